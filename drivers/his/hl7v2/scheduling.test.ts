import { describe, expect, it } from 'vitest';
import { kioskOptions } from '../../../tests/lab/hl7/kiosk-options.ts';
import { parseMessage } from '../../codec/hl7v2/parse.ts';
import { type AppointmentBook, createAppointmentBook, MOST_APPOINTMENTS } from './appointment-book.ts';
import { hl7Options } from './options.ts';
import { takeSchedule } from './scheduling.ts';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const OPTIONS = hl7Options.parse(kioskOptions({ port: 1, appointmentsPort: null }));
const CITIZEN = '040058063758';
const NOW = Date.parse('2026-11-22T01:00:00Z');

interface Said {
  readonly event?: string;
  readonly id?: string;
  readonly start?: string;
  readonly clinic?: string;
  readonly person?: string;
  readonly status?: string;
}
const message = ({
  event = 'S12',
  id = 'hen-1',
  start = '20261122093000',
  clinic = 'AIL|1|A|tim-mach-2',
  person = `bn-6^^^BV^PI~${CITIZEN}^^^CCCD^NI`,
  status = '',
}: Said = {}): string =>
  `MSH|^~\\&|LICHHEN|BV|TIEPDON|KIOSK|20261122080000||SIU^${event}^SIU_S12|c-1|P|2.5.1\r` +
  `SCH||${id}|||||||||^^^${start}${'|'.repeat(14)}${status}\rPID|1||${person}\rRGS|1|A\r${clinic}\r`;

/** A book, and what was answered to each message. */
const take = (
  texts: readonly string[],
  book: AppointmentBook = createAppointmentBook(VIETNAM, () => NOW),
) => ({
  book,
  codes: texts.map((text) => {
    const { code, error } = takeSchedule(parseMessage(text) ?? [], book, OPTIONS);
    return error === null ? code : `${code} ${error}`;
  }),
});
const idsOf = (book: AppointmentBook): string[] => book.ofToday(CITIZEN, 'bn-6').map(({ id }) => id);

describe('messages of a scheduling system (SIU, HL7 v2.5.1, chapter 10)', () => {
  it('S12 books, S13 moves, S14 changes, S15 cancels', () => {
    const { book, codes } = take([message()]);
    expect(codes).toEqual(['AA']);
    expect(book.ofToday(CITIZEN, 'bn-6')).toEqual([
      { id: 'hen-1', clinicId: 'tim-mach-2', start: '2026-11-22T02:30:00.000Z' },
    ]);
    take([message({ event: 'S13', start: '20261122100000' })], book);
    expect(book.ofToday(CITIZEN, 'bn-6')).toMatchObject([{ start: '2026-11-22T03:00:00.000Z' }]);
    take([message({ event: 'S14', clinic: 'AIL|1|A|tim-mach-3' })], book);
    expect(book.ofToday(CITIZEN, 'bn-6')).toMatchObject([{ clinicId: 'tim-mach-3' }]);
    expect(take([message({ event: 'S15' }), message({ event: 'S15' })], book).codes).toEqual(['AA', 'AA']);
    expect(idsOf(book)).toEqual([]);
  });

  it('a message that comes twice books once, and one for what is not known books it', () => {
    expect(idsOf(take([message(), message(), message({ event: 'S14', id: 'hen-2' })]).book)).toEqual([
      'hen-1',
      'hen-2',
    ]);
  });

  it.each(['Cancelled', 'Complete', 'Noshow', 'Deleted'])('an appointment that is %s is over', (status) => {
    expect(idsOf(take([message(), message({ event: 'S14', status })]).book)).toEqual([]);
  });

  it.each([
    ['AIS|1|A|tim-mach-2', 'tim-mach-2'],
    ['PV1|1|O|noi-1', 'noi-1'],
    ['AIS|1|A|dich-vu\rAIL|1|A|noi-2', 'noi-2'],
  ])('the clinic may stand in %j', (clinic, clinicId) => {
    expect(take([message({ clinic })]).book.ofToday(CITIZEN, 'bn-6')).toMatchObject([{ clinicId }]);
  });

  it('the time may stand with the room', () => {
    const { book } = take([message({ start: '', clinic: 'AIL|1|A|noi-1|||20261122110000' })]);
    expect(book.ofToday(CITIZEN, 'bn-6')).toMatchObject([{ start: '2026-11-22T04:00:00.000Z' }]);
  });

  it.each([
    ['no id', message({ id: '' }), 'AE 101'],
    ['no time', message({ start: '' }), 'AE 101'],
    ['no clinic', message({ clinic: 'AIG|1|A|bs-1' }), 'AE 101'],
    ['nobody', message({ person: '7^^^XX^PI' }), 'AE 101'],
    ['a time that is none', message({ start: 'sáng mai' }), 'AE 102'],
    ['another event', message({ event: 'S26' }), 'AR 201'],
    ['another kind', message().replace('SIU^', 'ADT^'), 'AR 200'],
  ])('with %s it is answered %s', (_name, text, code) => {
    const { book, codes } = take([text]);
    expect(codes).toEqual([code]);
    expect(idsOf(book)).toEqual([]);
  });
});

describe('the book of appointments', () => {
  const booked = (
    id: string,
    start: string,
    citizenNumber: string | null = CITIZEN,
    patientId: string | null = 'bn-6',
  ) => ({
    ...{ id, clinicId: 'noi-1', start, citizenNumber, patientId },
  });

  it("tells today's of a person, earliest first", () => {
    const book = createAppointmentBook(VIETNAM, () => NOW);
    for (const one of [
      booked('late', '2026-11-22T09:00:00Z'),
      booked('early', '2026-11-22T02:00:00Z'),
      booked('tomorrow', '2026-11-22T17:00:00Z'),
      booked('yesterday', '2026-11-21T16:59:59Z'),
      booked('somebody', '2026-11-22T03:00:00Z', '001000000001', 'bn-7'),
      booked('by number', '2026-11-22T04:00:00Z', CITIZEN, null),
      booked('by patient', '2026-11-22T05:00:00Z', null, 'bn-6'),
      // The hospital's number of one person with the citizen's number of another.
      booked('mixed up', '2026-11-22T06:00:00Z', '001000000001', 'bn-6'),
    ])
      book.put(one);
    expect(idsOf(book)).toEqual(['early', 'by number', 'by patient', 'late']);
  });

  it('goes with the days', () => {
    let now = NOW;
    const book = createAppointmentBook(VIETNAM, () => now);
    book.put(booked('today', '2026-11-22T02:00:00Z'));
    book.put(booked('tomorrow', '2026-11-23T02:00:00Z'));
    expect(idsOf(book)).toEqual(['today']);
    now += 86_400_000;
    expect(idsOf(book)).toEqual(['tomorrow']);
  });

  it('drops the oldest of too many', () => {
    const book = createAppointmentBook(VIETNAM, () => NOW);
    for (let n = 0; n <= MOST_APPOINTMENTS; n++) book.put(booked(`hen-${n}`, '2026-11-22T02:00:00Z'));
    const ids = idsOf(book);
    expect(ids).toHaveLength(MOST_APPOINTMENTS);
    expect(ids).not.toContain('hen-0');
  });
});
