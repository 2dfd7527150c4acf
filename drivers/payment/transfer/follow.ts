import type { ChargeFate, ChargeIntent, NotPaid } from '../../ports/payment.ts';
import type { Clock } from './clock.ts';
import type { OrderDesk, OrderWord, Silence } from './desk.ts';
import { askedFate, endOf, isPaidExactly, moneyOf, notStarted, UNKNOWN } from './fate.ts';

export interface FollowOptions {
  readonly pollMs: number;
  /** So long may the provider say nothing, milliseconds; then the charge is `unknown`. */
  readonly silenceMs: number;
}

/** One charge under way. */
export interface Run {
  readonly intent: ChargeIntent;
  /** The kiosk closes: everything stays as it is. */
  readonly signal: AbortSignal;
  /** Aborted too when the patient wants to stop: ends every pause. */
  readonly woken: AbortSignal;
  readonly isStopping: () => boolean;
  readonly seen: () => void;
  readonly silent: (why: Silence) => void;
}

/** So often must the provider say that it knows no such order: the request for it may still be on its way. */
const NONE_IN_A_ROW = 3;

export interface Follower {
  /** Follows an order that the patient sees, to its end. */
  follow(run: Run): Promise<ChargeFate>;
  /**
   * Closes an order and asks until the provider says how it ended. `ours`: why it is closed. `absent`: it may never have been
   * created; what it means that the provider says so again and again.
   */
  settle(run: Run, ours: NotPaid, absent?: () => ChargeFate): Promise<ChargeFate>;
  /** Finds out whether an order stands whose creation was not answered: `stands` where it waits for money. */
  find(run: Run, absent: () => ChargeFate): Promise<ChargeFate | 'stands'>;
  /** Asks what became of an order, and changes nothing of it. `absent`: as for `settle`. */
  ask(run: Run, absent: () => ChargeFate): Promise<ChargeFate>;
}

/** The questions that a charge by transfer asks, and how long. Nothing here creates an order. */
export const createFollower = (desk: OrderDesk, clock: Clock, options: FollowOptions): Follower => {
  const { pollMs, silenceMs } = options;

  const read = async ({ intent, signal, silent }: Run): Promise<OrderWord> => {
    const word = await desk.read(intent, signal);
    if (word.state === 'no-answer' && !signal.aborted) silent(word.why);
    return word;
  };

  const settle = async (run: Run, ours: NotPaid, absent?: () => ChargeFate): Promise<ChargeFate> => {
    const until = clock.now() + silenceMs;
    let last: OrderWord = { state: 'none' };
    let nones = 0;
    while (!run.signal.aborted) {
      await desk.close(run.intent, run.signal);
      const word = await read(run);
      if (word.state !== 'no-answer') last = word;
      nones = word.state === 'none' ? nones + 1 : 0;
      if (absent !== undefined && nones === NONE_IN_A_ROW) return absent();
      const end = endOf(word, ours);
      if (end !== null) return end;
      if (clock.now() >= until) break;
      await clock.sleep(pollMs, run.signal);
    }
    // Money is money, even where the provider will not close the order.
    const money = moneyOf(last);
    return money.length > 0 && !run.signal.aborted ? { state: 'paid', money } : UNKNOWN;
  };

  const pause = ({ intent, woken }: Run): Promise<void> =>
    clock.sleep(Math.min(pollMs, Math.max(0, intent.expiresAt - clock.now())), woken);

  /** The fate, or null while the order waits for its money. */
  const judge = (run: Run, word: OrderWord): Promise<ChargeFate> | ChargeFate | null => {
    if (isPaidExactly(word, run.intent)) return endOf(word, null);
    if (moneyOf(word).length > 0) return settle(run, { why: 'cancelled' });
    if (word.state === 'seen') run.seen();
    return endOf(word, null);
  };

  const follow = async (run: Run): Promise<ChargeFate> => {
    let heardAt = clock.now();
    while (true) {
      await pause(run);
      if (run.signal.aborted) return UNKNOWN;
      if (run.isStopping()) return settle(run, { why: 'cancelled' });
      if (clock.now() >= run.intent.expiresAt) return settle(run, { why: 'expired' });
      const word = await read(run);
      const fate = await judge(run, word);
      if (fate !== null) return fate;
      // An order that was shown and is not there is no answer either.
      const isAnswer = word.state === 'waiting' || word.state === 'seen';
      if (isAnswer) heardAt = clock.now();
      else if (clock.now() - heardAt >= silenceMs) return UNKNOWN;
    }
  };

  const find = async (run: Run, absent: () => ChargeFate): Promise<ChargeFate | 'stands'> => {
    const until = clock.now() + silenceMs;
    let nones = 0;
    while (!run.signal.aborted) {
      const word = await read(run);
      nones = word.state === 'none' ? nones + 1 : 0;
      if (nones === NONE_IN_A_ROW) return absent();
      if (isPaidExactly(word, run.intent)) return endOf(word, null) ?? UNKNOWN;
      if (moneyOf(word).length > 0) return settle(run, notStarted('offline'));
      if (word.state === 'waiting' || word.state === 'seen') return 'stands';
      const end = endOf(word, notStarted('offline'));
      if (end !== null) return end;
      if (clock.now() >= until) break;
      await clock.sleep(pollMs, run.signal);
    }
    return UNKNOWN;
  };

  const ask = async (run: Run, absent: () => ChargeFate): Promise<ChargeFate> => {
    for (let nones = 1; !run.signal.aborted; nones += 1) {
      const word = await desk.read(run.intent, run.signal);
      if (word.state !== 'none') return askedFate(word);
      // Nothing is to be believed yet: whoever asks next may find it.
      if (nones === NONE_IN_A_ROW || absent().state === 'unknown') return absent();
      await clock.sleep(pollMs, run.signal);
    }
    return UNKNOWN;
  };

  return { follow, settle, find, ask };
};
