import { Group } from 'react-aria-components';
import { DigitKeys } from './digit-keys.tsx';

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
      <DigitKeys onDigit={type} onErase={() => onDigits(digits.slice(0, -1))} erase={words.erase} />
    </Group>
  );
}
