import type { Customer } from '../money.ts';
import type { MessageFaults } from './message-faults.ts';

/** What a person can do about a code. */
export interface PayerActs {
  pays(key: string, amount: number): void;
  cancels(key: string): void;
}

const NOBODY: Customer = { does: 'waits' };
/** What `wrong-amount` adds to what was asked, in đồng. */
export const WRONG_BY = 1_000;

/** The person in front of the screen: acts once on each code that reached it. */
export class Payer {
  does: Customer = NOBODY;
  private readonly acts: PayerActs;
  private readonly faults: MessageFaults;
  private readonly transfer: string;
  private readonly seen = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();

  /** `transfer`: what a transfer is called where a fault is to fall on it. */
  constructor(acts: PayerActs, faults: MessageFaults, transfer: string) {
    this.acts = acts;
    this.faults = faults;
    this.transfer = transfer;
  }

  /** A code that asks for an amount is on the screen; told again, nothing happens. */
  sees(key: string, asked: number): void {
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const { does } = this;
    if (does.does !== 'pays' && does.does !== 'cancels') return;
    this.later(does.afterMs ?? 0, () => {
      if (does.does === 'cancels') return this.acts.cancels(key);
      const wrong = this.faults.take(this.transfer, ['wrong-amount']);
      const amount = (does.amount ?? asked) + (wrong ? WRONG_BY : 0);
      for (let time = 0; time < (does.times ?? 1); time++) this.acts.pays(key, amount);
    });
  }

  private later(afterMs: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, afterMs);
    timer.unref();
    this.timers.add(timer);
  }

  /** Goes away, with all that was still to come. */
  leaves(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.seen.clear();
    this.does = NOBODY;
  }
}
