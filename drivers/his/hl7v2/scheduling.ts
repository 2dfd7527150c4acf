import type { AckCode } from '../../codec/hl7v2/ack.ts';
import type { Message, Segment } from '../../codec/hl7v2/message.ts';
import { printMessage, segment } from '../../codec/hl7v2/message.ts';
import { parseMessage } from '../../codec/hl7v2/parse.ts';
import { find, firstValueAt, textOf } from '../../codec/hl7v2/position.ts';
import { parseTime } from '../../codec/hl7v2/time.ts';
import type { Result } from '../../ports/result.ts';
import type { ListenFailure, MllpListener } from '../../transport/mllp-listener.ts';
import { listenMllp } from '../../transport/mllp-listener.ts';
import type { AppointmentBook, BookedAppointment } from './appointment-book.ts';
import { freshId, headerOf } from './header.ts';
import type { Hl7Options } from './options.ts';
import { identifierOf } from './person.ts';

/** New, rescheduled, modified (HL7 v2.5.1, 10.4): the message holds the appointment as it is now. */
const KEPT = ['S12', 'S13', 'S14'];
/** Cancelled. */
const CANCELLED = 'S15';
/** SCH-25 (table 0278): nobody is waited for any more. */
const OVER = ['Cancelled', 'Deleted', 'Complete', 'Noshow', 'Discontinued'];

/** How a message was taken; `error` is a code of table 0357. */
interface Taken {
  readonly code: AckCode;
  readonly error: string | null;
}
const TAKEN: Taken = { code: 'AA', error: null };
const wrong = (code: AckCode, error: string): Taken => ({ code, error });
const REQUIRED_MISSING = '101';
const WRONG_TYPE = '102';
const UNKNOWN_MESSAGE = '200';
const UNKNOWN_EVENT = '201';

const MAX_BYTES = 256 * 1024;

/** The filler's name of the appointment, which lasts; the placer's where there is none (SCH-2, SCH-1). */
const appointmentId = (message: Message): string => {
  const schedule = find(message, 'SCH');
  return textOf(schedule, 2) || textOf(schedule, 1);
};

function bookedIn(message: Message, options: Hl7Options): BookedAppointment | null | 'no-time' {
  const { cccd, patient } = options.identifiers;
  const pid = find(message, 'PID');
  const [citizenNumber, patientId] = [identifierOf(pid, cccd), identifierOf(pid, patient)];
  const clinicId = firstValueAt(message, options.fields.appointmentClinic);
  const start = firstValueAt(message, options.fields.appointmentStart);
  if (clinicId === '' || start === '' || (citizenNumber === null && patientId === null)) return null;
  const instant = parseTime(start, options.timeZone);
  return instant === null
    ? 'no-time'
    : { id: appointmentId(message), clinicId, start: instant, citizenNumber, patientId };
}

/** What a message of the scheduling system does to the book. */
export function takeSchedule(message: Message, book: AppointmentBook, options: Hl7Options): Taken {
  const header = find(message, 'MSH');
  if (textOf(header, 9) !== 'SIU') return wrong('AR', UNKNOWN_MESSAGE);
  const event = textOf(header, 9, 2);
  if (event !== CANCELLED && !KEPT.includes(event)) return wrong('AR', UNKNOWN_EVENT);
  const id = appointmentId(message);
  if (id === '') return wrong('AE', REQUIRED_MISSING);
  if (event === CANCELLED || OVER.includes(textOf(find(message, 'SCH'), 25))) {
    book.remove(id);
    return TAKEN;
  }
  const booked = bookedIn(message, options);
  if (booked === null) return wrong('AE', REQUIRED_MISSING);
  if (booked === 'no-time') return wrong('AE', WRONG_TYPE);
  book.put(booked);
  return TAKEN;
}

const answerTo = (message: Message, { code, error }: Taken, options: Hl7Options, at: number): Message => {
  const theirs = find(message, 'MSH');
  const event = textOf(theirs, 9, 2);
  const own = headerOf(['ACK', event, 'ACK'], freshId(), options, at);
  const errors: Segment[] = error === null ? [] : [segment('ERR', { 3: [error, '', 'HL70357'], 4: 'E' })];
  return [own, segment('MSA', { 1: code, 2: textOf(theirs, 10) }), ...errors];
};

export interface SchedulingParts {
  readonly book: AppointmentBook;
  readonly options: Hl7Options;
  readonly now: () => number;
  readonly log: (event: string, fields?: Readonly<Record<string, string | number>>) => void;
}

/** Listens where the scheduling system pushes appointments, and acknowledges each message. */
export function listenToSchedule(
  at: NonNullable<Hl7Options['appointments']>,
  { book, options, now, log }: SchedulingParts,
): Promise<Result<MllpListener, ListenFailure>> {
  return listenMllp({
    ...at,
    maxBytes: MAX_BYTES,
    onMessage: (bytes) => {
      const message = parseMessage(new TextDecoder().decode(bytes));
      if (message === null) {
        log('appointment-message-refused', { why: 'no HL7' });
        return null;
      }
      const taken = takeSchedule(message, book, options);
      if (taken.error !== null) log('appointment-message-refused', { why: taken.error });
      return new TextEncoder().encode(printMessage(answerTo(message, taken, options, now())));
    },
  });
}
