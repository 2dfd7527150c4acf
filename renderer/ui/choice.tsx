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
  /** One of several that can be taken together: whether it is. */
  readonly chosen?: boolean;
  readonly onChoose: () => void;
}

/** One of several: a whole field to touch, at least 160 px high. */
export function Choice(props: ChoiceProps) {
  const { title, detail, value, note, icon, unavailable = false, chosen, onChoose } = props;
  return (
    <Button
      className="choice"
      aria-disabled={unavailable}
      {...(chosen !== undefined && { 'aria-pressed': chosen })}
      onPress={once(unavailable ? undefined : onChoose)}
    >
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
      {!unavailable && !value && chosen === undefined && <ChevronRight className="icon" aria-hidden />}
    </Button>
  );
}
