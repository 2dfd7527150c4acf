import type { FaultOptions, MoneyFault } from '../money.ts';

/** Milliseconds by which a message is late where nobody says more. */
const DELAY_MS = 1_000;

/** The fault that one message meets. */
export interface MetFault {
  readonly fault: MoneyFault;
  readonly delayMs: number;
}

/** Which of the next messages meet a fault. `away` is none of a message: nobody listens until it is taken back. */
export class MessageFaults {
  private set: { readonly met: MetFault; readonly message: string | null; left: number } | null = null;

  change(fault: MoneyFault | null, { times = 1, delayMs = DELAY_MS, message }: FaultOptions = {}): void {
    this.set =
      fault === null || fault === 'away'
        ? null
        : { met: { fault, delayMs }, message: message ?? null, left: times };
  }

  /** The fault of a message that came in. `charging`: it asks for money, which alone can be a wrong amount. */
  take(message: string, charging: boolean): MetFault | null {
    const { set } = this;
    if (!set || (set.message !== null && set.message !== message)) return null;
    if (set.met.fault === 'wrong-amount' && !charging) return null;
    return this.use(set);
  }

  /** The fault of a message that goes out: only one that was asked for by this very name. */
  takeNamed(message: string): MetFault | null {
    return this.set?.message === message ? this.use(this.set) : null;
  }

  private use(set: { readonly met: MetFault; left: number }): MetFault {
    set.left -= 1;
    if (set.left <= 0) this.set = null;
    return set.met;
  }
}

/** What a terminal takes that takes the wrong amount: 1,000 đồng less, and more where there is not so much. */
export const wrongAmount = (asked: number): number => (asked > 1_000 ? asked - 1_000 : asked + 1_000);
