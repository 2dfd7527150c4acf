import { UserRound } from 'lucide-react';
import { Face } from './drawings/drawings.tsx';
import type { Fact } from './facts.tsx';
import { Facts } from './facts.tsx';

interface PersonCardProps {
  readonly nameLabel: string;
  readonly name: string;
  readonly facts: readonly Fact[];
  /** Where there is a portrait to come; `url` is null until it has. */
  readonly portrait?: { readonly url: string | null; readonly words: string } | null;
}

/** The person as on the card: the name whole, the number masked, the face where a chip gave it. */
export function PersonCard({ nameLabel, name, facts, portrait }: PersonCardProps) {
  return (
    <div className={portrait ? 'person faced' : 'person'}>
      <div className="person-name">
        {!portrait && <UserRound className="person-sign" aria-hidden />}
        <p>
          <span className="label">{nameLabel}</span>
          <strong>{name}</strong>
        </p>
      </div>
      {portrait && (
        <div className="person-face">
          {portrait.url ? <img src={portrait.url} alt={portrait.words} /> : <Face />}
        </div>
      )}
      <Facts facts={facts} />
    </div>
  );
}
