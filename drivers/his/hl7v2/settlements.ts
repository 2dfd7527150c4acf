import type { Segment } from '../../codec/hl7v2/message.ts';
import { segment } from '../../codec/hl7v2/message.ts';
import { putInSegment } from '../../codec/hl7v2/put.ts';
import { printTime } from '../../codec/hl7v2/time.ts';
import type { HisFailure, SettleFailure, SettleRequest } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { Engine } from './engine.ts';
import type { MessageType } from './header.ts';
import { lastingId } from './header.ts';
import type { Hl7Options } from './options.ts';
import { pidOfPatient } from './person.ts';

/** Gạch nợ: money that came in, as payments (DFT^P03, HL7 v2.5.1, 6.4.1). */
export interface Settlements {
  settle(request: SettleRequest, signal: AbortSignal): Promise<Result<null, SettleFailure>>;
  find(key: string): Result<boolean, HisFailure>;
}

export const PAYMENT: MessageType = ['DFT', 'P03', 'DFT_P03'];

/** One FT1 for each bill, all under the key of the charge (FT1-2): what of the money goes to it. */
const paymentBody = (request: SettleRequest, options: Hl7Options, at: number): readonly Segment[] => [
  segment('EVN', { 2: printTime(at, options.timeZone) }),
  pidOfPatient(request.patientId, options),
  ...request.bills.map(({ id, amount }, index) =>
    putInSegment(
      segment('FT1', {
        1: String(index + 1),
        2: request.key,
        // The batch: all parts of one charge, as staff and bank call it.
        3: request.reference,
        4: printTime(Date.parse(request.at), options.timeZone),
        6: 'PY',
        7: [request.means],
        // The provider's names of the money.
        8: request.moneyIds.join(' '),
        11: [[String(amount), 'VND']],
      }),
      options.fields.bill,
      id,
    ),
  ),
];

export function createSettlements(engine: Engine, options: Hl7Options, now: () => number): Settlements {
  /** Keys that the hospital acknowledged since the driver was opened. */
  const booked = new Set<string>();

  const failureOf = (errors: readonly string[]): SettleFailure => {
    const isOneOf = (codes: readonly string[]) => errors.some((code) => codes.includes(code));
    if (isOneOf(options.codes.alreadyPaid)) return 'already-paid';
    return isOneOf(options.codes.noBill) ? 'no-bill' : 'bad-answer';
  };

  return {
    async settle(request, signal) {
      const body = paymentBody(request, options, now());
      const told = await engine.tell(PAYMENT, lastingId('P03', request.key), body, signal);
      const isDouble =
        told.kind === 'error' && told.errors.some((code) => options.codes.duplicate.includes(code));
      if (told.kind === 'accepted' || isDouble) {
        booked.add(request.key);
        return ok(null);
      }
      switch (told.kind) {
        case 'error':
          return err(failureOf(told.errors));
        case 'rejected':
          return err(told.failure);
        case 'not-sent':
          return err('no-answer');
        case 'unknown':
          return err('unknown');
      }
    },

    // HL7 v2 has no question for payments. Whoever needs to know sends the same payment again: it is booked once.
    find: (key) => (booked.has(key) ? ok(true) : err('no-answer', 'HL7 v2 cannot be asked for money')),
  };
}
