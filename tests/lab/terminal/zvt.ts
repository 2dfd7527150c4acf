import type { Customer, LabMoney, MessageWatch } from '../money.ts';
import { ptyMissing } from '../socat.ts';
import { MessageFaults } from './faults.ts';
import { Till, type TillOptions } from './till.ts';
import { startZvtSerial, type ZvtSerialFront } from './zvt-serial.ts';
import type { PtParts } from './zvt-session.ts';
import { ZvtTcpFront } from './zvt-tcp.ts';

export interface ZvtOptions extends TillOptions {
  /** 0 or left out: any that is free. */
  readonly port?: number;
  /** Folder for the ends of a serial line; without it the terminal has no serial port. */
  readonly serialIn?: string;
  /** Milliseconds that a register has to acknowledge a message. */
  readonly ackMs?: number;
}

/**
 * A payment terminal (PT) that speaks ZVT (PA00P015) over TCP on loopback and, where socat is there, over a serial line
 * (PA00P016). A register says who it is (06 00) in every connection before it asks for more. While a sale is under way
 * every command but an abort is answered 84 9C 00. Its messages are called `zvt:registration`, `zvt:authorisation`,
 * `zvt:abort`, `zvt:reversal`, `zvt:repeat-receipt`, `zvt:status`, `zvt:end-of-day`, `zvt:log-off`, `zvt:diagnosis`;
 * those that it sends, of which `watch` is told as well: `zvt:intermediate`, `zvt:status-information`,
 * `zvt:completion`, `zvt:aborted`. `lose-answer` and `delay` work on these, too, where a fault names one.
 */
export interface LabZvt extends LabMoney {
  readonly port: number;
  /** Device path for a register; null where there is no serial line. */
  readonly serialPath: string | null;
  /** True: the bank keeps the terminal waiting, and no sale can be stopped, until it is told otherwise. */
  holdBank(held: boolean): void;
  /** Null where no sale is under way. */
  readonly stage: 'no-card' | 'card-in' | 'bank-asked' | 'over' | null;
  /** What the customer does. */
  readonly does: Customer['does'];
  close(): Promise<void>;
}

const ACK_MS = 30_000;

/** Starts a ZVT terminal with a customer who waits. */
export const startZvtTerminal = async (options: ZvtOptions = {}): Promise<LabZvt> => {
  const till = new Till(options);
  const faults = new MessageFaults();
  let watching: MessageWatch | null = null;
  const parts: PtParts = {
    till,
    faults,
    watch: (when, message) => watching?.(when, message),
    ackMs: options.ackMs ?? ACK_MS,
  };
  const tcp = new ZvtTcpFront(parts);
  await tcp.listen(options.port ?? 0);
  const serial: ZvtSerialFront | null =
    options.serialIn !== undefined && ptyMissing === null
      ? await startZvtSerial(parts, options.serialIn)
      : null;

  const setAway = async (away: boolean): Promise<void> => {
    if (serial) serial.deaf = away;
    await (away ? tcp.close() : tcp.listen());
  };
  return {
    port: tcp.port,
    serialPath: serial?.path ?? null,
    get stage() {
      return till.sale?.stage ?? null;
    },
    get does() {
      return till.customer.does;
    },
    holdBank: (held) => till.holdBank(held),
    ledger: () => till.ledger(),
    customer: (does) => till.tell(does),
    setFault: async (fault, faultOptions) => {
      faults.change(fault, faultOptions);
      await setAway(fault === 'away');
    },
    watch: (watch) => {
      watching = watch;
    },
    pay: (key, amount) => {
      till.pay(key, amount);
    },
    reset: async () => {
      faults.change(null);
      await setAway(false);
      await till.reset();
    },
    close: async () => {
      await till.reset();
      await tcp.close();
      await serial?.close();
    },
  };
};
