import type { Answer, Command } from '../../../codec/apdu.ts';
import { chain, isShort, parseAnswer, printCommand } from '../../../codec/apdu.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import type { SecureMessaging } from './secure-messaging.ts';

/** Why bytes did not come back: the card left, answers nothing, or its reader has gone. */
export type TransmitFailure = 'removed' | 'unresponsive' | 'lost';

/** One APDU there and back: the seam at which a real card or a scripted one plugs in. */
export type Transmit = (command: Uint8Array) => Promise<Result<Uint8Array, TransmitFailure>>;

export type LinkFailure =
  | TransmitFailure
  /** An answer that is none, or whose checksum is wrong. */
  | 'garbled'
  /** The chip has dropped the session of secure messaging. */
  | 'session-lost';

/** Commands and answers, protected once a session is set, in frames that this card and reader take. */
export interface Link {
  send(command: Command): Promise<Result<Answer, LinkFailure>>;
  /**
   * Work that is done while the card is busy, one piece with each APDU on its way. The function that it gives has the
   * outcome, and does the work where there was no time for it yet.
   */
  meanwhile<T>(work: () => T): () => T;
  /** The keys agreed last hold from the next command on. */
  secure(session: SecureMessaging): void;
  /** Most bytes to ask for in one READ BINARY. */
  readonly readLe: number;
  /** Nothing is tried that a card may refuse: short APDUs, files by SELECT alone. */
  readonly careful: boolean;
  /** Whether extended APDUs are used. */
  readonly extended: boolean;
  allowExtended(allowed: boolean): void;
}

const MORE_BYTES = 0x61;
const WRONG_LE = 0x6c;
const GET_RESPONSE: Command = { cla: 0x00, ins: 0xc0, p1: 0x00, p2: 0x00 };
/** Answers in parts end: a hostile card cannot go on for ever. */
const MAX_PARTS = 600;
const MAX_ANSWER = 128 * 1024;
/** What a card on the slowest line (106 kbit/s) can send before anybody loses patience with one answer. */
const EXTENDED_LE = 16_384;

/** The function, run at its first call only. */
const once = <T>(work: () => T): (() => T) => {
  let done: { readonly outcome: T } | null = null;
  return () => {
    done ??= { outcome: work() };
    return done.outcome;
  };
};

/** @param careful for a card that has lost a session over something that others do not mind */
export const createLink = (transmit: Transmit, careful = false): Link => {
  let session: SecureMessaging | null = null;
  let ended = false;
  let extended = false;
  const pieces: (() => void)[] = [];

  const exchange = async (command: Command): Promise<Result<Answer, LinkFailure>> => {
    const sending = transmit(printCommand(command));
    // Not before the command is on its way.
    if (pieces.length > 0) setImmediate(() => pieces.shift()?.());
    const sent = await sending;
    if (!sent.ok) return sent;
    const answer = parseAnswer(sent.value);
    return answer === null ? err('garbled') : ok(answer);
  };

  /** The rest of an answer that comes in parts, and the repetition that a wrong Le asks for (ISO 7816-4, 5.1.3). */
  const whole = async (command: Command): Promise<Result<Answer, LinkFailure>> => {
    let next = await exchange(command);
    if (next.ok && next.value.sw >> 8 === WRONG_LE)
      next = await exchange({ ...command, le: next.value.sw & 0xff || 256 });
    const parts: Uint8Array[] = [];
    let size = 0;
    while (next.ok && next.value.sw >> 8 === MORE_BYTES) {
      parts.push(next.value.data);
      size += next.value.data.length;
      if (parts.length > MAX_PARTS || size > MAX_ANSWER) return err('garbled');
      next = await exchange({ ...GET_RESPONSE, le: next.value.sw & 0xff || 256 });
    }
    if (!next.ok || parts.length === 0) return next;
    parts.push(next.value.data);
    return ok({ data: Uint8Array.from(Buffer.concat(parts)), sw: next.value.sw });
  };

  /** Data that no short APDU takes goes in a chain where the card has no extended ones. */
  const framed = async (command: Command): Promise<Result<Answer, LinkFailure>> => {
    if (extended || isShort(command)) return whole(command);
    const [first, ...rest] = chain({ ...command, le: Math.min(command.le ?? 256, 256) });
    let answer = await whole(first ?? command);
    for (const part of rest) {
      if (!answer.ok || answer.value.sw !== 0x9000) return answer;
      answer = await whole(part);
    }
    return answer;
  };

  return {
    send: async (command) => {
      // What was protected is never asked again in the clear.
      if (ended) return err('session-lost');
      if (session === null) return framed(command);
      const sent = await framed(session.protect(command));
      if (!sent.ok) return sent;
      if (sent.value.data.length === 0) {
        // A protected answer always has objects: this one is the chip's word that the session is over.
        ended = true;
        return sent.value.sw === 0x9000 ? err('garbled') : err('session-lost');
      }
      const opened = session.open(sent.value);
      if (opened === null) ended = true;
      return opened === null ? err('garbled') : ok(opened);
    },
    meanwhile: (work) => {
      const outcome = once(work);
      pieces.push(outcome);
      return outcome;
    },
    secure: (next) => {
      session = next;
    },
    careful,
    get readLe() {
      return extended ? EXTENDED_LE : (session?.shortLe ?? 256);
    },
    get extended() {
      return extended;
    },
    allowExtended: (allowed) => {
      extended = allowed && !careful;
    },
  };
};
