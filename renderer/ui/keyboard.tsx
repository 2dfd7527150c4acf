import { Delete } from 'lucide-react';
import { Button, Group } from 'react-aria-components';
import { telex } from './telex.ts';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const LONGEST = 30;

interface KeyboardProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly words: { readonly label: string; readonly space: string; readonly delete: string };
}

/** Letters with Telex, without suggestions: what is typed stays on this screen. */
export function Keyboard({ text, onText, words }: KeyboardProps) {
  const type = (key: string): void => onText(text.length < LONGEST ? telex(text, key) : text);
  return (
    <Group className="keyboard" aria-label={words.label}>
      {ROWS.map((row) => (
        <div key={row} className="keys">
          {[...row].map((key) => (
            <Button key={key} className="key" onPress={() => type(key)}>
              {key}
            </Button>
          ))}
          {row === ROWS[2] && (
            <Button className="key wide" aria-label={words.delete} onPress={() => onText(text.slice(0, -1))}>
              <Delete className="icon" aria-hidden />
            </Button>
          )}
        </div>
      ))}
      <div className="keys">
        <Button className="key space" onPress={() => type(' ')}>
          {words.space}
        </Button>
      </div>
    </Group>
  );
}
