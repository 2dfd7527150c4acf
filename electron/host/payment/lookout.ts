import type { ChargeFate, PaymentMeans, PaymentMethod } from '../../../drivers/ports/payment.ts';
import type { EndingView } from '../../contract/payment-views.ts';
import { DELAYS } from '../delays.ts';
import type { Intent } from '../journal/journal.ts';
import type { PayloadOf } from '../journal/payloads.ts';
import type { Parts } from '../parts.ts';
import type { MoneyTrouble } from '../staff.ts';
import type { Booking } from './booking.ts';
import { concludeWatch } from './conclusion.ts';
import { isSoundMoney, sumOf } from './judge.ts';
import { openOf } from './lines.ts';
import type { Reversals } from './reversals.ts';
import type { Till } from './till.ts';

/** Goes on asking about money that nobody stands there for any more. */
export interface Lookout {
  /** Asks after what is due. */
  look(): Promise<void>;
  /** Asks now whether money has come late for these bills; true where something is looked out for. */
  askAbout(billIds: readonly string[]): Promise<boolean>;
  /** At the start: charges that are not known, and money that is not booked. Ends after a while, whatever is left. */
  lookAtOpen(): Promise<void>;
  close(): Promise<void>;
}

export interface LookoutParts
  extends Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now' | 'sleep'> {
  readonly till: Pick<Till, 'follows' | 'ended' | 'paidOtherwise'>;
  readonly booking: Booking;
  readonly reversals: Pick<Reversals, 'askLeft'>;
  /** Whether somebody stands there for this number. */
  readonly isHere: (numberKey: string) => boolean;
  tell(what: MoneyTrouble): void;
  /** Money came for a charge that was given up. */
  late(intent: Intent<'watch'>, ending: EndingView): void;
}

type Asked = Pick<PayloadOf<'charge'>, 'means' | 'driver' | 'charge'>;
const HOUR_MS = 3_600_000;

