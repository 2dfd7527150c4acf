import {
  clearBuffers,
  concatBytes,
  type RealTimeTopic,
  requestCounter,
  requestFullStatus,
  requestPaperStatus,
  requestRealTimeStatus,
} from '../../codec/escpos.ts';
import { type Answer, createAnswerReader } from '../../codec/escpos-answers.ts';
import {
  decodeAutomaticStatus,
  decodeCounter,
  decodeFullStatus,
  decodeRealTimeStatus,
  type PrinterCondition,
  worstCondition,
} from '../../codec/escpos-status.ts';
import type { PrinterStatus } from '../../ports/printer.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { ByteLink, LinkFailure } from '../../transport/byte-link.ts';
import type { PrinterModel } from '../models/model.ts';
import type { Patience } from './patience.ts';

/** What an answer says of the status. `whole`: it ends what was asked for; automatic status comes unasked. */
export interface Told {
  readonly status: PrinterStatus;
  readonly whole: boolean;
}

/** Questions and answers on one link; every answer goes through `tell` once. */
export interface Conversation {
  /** Whether this printer can be asked for its status. */
  readonly asks: boolean;
  /** Sends the question for the status. */
  ask(): Promise<Result<void, LinkFailure>>;
  /** The answers that come next, maybe none; one caller at a time. */
  hear(timeoutMs: number): Promise<Result<readonly Answer[], LinkFailure>>;
  /** What an answer says of the status; null where it says nothing (yet). */
  tell(answer: Answer): Told | null;
  /** Asks for the status and waits for it. A printer that cannot be asked is ready while its link stands. */
  status(): Promise<Result<PrinterStatus, LinkFailure>>;
  /** Has the printer forget what it has received and not printed; false where it does not say so in that time (ms). */
  clear(patienceMs: number): Promise<boolean>;
  /**
   * Asks by GS r and lets every answer to it go by, those of earlier jobs too: true when one came in that time (ms) and then no
   * other for a while.
   */
  catchUp(patienceMs: number): Promise<boolean>;
  /** The counter of cuts; null without one, or without an answer in that time (ms). */
  cuts(patienceMs: number): Promise<number | null>;
}

/** No answer for so long: none is on its way any more. */
const QUIET_MS = 300;

const statusRequest = ({ status }: PrinterModel): Uint8Array =>
  status.full ? requestFullStatus() : concatBytes(status.topics.map(requestRealTimeStatus));

/** The answers of one round of DLE EOT, in the order of the questions. */
const createRound = (topics: readonly RealTimeTopic[]) => {
  let conditions: PrinterCondition[] = [];
  /** The status when the round is whole, null before. */
  return (byte: number): PrinterStatus | null => {
    const topic = topics[conditions.length];
    const condition = topic === undefined ? null : decodeRealTimeStatus(topic, byte);
    if (condition === null) return null;
    conditions.push(condition);
    if (conditions.length < topics.length) return null;
    const status = worstCondition(conditions);
    conditions = [];
    return status;
  };
};

/** `now` is a clock in milliseconds. */
export const converse = (
  link: ByteLink,
  model: PrinterModel,
  timeouts: Patience,
  now: () => number,
): Conversation => {
  const reader = createAnswerReader(model.status.full);
  const round = createRound(model.status.full ? [] : model.status.topics);
  const request = statusRequest(model);
  const asks = request.length > 0;

  const hear: Conversation['hear'] = async (timeoutMs) => {
    const read = await link.read(Math.max(1, timeoutMs));
    return read.ok ? ok(reader.push(read.value)) : read;
  };

  const told = (status: PrinterStatus | null, whole: boolean): Told | null => {
    if (status === null) return null;
    return { status: status === 'paper-low' && !model.status.paperLow ? 'ready' : status, whole };
  };
  const tell: Conversation['tell'] = (answer) => {
    if (answer.kind === 'real-time') return told(round(answer.byte), true);
    if (answer.kind === 'full') return told(decodeFullStatus(answer.bytes), true);
    return answer.kind === 'automatic' ? told(decodeAutomaticStatus(answer.bytes), false) : null;
  };

  /** Waits for the answer that `pick` knows. */
  const until = async <T>(
    timeoutMs: number,
    pick: (answer: Answer) => T | null,
  ): Promise<Result<T, LinkFailure>> => {
    const end = now() + timeoutMs;
    for (let left = timeoutMs; left > 0; left = end - now()) {
      const got = await hear(left);
      if (!got.ok && got.error !== 'timeout') return got;
      for (const answer of got.ok ? got.value : []) {
        const picked = pick(answer);
        if (picked !== null) return ok(picked);
      }
    }
    return err('timeout');
  };

  const ask = (): Promise<Result<void, LinkFailure>> => link.write(request, timeouts.status);

  return {
    asks,
    ask,
    hear,
    tell,
    status: async () => {
      if (!asks) return ok('ready');
      const asked = await ask();
      if (!asked.ok) return asked;
      return until(timeouts.status, (answer) => {
        const heard = tell(answer);
        return heard?.whole ? heard.status : null;
      });
    },
    clear: async (patienceMs) => {
      const asked = await link.write(clearBuffers(), patienceMs);
      if (!asked.ok) return false;
      return (await until(patienceMs, ({ kind }) => (kind === 'cleared' ? true : null))).ok;
    },
    catchUp: async (patienceMs) => {
      const isPaper = ({ kind }: Answer): true | null => (kind === 'paper' ? true : null);
      const asked = await link.write(requestPaperStatus(), patienceMs);
      if (!asked.ok) return false;
      let heard = await until(patienceMs, isPaper);
      if (!heard.ok) return false;
      while (heard.ok) heard = await until(QUIET_MS, isPaper);
      return heard.error === 'timeout';
    },
    cuts: async (patienceMs) => {
      if (model.cutCounter === null) return null;
      const asked = await link.write(requestCounter(model.cutCounter), timeouts.counter);
      if (!asked.ok) return null;
      const counted = await until(patienceMs, (answer) =>
        answer.kind === 'counter' ? { value: decodeCounter(answer.bytes) } : null,
      );
      return counted.ok ? counted.value.value : null;
    },
  };
};
