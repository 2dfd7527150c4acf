import { Delete } from 'lucide-react';
import { Button, Group } from 'react-aria-components';

const ROWS = ['123', '456', '789'] as const;

interface KeypadProps {
  readonly digits: string;
  /** No more than these are taken. */
  readonly longest: number;
  readonly onDigits: (digits: string) => void;
  readonly words: { readonly label: string; readonly erase: string; readonly typed: string };
}

/** Digits that nobody reads over a shoulder: typed ones are dots, for eyes and for a screen reader. */
export function Keypad({ digits, longest, onDigits, words }: KeypadProps) {
  const type = (key: string): void => onDigits(digits.length < longest ? digits + key : digits);
  return (
    <Group className="keypad" aria-label={words.label}>
      <output className="keypad-typed" aria-label={words.typed}>
        {Array.from({ length: longest }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places do not move
          <i key={at} className={at < digits.length ? 'filled' : ''} />
        ))}
      </output>
      {ROWS.map((row) => (
        <div key={row} className="keys">
          {[...row].map((key) => (
            <Digit key={key} digit={key} onDigit={type} />
          ))}
        </div>
      ))}
      <div className="keys">
        <span className="key-gap" />
        <Digit digit="0" onDigit={type} />
        <Button className="key pad" aria-label={words.erase} onPress={() => onDigits(digits.slice(0, -1))}>
          <Delete className="icon" aria-hidden />
        </Button>
      </div>
    </Group>
  );
}

function Digit({ digit, onDigit }: { digit: string; onDigit: (digit: string) => void }) {
  return (
    <Button className="key pad figure" onPress={() => onDigit(digit)}>
      {digit}
    </Button>
  );
}
