import { randomInt, randomUUID } from 'node:crypto';
import { chargeNumber, printReference } from '../../../drivers/codec/charge-reference.ts';

/** The three names of one charge or reversal. */
export interface Minted {
  readonly id: string;
  readonly number: number;
  readonly reference: string;
}

const RANDOM_BITS = 2 ** 14;
/** Numbers begin with 2026: a clock that has lost its battery says less. */
const EARLIEST = Date.UTC(2026, 0, 1) + 1_000;

/** Never the same twice, whatever the clock says; the provider refuses a number that another kiosk has minted. */
export function mint(now: number): Minted {
  const number = chargeNumber(Math.max(now, EARLIEST), randomInt(RANDOM_BITS));
  return { id: randomUUID(), number, reference: printReference(number) };
}
