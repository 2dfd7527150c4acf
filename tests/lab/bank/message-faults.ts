import type { FaultOptions, MoneyFault } from '../money.ts';

/** A fault that falls on a message, with how late a delayed answer comes. */
export interface Fallen {
  readonly fault: MoneyFault;
  readonly delayMs: number;
  /** How many messages it fell on before. */
  readonly turn: number;
}

const DELAY_MS = 1_000;

/** The fault that is set, counted down as it falls on messages. */
export class MessageFaults {
  private fault: MoneyFault | null = null;
  private options: FaultOptions = {};
  private left = 0;
  private turn = 0;

  set(fault: MoneyFault | null, options: FaultOptions = {}): void {
    this.fault = fault;
    this.options = options;
    this.left = options.times ?? 1;
    this.turn = 0;
  }

  /**
   * What falls on this message, which uses it up. `general`: faults that may fall on it where no message was named;
   * `named`: those that fall on it only where it was.
   */
  take(message: string, general: readonly MoneyFault[], named: readonly MoneyFault[] = []): Fallen | null {
    const { fault, options } = this;
    if (fault === null || this.left === 0) return null;
    const meant =
      options.message === undefined
        ? general.includes(fault)
        : options.message === message && (general.includes(fault) || named.includes(fault));
    if (!meant) return null;
    this.left -= 1;
    const turn = this.turn++;
    return { fault, delayMs: options.delayMs ?? DELAY_MS, turn };
  }
}
