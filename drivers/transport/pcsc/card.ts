import type { Card, Context } from 'smartcard';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Timers } from '../timers.ts';
import { type CardFailure, cardFailure } from './failures.ts';
import { createLatch } from './latch.ts';
import type { Pcsc } from './load.ts';

/** `reset` powers the card anew for whoever comes next, `leave` keeps it as it is. */
export type Disposition = 'leave' | 'reset';

/** What went between us and the card since it was connected. */
export interface CardTraffic {
  readonly apdus: number;
  readonly bytesOut: number;
  readonly bytesIn: number;
}

/** A card on a reader that is ours alone, until it is released, leaves or fails. */
export interface CardConnection {
  /** Name of the reader, as the system lists it. */
  readonly reader: string;
  readonly atr: Uint8Array;
  readonly traffic: CardTraffic;
  /**
   * Sends a command APDU of up to 65,544 bytes and gives the answer with its two status bytes; one at a time, in the
   * order of the calls. After the first failure every call answers that failure.
   */
  transmit(command: Uint8Array): Promise<Result<Uint8Array, CardFailure>>;
  /** Gives the card back. It may be called at any time, and more than once. */
  release(disposition: Disposition): Promise<void>;
}

/** A connection as its transport holds it. */
export interface HeldCard extends CardConnection {
  /** The card answers no more, and this is why. */
  end(why: CardFailure, disposition?: Disposition): void;
  /** Resolves when nothing of the connection is left at the service. */
  readonly returned: Promise<void>;
}

export interface CardParts {
  readonly pcsc: Pcsc;
  /** The card's own: libpcsclite holds a context for the length of a call, whoever else asks. */
  readonly context: Context;
  readonly native: Card;
  readonly reader: string;
  /** Most ms that an answer may take. */
  readonly answerMs: number;
  readonly timers: Timers;
}

/** 65,536 bytes of data and the status. */
const LONGEST_ANSWER = 65_538;
const STATUS_BYTES = 2;

/** Runs what may fail without harm, such as the goodbye to a card that has left. True where it did not fail. */
export const attempt = (run: () => void): boolean => {
  try {
    run();
    return true;
  } catch {
    return false;
  }
};

/** Disconnects and closes; with a reset the card is powered anew on the binding's thread, as that takes its time. */
const giveBack = async ({ pcsc, native, context }: CardParts, disposition: Disposition): Promise<void> => {
  if (disposition === 'reset') {
    const protocols = pcsc.SCARD_PROTOCOL_T0 | pcsc.SCARD_PROTOCOL_T1;
    const reset = native.reconnect(pcsc.SCARD_SHARE_EXCLUSIVE, protocols, pcsc.SCARD_RESET_CARD);
    await reset.catch(() => 0);
  }
  attempt(() => native.disconnect(pcsc.SCARD_LEAVE_CARD));
  attempt(() => context.close());
};

/** Takes charge of a card that has just been connected. */
export const holdCard = (parts: CardParts): HeldCard => {
  const { native, reader, answerMs, timers } = parts;
  const traffic = { apdus: 0, bytesOut: 0, bytesIn: 0 };
  const returned = createLatch<void>();
  let ended: CardFailure | null = null;
  let underWay: Promise<unknown> = Promise.resolve();
  let interrupt = (_why: CardFailure): void => undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const finish = (why: CardFailure, disposition: Disposition): void => {
    if (ended !== null) return;
    ended = why;
    interrupt(why);
    // A call that still waits for its answer holds the context: to disconnect before it ends would stop this process.
    void underWay.then(() => giveBack(parts, disposition)).then(() => returned.set());
  };

  /** The binding's answer as a value, whenever it comes. */
  const send = async (command: Uint8Array): Promise<Result<Uint8Array, CardFailure>> => {
    try {
      const answer = await native.transmit(command, { maxRecvLength: LONGEST_ANSWER });
      return answer.length < STATUS_BYTES ? err('removed') : ok(new Uint8Array(answer));
    } catch (error) {
      return err(cardFailure(error));
    }
  };

  const exchange = async (command: Uint8Array): Promise<Result<Uint8Array, CardFailure>> => {
    if (ended !== null) return err(ended);
    traffic.apdus += 1;
    traffic.bytesOut += command.length;
    const sent = send(command);
    underWay = sent;
    const settled = createLatch<Result<Uint8Array, CardFailure>>();
    interrupt = (why) => settled.set(err(why));
    const stop = timers.after(answerMs, () => settled.set(err('unresponsive')));
    void sent.then(settled.set);
    const outcome = await settled.value;
    stop();
    if (outcome.ok) traffic.bytesIn += outcome.value.length;
    else finish(outcome.error, 'leave');
    return outcome;
  };

  return {
    reader,
    atr: new Uint8Array(native.atr ?? []),
    traffic,
    transmit: (command) => {
      const turn = queue.then(() => exchange(command));
      queue = turn;
      return turn;
    },
    release: async (disposition) => {
      finish('lost', disposition);
      await returned.value;
    },
    end: (why, disposition = 'leave') => finish(why, disposition),
    returned: returned.value,
  };
};
