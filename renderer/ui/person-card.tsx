import { UserRound } from 'lucide-react';
import type { Fact } from './facts.tsx';
import { Facts } from './facts.tsx';

/** The person as on the card: the name whole, the number masked. */
export function PersonCard({
  nameLabel,
  name,
  facts,
}: {
  nameLabel: string;
  name: string;
  facts: readonly Fact[];
}) {
  return (
    <div className="person">
      <div className="person-name">
        <UserRound className="person-sign" aria-hidden />
        <p>
          <span className="label">{nameLabel}</span>
          <strong>{name}</strong>
        </p>
      </div>
      <Facts facts={facts} />
    </div>
  );
}