export function createLookout(parts: LookoutParts): Lookout {
  const { config, drivers, journal, log, now, till, booking } = parts;
  const stopped = new AbortController();
  const askedAt = new Map<string, number>();
  let current: Promise<void> | null = null;
  let sweptAt = now();

  const limit = (): AbortSignal =>
    AbortSignal.any([stopped.signal, AbortSignal.timeout(DELAYS.paymentQuestion)]);

  /** The means by which it was charged; null while it is not there, or was exchanged for another. */
  const methodOf = ({ means, driver }: Asked): PaymentMethod | null =>
    config.payment[means]?.driver === driver ? drivers.payment(means) : null;

  /** `visit`: the number that it is about. A clock that was set back makes everything due. */
  function isDue(id: string, { charge }: Asked, visit: string): boolean {
    const age = parts.isHere(visit) ? 0 : now() - charge.mintedAt;
    const [young, middle, old] = DELAYS.moneyAsk;
    const pause = age < DELAYS.moneyYoung ? young : age < DELAYS.moneyOld ? middle : old;
    const since = now() - (askedAt.get(id) ?? 0);
    return since < 0 || since >= pause;
  }

  /** A charge whose host died, or whose answer never came. What the provider still waits for is ended: nobody pays it now. */
  async function askCharge(intent: Intent<'charge'>): Promise<void> {
    const method = methodOf(intent.payload);
    if (!method) return;
    const { charge, mark } = intent.payload;
    const fate = await method.query(charge, mark, limit());
    const last = fate.state === 'open' ? await method.cancel(charge, mark, limit()) : fate;
    if (!stopped.signal.aborted) await till.ended(intent, last);
  }

  async function askWatch(intent: Intent<'watch'>): Promise<ChargeFate['state'] | undefined> {
    const { charge, until } = intent.payload;
    const fate = await methodOf(intent.payload)?.query(charge, null, limit());
    // Two may have asked at once.
    if (stopped.signal.aborted || !journal.isOpen(intent.id)) return fate?.state;
    const found = concludeWatch(intent, moneyOf(fate));
    if (found) {
      const { surplus, missing } = found.judgement;
      journal.close(intent.id, 'watch', 'money', undefined, found.next);
      log('intent.closed', { intent: intent.id, kind: 'watch', outcome: 'money' });
      const { reference, amount } = charge;
      log('money.judged', {
        charge: reference,
        asked: amount,
        came: found.came,
        surplus,
        missing,
        late: true,
      });
      for (const { kind, payload } of found.next) if (kind === 'attention') parts.tell(payload.why);
      if (found.judgement.pays.length > 0) {
        parts.tell('late');
        till.paidOtherwise(found.judgement.pays.map(({ id }) => id));
      }
      parts.late(intent, found.ending);
      await booking.bookLeft();
    } else if (now() > until && fate && fate.state !== 'unknown') {
      journal.close(intent.id, 'watch', 'quiet');
      log('intent.closed', { intent: intent.id, kind: 'watch', outcome: 'quiet' });
    }
    return fate?.state;
  }

  /** What was missing came later: nobody has to see to it any more, or to less. */
  function coverShorts(): void {
    const watches = openOf(journal, 'watch');
    for (const { id, payload } of openOf(journal, 'attention')) {
      if (payload.why !== 'short') continue;
      const watch = watches.find((one) => one.payload.charge.id === payload.charge.id);
      if (watch && sumOf(payload.bills) - watch.payload.before < payload.amount)
        journal.close(id, 'attention', 'came-later');
    }
  }

  /** A provider that does not answer is tried with one of them a look: the rest must not wait for its silence. */
  async function askWatches(): Promise<void> {
    const silent = new Set<PaymentMeans>();
    const lastAsked = ({ payload }: Intent<'watch'>): number => askedAt.get(payload.charge.id) ?? 0;
    // Who has waited longest comes first: one that nobody can answer for must not take the turn of the others.
    const watches = openOf(journal, 'watch').sort((one, other) => lastAsked(one) - lastAsked(other));
    for (const intent of watches) {
      const { charge, means } = intent.payload;
      if (stopped.signal.aborted) return;
      if (silent.has(means) || !isDue(charge.id, intent.payload, intent.visit)) continue;
      askedAt.set(charge.id, now());
      if ((await askWatch(intent)) === 'unknown') silent.add(means);
    }
  }

  /** Nobody asks any more after what is closed. */
  function forgetEnded(): void {
    const watched = new Set(openOf(journal, 'watch').map(({ payload }) => payload.charge.id));
    for (const id of askedAt.keys()) if (!watched.has(id) && !journal.isOpen(id)) askedAt.delete(id);
  }

  async function lookNow(all: boolean): Promise<void> {
    for (const intent of openOf(journal, 'charge')) {
      if (stopped.signal.aborted) return;
      if (till.follows(intent.id) || !(all || isDue(intent.id, intent.payload, intent.visit))) continue;
      askedAt.set(intent.id, now());
      await askCharge(intent);
    }
    const settles = openOf(journal, 'settle');
    if (settles.some(({ id, payload, visit }) => all || isDue(id, payload, visit))) {
      for (const { id } of settles) askedAt.set(id, now());
      await booking.bookLeft();
    }
    await parts.reversals.askLeft((id, payload) => {
      const due = all || isDue(id, payload, '');
      if (due) askedAt.set(id, now());
      return due;
    });
    if (!all) await askWatches();
    coverShorts();
    forgetEnded();
    if (now() - sweptAt < HOUR_MS) return;
    sweptAt = now();
    journal.forgetBefore(now() - config.payment.lateDays * 24 * HOUR_MS);
  }

  /** One look at a time; what is asked meanwhile is seen by the next one. */
  async function once(all: boolean): Promise<void> {
    if (current && !all) return;
    // What was begun before all was there does not count for the start.
    await current;
    if (stopped.signal.aborted) return;
    current = lookNow(all);
    try {
      await current;
    } finally {
      current = null;
    }
  }

  return {
    look: () => once(false),
    async askAbout(billIds) {
      const about = openOf(journal, 'watch').filter(({ payload }) =>
        payload.bills.some(({ id }) => billIds.includes(id)),
      );
      for (const intent of about) if (journal.isOpen(intent.id)) await askWatch(intent);
      return about.length > 0;
    },
    lookAtOpen: () => Promise.race([once(true), parts.sleep(DELAYS.moneyBoot, stopped.signal)]),
    async close() {
      stopped.abort();
      await current;
    },
  };
}

/** What cannot be money is none: nothing of it may reach the journal. */
const moneyOf = (fate: ChargeFate | undefined) =>
  (fate?.state === 'paid' || fate?.state === 'open') && isSoundMoney(fate.money) ? fate.money : [];
