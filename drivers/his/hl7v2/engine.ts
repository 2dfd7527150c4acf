import { readAck } from '../../codec/hl7v2/ack.ts';
import type { Message, Segment } from '../../codec/hl7v2/message.ts';
import { printMessage } from '../../codec/hl7v2/message.ts';
import { parseMessage } from '../../codec/hl7v2/parse.ts';
import type { HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { MllpOutcome, MllpTarget } from '../../transport/mllp.ts';
import { exchangeMllp } from '../../transport/mllp.ts';
import { createGate } from './gate.ts';
import type { MessageType } from './header.ts';
import { freshId, headerOf } from './header.ts';
import type { Hl7Options } from './options.ts';

/** What became of a message that changes something. */
export type Told =
  /** AA, CA. */
  | { readonly kind: 'accepted' }
  /** AE, CE: it was read and not done. */
  | { readonly kind: 'error'; readonly errors: readonly string[] }
  /** AR, CR: it was not even read. */
  | { readonly kind: 'rejected'; readonly failure: HisFailure }
  /** Certain that nothing was sent. */
  | { readonly kind: 'not-sent' }
  /** It may have been done. */
  | { readonly kind: 'unknown' };

/** The hospital's interface engine (HL7 v2 over MLLP): each message has one answer, which names it (MSA-2). */
export interface Engine {
  /** Asks; changes nothing. `body` is given the tag of the question (QPD-2); the answer is one that accepts it (AA). */
  ask(
    type: MessageType,
    body: (tag: string) => readonly Segment[],
    signal: AbortSignal,
  ): Promise<Result<Message, HisFailure>>;
  tell(type: MessageType, controlId: string, body: readonly Segment[], signal: AbortSignal): Promise<Told>;
}

export interface EngineContext {
  readonly now: () => number;
  readonly log: (event: string, fields?: Readonly<Record<string, string>>) => void;
}

/** Table 0357: message type, event, processing id and version that the other side does not know: a matter of configuration. */
const NOT_UNDERSTOOD = ['200', '201', '202', '203'];

type Answered = { readonly kind: 'answered'; readonly message: Message; readonly ack: Acknowledged };
type Acknowledged = NonNullable<ReturnType<typeof readAck>>;
type Fate =
  | Answered
  | Exclude<MllpOutcome, { readonly kind: 'answer' }>
  | { readonly kind: 'garbled'; readonly why: 'not-utf8' | 'not-hl7' | 'no-ack' | 'other-message' };

export function createEngine(options: Hl7Options, target: MllpTarget, { now, log }: EngineContext): Engine {
  const gate = createGate(options.connections);

  async function send(message: Message, controlId: string, signal: AbortSignal): Promise<Fate> {
    const data = new TextEncoder().encode(printMessage(message));
    const { connectMs, timeoutMs: answerMs } = options;
    const outcome = await gate.pass(
      () => exchangeMllp({ target, data, connectMs, answerMs, signal }),
      signal,
    );
    if (outcome === null) return { kind: 'not-sent', why: 'aborted' };
    return outcome.kind === 'answer' ? readAnswer(outcome.bytes, controlId) : outcome;
  }

  /** Codes alone: the text of an answer may name a patient. */
  const note = (event: string, why: string): void => log('hl7-failed', { event, why });

  return {
    async ask(type, body, signal) {
      const tag = freshId();
      const fate = await send([headerOf(type, tag, options, now()), ...body(tag)], tag, signal);
      const answer = understood(fate);
      if (!answer.ok) note(type[1], answer.detail ?? answer.error);
      return answer;
    },

    async tell(type, controlId, body, signal) {
      const fate = await send([headerOf(type, controlId, options, now()), ...body], controlId, signal);
      const told = toldBy(fate);
      if (told.kind !== 'accepted')
        note(type[1], fate.kind === 'answered' ? wordOf(fate.ack) : wordOfSilence(fate));
      return told;
    },
  };
}

function readAnswer(bytes: Uint8Array, controlId: string): Fate {
  const text = decoded(bytes);
  if (text === null) return { kind: 'garbled', why: 'not-utf8' };
  const message = parseMessage(text);
  if (message === null) return { kind: 'garbled', why: 'not-hl7' };
  const ack = readAck(message);
  if (ack === null) return { kind: 'garbled', why: 'no-ack' };
  if (ack.controlId !== controlId) return { kind: 'garbled', why: 'other-message' };
  return { kind: 'answered', message, ack };
}

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

const CODE = /^[\w.-]{1,20}$/;
const wordOf = ({ code, errors }: Acknowledged): string =>
  [code, ...errors.map((one) => (CODE.test(one) ? one : '?'))].join(' ');
const wordOfSilence = (fate: Exclude<Fate, Answered>): string => `${fate.kind} ${fate.why}`;

/** Who rejects a message either does not know its kind, or does not want it from us. */
const rejection = ({ errors }: Acknowledged): HisFailure =>
  errors.some((code) => NOT_UNDERSTOOD.includes(code)) ? 'bad-answer' : 'refused';

function understood(fate: Fate): Result<Message, HisFailure> {
  if (fate.kind === 'not-sent' || fate.kind === 'silent') return err('no-answer', wordOfSilence(fate));
  if (fate.kind === 'garbled') return err('bad-answer', wordOfSilence(fate));
  const { ack, message } = fate;
  if (ack.code === 'AR' || ack.code === 'CR') return err(rejection(ack), wordOf(ack));
  return ack.code === 'AA' ? ok(message) : err('bad-answer', wordOf(ack));
}

function toldBy(fate: Fate): Told {
  if (fate.kind === 'not-sent') return { kind: 'not-sent' };
  if (fate.kind !== 'answered') return { kind: 'unknown' };
  switch (fate.ack.code) {
    case 'AA':
    case 'CA':
      return { kind: 'accepted' };
    case 'AE':
    case 'CE':
      return { kind: 'error', errors: fate.ack.errors };
    case 'AR':
    case 'CR':
      return { kind: 'rejected', failure: rejection(fate.ack) };
  }
}
