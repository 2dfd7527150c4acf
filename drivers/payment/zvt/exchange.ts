import { readZvtAnswer, type ZvtAnswer, type ZvtStatusInformation } from '../../codec/zvt-answers.ts';
import type { ZvtApdu } from '../../codec/zvt-apdu.ts';
import { zvtAbort, zvtAcknowledged, zvtNotPossible } from '../../codec/zvt-commands.ts';
import type { LineFailure, ZvtLine } from './line.ts';

/** How a command ended. `information`: what the terminal told on the way, in its order. */
export type Ending =
  | {
      readonly end: 'completed';
      readonly data: Uint8Array;
      readonly information: readonly ZvtStatusInformation[];
    }
  | { readonly end: 'aborted'; readonly code: number; readonly information: readonly ZvtStatusInformation[] }
  /** Negative acknowledgement: nothing was begun. */
  | { readonly end: 'refused'; readonly code: number }
  /** Silence, nonsense or the end of the connection: anything may have been done. */
  | { readonly end: 'lost'; readonly why: LineFailure };

/** Milliseconds. */
export interface Patience {
  readonly ack: number;
  /** The longest silence of a terminal that works. */
  readonly quiet: number;
  /** From the command to its end. */
  readonly whole: number;
}

/** What is done while a command runs. */
export interface Hearing {
  /** Code of an intermediate status. */
  readonly doing?: (code: number) => void;
  /** Asked again and again: true once, to stop the command. */
  readonly stops?: () => boolean;
}

/** So often it is asked whether to stop: ms. */
const SLICE_MS = 100;

const now = (): number => performance.now();

/** A command under way. */
interface Course {
  readonly information: ZvtStatusInformation[];
  /** Milliseconds of the monotonic clock. */
  readonly began: number;
  heardAt: number;
  acknowledged: boolean;
  /** What came before the acknowledgement. */
  readonly early: ZvtAnswer[];
}

const note = (course: Course, answer: ZvtAnswer, hearing: Hearing): Ending | null => {
  const { information } = course;
  if (answer.kind === 'doing') hearing.doing?.(answer.code);
  if (answer.kind === 'information') information.push(answer.information);
  if (answer.kind === 'completed') return { end: 'completed', data: answer.data, information };
  return answer.kind === 'aborted' ? { end: 'aborted', code: answer.code, information } : null;
};

/** `fresh`: the first command of its connection, so that nothing can belong to an older one. */
const take = (course: Course, answer: ZvtAnswer, fresh: boolean, hearing: Hearing): Ending | null => {
  if (course.acknowledged) return note(course, answer, hearing);
  if (answer.kind === 'refused') return { end: 'refused', code: answer.code };
  if (answer.kind !== 'acknowledged') {
    if (fresh) course.early.push(answer);
    return null;
  }
  course.acknowledged = true;
  for (const before of course.early) {
    const ending = note(course, before, hearing);
    if (ending !== null) return ending;
  }
  return null;
};

const deadlineOf = (course: Course, patience: Patience): number => {
  if (!course.acknowledged) return course.began + patience.ack;
  return Math.min(course.heardAt + patience.quiet, course.began + patience.whole);
};

/** Every packet but an acknowledgement is acknowledged; what we do not know is not possible. */
const acknowledge = async (line: ZvtLine, answer: ZvtAnswer, ackMs: number): Promise<void> => {
  if (answer.kind === 'acknowledged' || answer.kind === 'refused') return;
  // Where it cannot be sent the next read says why; after the last packet nobody needs to know.
  await line.send(answer.kind === 'other' ? zvtNotPossible() : zvtAcknowledged(), ackMs);
};

/** Lines on which a command was given before. */
const used = new WeakSet<ZvtLine>();

/**
 * Gives a command, once, and follows it to its end. What comes before its acknowledgement belongs to an older command and counts
 * for nothing, but for the first one of a connection.
 */
export const exchange = async (
  line: ZvtLine,
  command: ZvtApdu,
  patience: Patience,
  hearing: Hearing = {},
): Promise<Ending> => {
  const fresh = !used.has(line);
  used.add(line);
  const began = now();
  const course: Course = { information: [], began, heardAt: began, acknowledged: false, early: [] };
  const sent = await line.send(command, patience.ack);
  if (!sent.ok) return { end: 'lost', why: sent.error };
  for (;;) {
    if (course.acknowledged && hearing.stops?.()) {
      const told = await line.send(zvtAbort(), patience.ack);
      if (!told.ok && told.error !== 'not-taken') return { end: 'lost', why: told.error };
    }
    const left = deadlineOf(course, patience) - now();
    const got = await line.receive(Math.max(1, Math.min(SLICE_MS, left)));
    if (!got.ok) {
      if (got.error !== 'timeout') return { end: 'lost', why: got.error };
      if (left <= SLICE_MS) return { end: 'lost', why: 'timeout' };
      continue;
    }
    course.heardAt = now();
    const answer = readZvtAnswer(got.value);
    await acknowledge(line, answer, patience.ack);
    const ending = take(course, answer, fresh, hearing);
    if (ending !== null) return ending;
    if (now() - began > patience.whole) return { end: 'lost', why: 'timeout' };
  }
};
