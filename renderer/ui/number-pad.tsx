import { Group } from 'react-aria-components';
import { type DigitShape, groupedDigits, longestOf, restOf } from './digit-groups.ts';
import { DigitKeys } from './digit-keys.tsx';

interface NumberPadProps {
  /** Digits alone, without the blanks or strokes that are shown. */
  readonly digits: string;
  /** `phone`: `0912 345 678`. `number`: `001 090 123 456`. `date`: `22/11/2026`. */
  readonly shape: DigitShape;
  readonly onDigits: (digits: string) => void;
  readonly words: { readonly label: string; readonly erase: string; readonly typed: string };
}

/**
 * Digits that are shown as they are typed, in the groups in which they are read. Whether they are whole is told by
 * `isPhone`, `isNumber` and `dateOf` of digit-groups.ts.
 */
export function NumberPad({ digits, shape, onDigits, words }: NumberPadProps) {
  const type = (key: string): void => {
    if (digits.length < longestOf(shape, digits)) onDigits(digits + key);
  };
  return (
    <div className="number-pad">
      <output className="typed figure" aria-label={words.typed}>
        {groupedDigits(shape, digits)}
        <span className="typed-rest" aria-hidden>
          {restOf(shape, digits)}
        </span>
      </output>
      <Group className="keypad" aria-label={words.label}>
        <DigitKeys onDigit={type} onErase={() => onDigits(digits.slice(0, -1))} erase={words.erase} />
      </Group>
    </div>
  );
}
