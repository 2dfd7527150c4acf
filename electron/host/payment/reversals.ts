import type { Money, ReverseFate } from '../../../drivers/ports/payment.ts';
import { DELAYS } from '../delays.ts';
import type { Intent } from '../journal/journal.ts';
import type { PayloadOf } from '../journal/payloads.ts';
import type { Parts } from '../parts.ts';
import { bookedTooMuch } from './booked-too-much.ts';
import { isOf, openOf, sameCharge } from './lines.ts';
import { mint } from './mint.ts';
import { keyOf } from './reversible.ts';

/** Huỷ giao dịch: money goes back at the terminal, once, on a wish of staff. */
export interface Reversals {
  /** `task`: the line of staff's list that it answers, which is closed with it; null for a charge that was in order. */
  reverse(
    of: Pick<PayloadOf<'settle'>, 'means' | 'driver' | 'charge' | 'bills' | 'patientId' | 'before'>,
    money: Money,
    task: string | null,
    visit: string,
  ): Promise<ReverseFate>;
  /** Asks after reversals whose answer never came, as far as they are due. */
  askLeft(isDue: (id: string, payload: PayloadOf<'reverse'>) => boolean): Promise<void>;
  /** Staff's work at the terminals is over when it is aborted. */
  readonly closing: AbortSignal;
  /** Lets go of what is under way: the journal holds it for the next start. */
  close(): Promise<void>;
}

/** Lines of staff's list about money that is to go back. */
const BACK: readonly PayloadOf<'attention'>['why'][] = ['too-much', 'twice', 'no-bill'];

export function createReversals({
  config,
  drivers,
  journal,
  log,
  now,
}: Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now'>): Reversals {
  const closing = new AbortController();
  const running = new Map<string, Promise<ReverseFate>>();

  async function ask(intent: Intent<'reverse'>, again: boolean): Promise<ReverseFate> {
    const { means, driver, id, number, reference, charge, money } = intent.payload;
    const method = config.payment[means]?.driver === driver ? drivers.payment(means) : null;
    if (!method) return again ? { state: 'unknown' } : { state: 'not-reversed', why: 'not-started' };
    const limit = AbortSignal.any([closing.signal, AbortSignal.timeout(DELAYS.paymentStop)]);
    return method.reverse({ id, number, reference, charge, money, again }, limit);
  }

  async function send(intent: Intent<'reverse'>, again: boolean): Promise<ReverseFate> {
    const answer = ask(intent, again).then((fate) => conclude(intent, fate));
    running.set(intent.id, answer);
    try {
      return await answer;
    } finally {
      running.delete(intent.id);
    }
  }

  /** The money goes to the disk as gone together with what the HIS has wrong by then. */
  function conclude(intent: Intent<'reverse'>, fate: ReverseFate): ReverseFate {
    if (!journal.isOpen(intent.id)) return fate;
    if (fate.state === 'unknown') {
      log('intent.kept', { intent: intent.id, kind: 'reverse', why: 'unknown' });
      return fate;
    }
    const isGone = fate.state === 'reversed';
    const outcome = isGone ? 'reversed' : fate.why;
    const next = isGone ? bookedTooMuch(intent, journal.kept()) : [];
    journal.close(intent.id, 'reverse', outcome, undefined, next);
    log('intent.closed', { intent: intent.id, kind: 'reverse', outcome });
    if (isGone) closeAnswered(intent.payload);
    return fate;
  }

  /** The line of staff's list that it answers, and any other that wants the same money back. */
  function closeAnswered(gone: PayloadOf<'reverse'>): void {
    const key = keyOf(gone, gone.money);
    for (const { id, payload } of openOf(journal, 'attention')) {
      const isSame =
        BACK.includes(payload.why) && payload.money.every((piece) => keyOf(payload, piece) === key);
      if (id === gone.task || isSame) journal.close(id, 'attention', 'reversed');
    }
  }

  return {
    async reverse(of, money, task, visit) {
      const payload = {
        ...sameCharge({ ...of, patientId: '' }, of.before),
        task,
        money: { ...money },
        ...mint(now()),
      };
      const id = journal.open('reverse', visit, payload);
      log('intent.opened', { intent: id, kind: 'reverse' });
      const intent = {
        id,
        kind: 'reverse',
        visit,
        state: 'opened',
        outcome: null,
        at: now(),
        payload,
      } as const;
      return send(intent, false);
    },
    async askLeft(isDue) {
      // A host that died between the two.
      for (const { outcome, payload } of journal.kept().filter(isOf('reverse')))
        if (outcome === 'reversed') closeAnswered(payload);
      for (const intent of openOf(journal, 'reverse')) {
        if (closing.signal.aborted) return;
        // It may have been concluded, or taken up by another one, while those before it were asked.
        if (!journal.isOpen(intent.id) || running.has(intent.id)) continue;
        if (isDue(intent.id, intent.payload)) await send(intent, true);
      }
    },
    closing: closing.signal,
    async close() {
      closing.abort();
      await Promise.allSettled(running.values());
    },
  };
}
