import { requestPaperStatus } from '../../codec/escpos.ts';
import type { Answer } from '../../codec/escpos-answers.ts';
import { canPrint, type PrintResult, type PrintStop } from '../../ports/printer.ts';
import type { ByteLink } from '../../transport/byte-link.ts';
import type { PrinterModel } from '../models/model.ts';
import type { Conversation } from './conversation.ts';
import type { Patience } from './patience.ts';

export interface Job {
  readonly bytes: Uint8Array;
  /** The answer that says that all was printed, where the printer knows process ids. */
  readonly processId: string;
}

const UNKNOWN: PrintResult = { outcome: 'unknown' };

export interface Followed {
  readonly result: PrintResult;
  /** All bytes were handed over, as far as this side knows. */
  readonly handedOver: boolean;
  /** An answer to GS r may still come, which would look like one to the next job. */
  readonly owes: boolean;
}

/** What is known of a job under way. */
interface Watch {
  readonly confirms: PrinterModel['confirms'];
  readonly processId: string;
  handedOver: boolean;
  /** What would confirm the job came before its last byte had left. */
  early: boolean;
  /** GS r was sent once more. */
  askedAgain: boolean;
  /** Set when the job is over. */
  result: PrintResult | null;
  /** The printer is offline and does not say why: a button held, a head too hot. It may go on by itself. */
  paused: boolean;
  /** A whole status was heard since the last byte left, and it was good. */
  healthy: boolean;
  /** The question for the status is not answered yet. */
  asked: boolean;
}

const noteStatus = (watch: Watch, status: PrintStop | 'ready' | 'paper-low'): void => {
  watch.paused = status === 'offline';
  if (!canPrint(status) && status !== 'offline') watch.result = { outcome: 'stopped', status };
};

/**
 * The answer to the job's last command. One to GS r that says "paper out" comes in its turn as well: the roll ended after the
 * ticket, and the next status says so.
 */
const confirms = (watch: Watch, answer: Answer): boolean =>
  answer.kind === 'process-id'
    ? watch.confirms === 'process-id' && answer.id === watch.processId
    : answer.kind === 'paper' && watch.confirms === 'GS r';

const note = (watch: Watch, talk: Conversation, answer: Answer): void => {
  if (confirms(watch, answer)) {
    if (watch.handedOver) watch.result = { outcome: 'confirmed' };
    else watch.early = true;
    return;
  }
  const told = talk.tell(answer);
  if (told === null) return;
  if (told.whole) {
    watch.asked = false;
    watch.healthy = canPrint(told.status);
  }
  noteStatus(watch, told.status);
};

/** Hears what the printer says in about that time; false where the link is lost. */
type Ear = (timeoutMs: number) => Promise<boolean>;

const createEar = (watch: Watch, talk: Conversation): Ear => {
  const hear = async (timeoutMs: number): Promise<boolean> => {
    const heard = await talk.hear(timeoutMs);
    if (!heard.ok) return heard.error === 'timeout';
    for (const answer of heard.value) {
      if (watch.result === null) note(watch, talk, answer);
    }
    return true;
  };
  // One that nobody waited for any more goes on: what it hears must not be lost.
  let hearing: Promise<boolean> | null = null;
  return (timeoutMs) => {
    hearing ??= hear(timeoutMs).finally(() => {
      hearing = null;
    });
    return hearing;
  };
};

/** Sends all bytes. What the printer says meanwhile ends the job even where its buffer is full and takes no more. */
const send = async (
  link: ByteLink,
  watch: Watch,
  hear: Ear,
  bytes: Uint8Array,
  timeouts: Patience,
): Promise<void> => {
  let sent = false;
  const sending = link.write(bytes, timeouts.write(bytes.length)).then((outcome) => {
    sent = true;
    watch.handedOver = outcome.ok;
    return outcome;
  });
  for (let linked = true; !sent && watch.result === null && linked; ) {
    const heard = hear(timeouts.poll);
    await Promise.race([sending, heard]);
    if (!sent) linked = await heard;
  }
  if (watch.result !== null || (await sending).ok) return;
  // The last words of a printer that went, or that takes no more.
  await hear(1);
  watch.result ??= UNKNOWN;
};

/**
 * What was heard before this side knew that the last byte had left: a process id is the job's own. An answer to GS r may be one to
 * an earlier job: the next one to come is either the job's own or that to this question, and both say that the job is over.
 */
const settleEarly = async (link: ByteLink, watch: Watch, patienceMs: number): Promise<void> => {
  if (!watch.early || !watch.handedOver || watch.result !== null) return;
  if (watch.confirms === 'process-id') {
    watch.result = { outcome: 'confirmed' };
    return;
  }
  watch.askedAgain = true;
  await link.write(requestPaperStatus(), patienceMs);
};

/** Asks and hears until the end of patience. */
const attend = async (
  watch: Watch,
  hear: Ear,
  talk: Conversation,
  timeouts: Patience,
  now: () => number,
): Promise<void> => {
  const end = now() + (watch.confirms === null ? timeouts.settle : timeouts.confirm);
  let next = now() + (watch.confirms === null ? 0 : timeouts.poll);
  /** A question that is on its way is waited for. */
  const goesOn = (): boolean =>
    watch.result === null && (now() < end || (watch.asked && now() < end + timeouts.status));
  while (goesOn()) {
    if (talk.asks && !watch.asked && now() >= next) {
      watch.asked = true;
      const asked = await talk.ask();
      if (!asked.ok && asked.error !== 'timeout') watch.result = UNKNOWN;
      next = now() + timeouts.poll;
    }
    const wait = watch.asked ? timeouts.status : Math.min(end, talk.asks ? next : end) - now();
    if (watch.result === null && !(await hear(wait))) watch.result ??= UNKNOWN;
  }
};

/** A job whose bytes were all taken, and of which the printer said nothing more. */
const endOf = (watch: Watch, talk: Conversation): PrintResult => {
  if (watch.paused) return { outcome: 'stopped', status: 'offline' };
  return (watch.healthy && !watch.asked) || !talk.asks ? { outcome: 'sent-unconfirmed' } : UNKNOWN;
};

/**
 * Sends a job and follows it to its end: the answer to the process id or to GS r, a status that stops it, the end of the link, or
 * the end of patience. A round of status is asked when the one before was answered. A printer that confirms nothing is
 * watched for a while: paper that ends in mid-ticket is heard of. Nothing is sent twice.
 */
export const followJob = async (
  link: ByteLink,
  talk: Conversation,
  job: Job,
  model: PrinterModel,
  timeouts: Patience,
  now: () => number,
): Promise<Followed> => {
  const watch: Watch = {
    ...{ confirms: model.confirms, processId: job.processId, result: null, handedOver: false },
    ...{ early: false, askedAgain: false, paused: false, healthy: false, asked: false },
  };
  const hear = createEar(watch, talk);
  await send(link, watch, hear, job.bytes, timeouts);
  await settleEarly(link, watch, timeouts.confirm);
  if (watch.result === null) await attend(watch, hear, talk, timeouts, now);
  const result = watch.result ?? endOf(watch, talk);
  const owes = model.confirms === 'GS r' && (result.outcome !== 'confirmed' || watch.askedAgain);
  return { result, handedOver: watch.handedOver, owes };
};
