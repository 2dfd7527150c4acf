import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { once } from './press.ts';

interface ChoiceProps {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** On the right: a price, and below it how many places. */
  readonly value?: ReactNode;
  readonly note?: ReactNode;
  readonly icon?: ReactNode;
  /** Shown with its reason, and not to be chosen. */
  readonly unavailable?: boolean;
  readonly onChoose: () => void;
}

/** One of several: a whole field to touch, at least 160 px high. */
export function Choice({ title, detail, value, note, icon, unavailable = false, onChoose }: ChoiceProps) {
  return (
    <Button className="choice" aria-disabled={unavailable} onPress={once(unavailable ? undefined : onChoose)}>
      {icon && <span className="choice-icon">{icon}</span>}
      <span className="choice-words">
        <strong>{title}</strong>
        {detail && <span className="choice-detail">{detail}</span>}
      </span>
      {(value || note) && (
        <span className="choice-value">
          {value && <span className="figure">{value}</span>}
          {note && <span className="choice-note">{note}</span>}
        </span>
      )}
      {!unavailable && !value && <ChevronRight className="icon" aria-hidden />}
    </Button>
  );
}
