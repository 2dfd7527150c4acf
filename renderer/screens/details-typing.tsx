import { Eraser } from 'lucide-react';
import type { ReactNode } from 'react';
import { Action } from '../ui/action.tsx';
import type { View } from './view.ts';

interface TypedRowProps {
  readonly view: View;
  readonly text: string;
  /** Beside what is typed; where nothing is told, all of it can be cleared. */
  readonly action?: ReactNode;
  readonly onClear?: () => void;
  /** Text of several lines: smaller, and its end is what is seen. */
  readonly long?: boolean;
}

/** What was typed so far, above the keyboard. */
export function TypedRow({ view, text, action, onClear, long = false }: TypedRowProps) {
  const { say } = view;
  return (
    <div className="typed-row">
      <Typed view={view} text={text} long={long} />
      {action}
      {onClear && (
        <Action kind="quiet" icon={Eraser} unavailable={text === ''} onPress={onClear}>
          {say('details.clear')}
        </Action>
      )}
    </div>
  );
}

/** The same alone. */
export const Typed = ({
  view: { say },
  text,
  long = false,
}: Pick<TypedRowProps, 'view' | 'text' | 'long'>) => (
  <output className={long ? 'typed long' : 'typed'} aria-label={say('keyboard.typed')}>
    {text}
  </output>
);
