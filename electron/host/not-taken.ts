import { DELAYS } from './delays.ts';

interface Failing {
  /** Since when it has failed for itself each time; null: the HIS was silent since. */
  since: number | null;
  isPassedOver: boolean;
  isTold: boolean;
  /** 0 until the HIS took another in a round in which it did not take this one. */
  pause: number;
  heldUntil: number;
}

const NEW: Failing = { since: null, isPassedOver: false, isTold: false, pause: 0, heldUntil: 0 };

/** Kept visits that the HIS does not take though it answers: each fails for itself, and must not hold up the rest. */
export interface NotTaken {
  beginRound(): void;
  has(intent: string): boolean;
  isEmpty(): boolean;
  /** It failed for itself once more: whether the next ones go ahead of it, and whether staff are to hear of it now. */
  failed(intent: string): { readonly isPassedOver: boolean; readonly isNews: boolean };
  /** The HIS did not answer: that says nothing about the visit, and how long it has failed counts anew. */
  wasSilent(intent: string): void;
  /**
   * The HIS took a visit, so those that it did not take before in this round fail for themselves: they are tried again after
   * a pause, which grows. Without such proof it may take nobody's, and each is tried in its turn, so that order holds.
   */
  tookAnother(): void;
  /** Its pause is not over. */
  isHeld(intent: string): boolean;
  delete(intent: string): void;
}

export function createNotTaken(now: () => number): NotTaken {
  const failing = new Map<string, Failing>();
  let passedNow: Failing[] = [];

  function hold(one: Failing): void {
    one.pause = Math.min(Math.max(DELAYS.forwardAgain, 2 * one.pause), DELAYS.forwardAgainMost);
    one.heldUntil = now() + one.pause;
  }

  return {
    beginRound() {
      passedNow = [];
    },
    has: (intent) => failing.has(intent),
    isEmpty: () => failing.size === 0,
    failed(intent) {
      const one = failing.get(intent) ?? { ...NEW };
      failing.set(intent, one);
      one.since ??= now();
      const lasts = now() - one.since;
      one.isPassedOver ||= lasts >= DELAYS.forwardInFront;
      if (one.pause > 0) hold(one);
      else if (one.isPassedOver) passedNow.push(one);
      const isNews = one.isPassedOver && !one.isTold && lasts >= DELAYS.forwardUntold;
      one.isTold ||= isNews;
      return { isPassedOver: one.isPassedOver, isNews };
    },
    wasSilent(intent) {
      const one = failing.get(intent);
      if (one?.pause === 0) Object.assign(one, NEW);
    },
    tookAnother() {
      for (const one of passedNow.splice(0)) hold(one);
    },
    isHeld: (intent) => now() < (failing.get(intent)?.heldUntil ?? 0),
    delete: (intent) => {
      failing.delete(intent);
    },
  };
}
