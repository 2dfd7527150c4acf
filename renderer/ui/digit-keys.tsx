import { Delete } from 'lucide-react';
import { Button } from 'react-aria-components';

const ROWS = ['123', '456', '789'] as const;

interface DigitKeysProps {
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
  /** Of the key that erases. */
  readonly erase: string;
}

/** Ten digits and a key that erases, as on a telephone. */
export function DigitKeys({ onDigit, onErase, erase }: DigitKeysProps) {
  return (
    <>
      {ROWS.map((row) => (
        <div key={row} className="keys">
          {[...row].map((key) => (
            <Digit key={key} digit={key} onDigit={onDigit} />
          ))}
        </div>
      ))}
      <div className="keys">
        <span className="key-gap" />
        <Digit digit="0" onDigit={onDigit} />
        <Button className="key pad" aria-label={erase} onPress={onErase}>
          <Delete className="icon" aria-hidden />
        </Button>
      </div>
    </>
  );
}

function Digit({ digit, onDigit }: { digit: string; onDigit: (digit: string) => void }) {
  return (
    <Button className="key pad figure" onPress={() => onDigit(digit)}>
      {digit}
    </Button>
  );
}
