import type { SettleFailure, SettleRequest } from '../../../drivers/ports/his.ts';
import type { Result } from '../../../drivers/ports/result.ts';
import { err, ok } from '../../../drivers/ports/result.ts';
import { createTurn } from '../../../drivers/transport/turn.ts';
import { DELAYS } from '../delays.ts';
import type { Intent, Opening } from '../journal/journal.ts';
import type { PayloadOf } from '../journal/payloads.ts';
import type { Parts } from '../parts.ts';
import type { MoneyTrouble } from '../staff.ts';
import { sumOf } from './judge.ts';
import { openOf, sameCharge } from './lines.ts';

/** Gạch nợ: money that came is booked in the HIS, once, however often it has to be said. */
export interface Booking {
  /** Whether the HIS has it. What it cannot take now stays in the journal, is tried again, and stands on staff's list. */
  book(intent: string): Promise<boolean>;
  /** Tries all that is left. */
  bookLeft(): Promise<void>;
  /** Staff see to it themselves: false where the HIS has booked it meanwhile. */
  giveUp(intent: string): Promise<boolean>;
  /** Ends what is under way, unbooked. */
  close(): Promise<void>;
}

/** `silent`: the HIS says nothing, or cannot be reached. */
type Tried = 'booked' | 'not-booked' | 'silent';

export function createBooking(
  { drivers, journal, log }: Pick<Parts, 'drivers' | 'journal' | 'log'>,
  tell: (what: MoneyTrouble) => void,
): Booking {
  const turn = createTurn();
  const closing = new AbortController();
  /** Lines of which staff were told already. */
  const told = new Set<string>();

  async function bookNow(id: string): Promise<Tried> {
    const intent = openOf(journal, 'settle').find((one) => one.id === id);
    if (!intent) return 'booked';
    if (closing.signal.aborted) return 'silent';
    const result = await settleOnce(requestOf(intent));
    if (closing.signal.aborted) return 'silent';
    if (result.ok) return close(intent, 'booked', []);
    switch (result.error) {
      case 'already-paid':
        return close(intent, 'already-paid', [attentionOf(intent, 'twice')]);
      case 'no-bill':
        return close(intent, 'no-bill', [attentionOf(intent, 'no-bill')]);
      default:
        log('settle.failed', { intent: id, why: result.error });
        if (!told.has(id)) tell('unbooked');
        told.add(id);
        return result.error === 'no-answer' || result.error === 'unknown' ? 'silent' : 'not-booked';
    }
  }

  function close(intent: Intent<'settle'>, outcome: string, next: readonly Opening[]): Tried {
    // Staff have seen to it while the HIS was asked.
    if (!journal.isOpen(intent.id)) return outcome === 'booked' ? 'booked' : 'not-booked';
    // The HIS's number of the patient has done its work.
    journal.close(intent.id, 'settle', outcome, { ...intent.payload, patientId: '' }, next);
    log('intent.closed', { intent: intent.id, kind: 'settle', outcome });
    for (const { kind, payload } of next) if (kind === 'attention') tell(payload.why);
    return outcome === 'booked' ? 'booked' : 'not-booked';
  }

  /** An answer that was lost is asked for; only a HIS that says it has no such money is told again. */
  async function settleOnce(request: SettleRequest): Promise<Result<null, SettleFailure>> {
    const his = drivers.his();
    if (!his) return err('no-answer');
    const first = await his.settle(request, limit(DELAYS.register));
    if (first.ok || first.error !== 'unknown') return first;
    const found = await his.findSettlement(request.key, limit(DELAYS.hisQuestion));
    return found.ok && found.value ? ok(null) : err('unknown');
  }

  const limit = (ms: number): AbortSignal => AbortSignal.any([closing.signal, AbortSignal.timeout(ms)]);

  return {
    book: async (intent) => (await turn(() => bookNow(intent))) === 'booked',
    /** A HIS that does not answer is tried with one of them: others wait for their turn, too. */
    async bookLeft() {
      for (const { id } of openOf(journal, 'settle'))
        if ((await turn(() => bookNow(id))) === 'silent') return;
    },
    giveUp: (id) =>
      turn(async () => {
        const intent = openOf(journal, 'settle').find((one) => one.id === id);
        if (intent) close(intent, 'by-staff', []);
        return intent !== undefined;
      }),
    async close() {
      closing.abort();
      await turn(async () => undefined);
    },
  };
}

/** ISO instant; when the money was journalled where the provider's own word is none. */
const instantOf = (told: number | null, journalled: number): string => {
  const isSane = told !== null && Math.abs(told - journalled) < YEAR_MS;
  return new Date(isSane ? told : journalled).toISOString();
};
const YEAR_MS = 366 * 86_400_000;

const requestOf = ({ id, at, payload }: Intent<'settle'>): SettleRequest => ({
  key: id,
  patientId: payload.patientId,
  bills: payload.bills,
  means: payload.means,
  reference: payload.charge.reference,
  moneyIds: payload.money.map((piece) => piece.id),
  at: instantOf(payload.money.at(-1)?.at ?? null, at),
});

/** The HIS does not want it: it goes back, or staff find its bill. */
const attentionOf = ({ visit, payload }: Intent<'settle'>, why: PayloadOf<'attention'>['why']): Opening => ({
  kind: 'attention',
  visit,
  payload: {
    ...sameCharge({ ...payload, patientId: '' }, payload.before),
    why,
    amount: sumOf(payload.bills),
    money: payload.money,
  },
});
