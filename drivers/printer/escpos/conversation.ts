import {
  CUTS_COUNTER,
  concatBytes,
  REAL_TIME_TOPICS,
  requestCounter,
  requestRealTimeStatus,
} from '../../codec/escpos.ts';
import { type Answer, createAnswerReader } from '../../codec/escpos-answers.ts';
import {
  decodeCounter,
  decodePaperStatus,
  decodeRealTimeStatus,
  type PrinterCondition,
  worstCondition,
} from '../../codec/escpos-status.ts';
import { canPrint, type PrinterStatus } from '../../ports/printer.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { TcpFailure, TcpLink } from '../../transport/tcp.ts';
import type { EscposTimeouts } from './options.ts';

const STATUS_REQUEST = concatBytes(REAL_TIME_TOPICS.map(requestRealTimeStatus));

/** How a job ended, as far as the printer tells. `silent`: the connection stands and nothing was answered since the job was sent. */
export type JobEnd =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'still-ready' }
  | { readonly kind: 'stopped'; readonly status: Exclude<PrinterStatus, 'ready' | 'paper-low'> }
  | { readonly kind: 'silent' | 'lost' };

/** The answers of one round of DLE EOT, in the order of the questions. */
const createRound = () => {
  let conditions: PrinterCondition[] = [];
  return {
    /** The status when the round is whole, null before. */
    take: (byte: number): PrinterStatus | null => {
      const topic = REAL_TIME_TOPICS[conditions.length];
      const condition = topic === undefined ? null : decodeRealTimeStatus(topic, byte);
      if (condition === null) return null;
      conditions.push(condition);
      if (conditions.length < REAL_TIME_TOPICS.length) return null;
      const status = worstCondition(conditions);
      conditions = [];
      return status;
    },
  };
};

/** Questions and answers on one connection. `now` is a clock in milliseconds. */
export const converse = (link: TcpLink, timeouts: EscposTimeouts, now: () => number) => {
  const reader = createAnswerReader();
  const round = createRound();

  const answers = async (timeoutMs: number): Promise<Result<Answer[], TcpFailure>> => {
    if (timeoutMs <= 0) return err('timeout');
    const read = await link.read(timeoutMs);
    return read.ok ? ok(reader.push(read.value)) : read;
  };

  /** Waits for the answer that `pick` knows. */
  const until = async <T>(
    timeoutMs: number,
    pick: (answer: Answer) => T | null,
  ): Promise<Result<T, TcpFailure>> => {
    const end = now() + timeoutMs;
    for (;;) {
      const got = await answers(end - now());
      if (!got.ok) return got;
      for (const answer of got.value) {
        const picked = pick(answer);
        if (picked !== null) return ok(picked);
      }
    }
  };

  const status = async (): Promise<Result<PrinterStatus, TcpFailure>> => {
    const asked = await link.write(STATUS_REQUEST, timeouts.status);
    if (!asked.ok) return asked;
    return until(timeouts.status, (answer) => (answer.kind === 'real-time' ? round.take(answer.byte) : null));
  };

  const cuts = async (): Promise<number | null> => {
    const asked = await link.write(requestCounter(CUTS_COUNTER), timeouts.counter);
    if (!asked.ok) return null;
    const counted = await until(timeouts.counter, (answer) =>
      answer.kind === 'counter' ? { value: decodeCounter(answer.bytes) } : null,
    );
    return counted.ok ? counted.value.value : null;
  };

  const endOf = (status: PrinterStatus): JobEnd | null =>
    status === 'ready' || status === 'paper-low' ? null : { kind: 'stopped', status };

  /** What one answer says of the job under way; null where it goes on. `healthy` notes that a round found nothing wrong. */
  const judge = (answer: Answer, healthy: () => void): JobEnd | null => {
    if (answer.kind === 'paper') {
      const paper = decodePaperStatus(answer.byte);
      if (paper === null) return null;
      return endOf(paper) ?? { kind: 'confirmed' };
    }
    if (answer.kind !== 'real-time') return null;
    const status = round.take(answer.byte);
    if (status !== null && canPrint(status)) healthy();
    return status === null ? null : endOf(status);
  };

  /**
   * Follows a job whose bytes were sent: until the answer to GS r, a status that stops it, the end of the connection, or the end
   * of patience. A round of DLE EOT is asked only when the one before was answered. Where no GS r was sent (`confirm` false), the
   * first healthy round ends it.
   */
  const follow = async (confirm: boolean): Promise<JobEnd> => {
    const end = now() + timeouts.confirm;
    let asked = false;
    let healthy = false;
    let nextPoll = confirm ? now() + timeouts.poll : now();
    while (now() < end) {
      if (!asked && now() >= nextPoll) {
        const written = await link.write(STATUS_REQUEST, timeouts.status);
        if (!written.ok && written.error === 'lost') return { kind: 'lost' };
        asked = true;
      }
      const got = await answers(Math.max(1, Math.min(end, asked ? end : nextPoll) - now()));
      if (!got.ok && got.error === 'lost') return { kind: 'lost' };
      for (const answer of got.ok ? got.value : []) {
        const ended = judge(answer, () => {
          healthy = true;
          asked = false;
          nextPoll = now() + timeouts.poll;
        });
        if (ended !== null) return ended;
      }
      if (healthy && !confirm) return { kind: 'still-ready' };
    }
    return { kind: healthy ? 'still-ready' : 'silent' };
  };

  return { status, cuts, follow };
};
