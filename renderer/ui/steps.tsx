import { Check } from 'lucide-react';

interface StepsProps {
  readonly names: readonly string[];
  /** Index of the present one. */
  readonly at: number;
  readonly label: string;
  readonly short: string;
}

/** How far along: done, present and coming steps, told apart by sign and weight, not by colour alone. */
export function Steps({ names, at, label, short }: StepsProps) {
  return (
    <div className="steps" role="img" aria-label={label}>
      <ol aria-hidden>
        {names.map((name, index) => (
          <li key={name} className={index < at ? 'done' : index === at ? 'present' : 'coming'}>
            <span className="dot">{index < at ? <Check className="icon" /> : index + 1}</span>
            <span className="step-name">{name}</span>
          </li>
        ))}
      </ol>
      <span className="step-short" aria-hidden>
        {short}
      </span>
    </div>
  );
}
