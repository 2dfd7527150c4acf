import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface Point {
  readonly icon: LucideIcon;
  readonly kind: 'plain' | 'good' | 'care' | 'bad';
  readonly text: ReactNode;
}

/** What there is to know, one sign and one sentence each: what happened, what to do now, who helps. */
export function Points({ points, small }: { points: readonly Point[]; small?: ReactNode }) {
  return (
    <div className="points">
      <ul>
        {points.map(({ icon: Icon, kind, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a screen is fixed in order and length
          <li key={at} className={kind}>
            <span className="point-sign">
              <Icon className="icon" aria-hidden />
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {small && <p className="small figure">{small}</p>}
    </div>
  );
}
