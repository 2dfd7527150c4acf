import { isOf } from '../journal/intent.ts';
import type { Intent, Journal } from '../journal/journal.ts';
import type { IntentKind, PayloadOf } from '../journal/payloads.ts';

/** The journal's lines about money. */
export { isOf };
export const openOf = <K extends IntentKind>(journal: Pick<Journal, 'openOf'>, kind: K): Intent<K>[] =>
  journal.openOf(kind);

type OfCharge = Pick<PayloadOf<'settle'>, 'means' | 'driver' | 'charge' | 'bills' | 'patientId' | 'before'>;

/** What every line about the same charge says; `before`: what of it is accounted for by now. */
export const sameCharge = (
  { means, driver, charge, bills, patientId }: OfCharge,
  before: number,
): OfCharge => ({ means, driver, charge, bills, patientId, before });
