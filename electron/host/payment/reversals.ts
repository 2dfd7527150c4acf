import { randomInt, randomUUID } from 'node:crypto';
import { chargeNumber, printReference } from '../../../drivers/codec/charge-reference.ts';
import type { Money, ReverseFate } from '../../../drivers/ports/payment.ts';
import { DELAYS } from '../delays.ts';
import type { Intent } from '../journal/journal.ts';
import type { PayloadOf } from '../journal/payloads.ts';
import type { Parts } from '../parts.ts';
import { isOf, openOf, sameCharge } from './lines.ts';

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
}

const RANDOM_BITS = 2 ** 14;
/** Lines of staff's list about money that is to go back. */
const BACK: readonly PayloadOf<'attention'>['why'][] = ['too-much', 'twice', 'no-bill'];

export function createReversals({
  config,
  drivers,
  journal,
  log,
  now,
}: Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now'>): Reversals {
  const running = new Set<string>();

  async function send(intent: Intent<'reverse'>, again: boolean): Promise<ReverseFate> {
    const { means, driver, id, number, reference, charge, money } = intent.payload;
    const method = config.payment[means]?.driver === driver ? drivers.payment(means) : null;
    if (!method) return { state: 'unknown' };
    running.add(intent.id);
    try {
      const wish = { id, number, reference, charge, money, again };
      return conclude(intent, await method.reverse(wish, AbortSignal.timeout(DELAYS.paymentStop)));
    } finally {
      running.delete(intent.id);
    }
  }

  /** The money and the line of staff's list that it answers are done with together. */
  function conclude(intent: Intent<'reverse'>, fate: ReverseFate): ReverseFate {
    if (!journal.isOpen(intent.id)) return fate;
    if (fate.state === 'unknown') {
      log('intent.kept', { intent: intent.id, kind: 'reverse', why: 'unknown' });
      return fate;
    }
    const outcome = fate.state === 'reversed' ? 'reversed' : fate.why;
    journal.close(intent.id, 'reverse', outcome);
    log('intent.closed', { intent: intent.id, kind: 'reverse', outcome });
    if (fate.state === 'reversed') closeAnswered(intent.payload);
    return fate;
  }

  /** The line of staff's list that it answers, and any other that wants the same money back. */
  function closeAnswered({ task, money }: PayloadOf<'reverse'>): void {
    for (const { id, payload } of openOf(journal, 'attention')) {
      const isSame = BACK.includes(payload.why) && payload.money.every((piece) => piece.id === money.id);
      if (id === task || isSame) journal.close(id, 'attention', 'reversed');
    }
  }

  return {
    async reverse(of, money, task, visit) {
      const number = chargeNumber(now(), randomInt(RANDOM_BITS));
      const payload = {
        ...sameCharge({ ...of, patientId: '' }, of.before),
        task,
        money: { ...money },
        id: randomUUID(),
        number,
        reference: printReference(number),
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
      for (const intent of openOf(journal, 'reverse'))
        if (!running.has(intent.id) && isDue(intent.id, intent.payload)) await send(intent, true);
    },
  };
}
