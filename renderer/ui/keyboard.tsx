import { Delete } from 'lucide-react';
import { Button, Group } from 'react-aria-components';
import { type Capitals, erased, type InputMethod, nextIsCapital, typedOn } from './typing.ts';
import { type KeyRows, LETTERS } from './typing-rows.ts';

const LONGEST = 30;

interface KeyboardProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly words: { readonly label: string; readonly space: string; readonly delete: string };
  /** `LETTERS` where nothing is told; `LETTERS_AND_DIGITS` for an address. */
  readonly rows?: KeyRows;
  /** Which letters become capitals by themselves; none where nothing is told. */
  readonly capitals?: Capitals;
  /** Telex where nothing is told. */
  readonly method?: InputMethod;
  /** No more characters than these are taken. */
  readonly longest?: number;
}

/** Letters, without suggestions: what is typed stays on this screen. */
export function Keyboard({
  text,
  onText,
  words,
  rows: { rows, signs } = LETTERS,
  capitals = 'none',
  method = 'telex',
  longest = LONGEST,
}: KeyboardProps) {
  const capital = nextIsCapital(text, capitals);
  const type = (key: string): void => onText(typedOn(text, key, { capitals, method, longest }));
  return (
    <Group className="keyboard" aria-label={words.label}>
      {rows.map((row, at) => (
        <div key={row} className="keys">
          <Keys keys={row} capital={capital} onKey={type} />
          {at === rows.length - 1 && (
            <Button className="key wide" aria-label={words.delete} onPress={() => onText(erased(text))}>
              <Delete className="icon" aria-hidden />
            </Button>
          )}
        </div>
      ))}
      <div className="keys">
        <Keys keys={signs[0]} onKey={type} />
        <Button className="key space" onPress={() => type(' ')}>
          {words.space}
        </Button>
        <Keys keys={signs[1]} onKey={type} />
      </div>
    </Group>
  );
}

interface KeysProps {
  readonly keys: string;
  readonly capital?: boolean;
  readonly onKey: (key: string) => void;
}

function Keys({ keys, capital = false, onKey }: KeysProps) {
  return [...keys].map((key) => (
    <Button key={key} className="key" onPress={() => onKey(key)}>
      {capital ? key.toUpperCase() : key}
    </Button>
  ));
}
