import type { DeskSlip, QueueTicket, Ticket } from '../../drivers/ports/ticket.ts';
import type { Language, NumberView } from '../contract/views.ts';
import { isSettled } from './desk-insurance.ts';
import type { Parts } from './parts.ts';
import type { Visit } from './visit.ts';

type Facts = Pick<Parts, 'config' | 'time' | 'now'>;

/** What is printed of a visit that has its number, or what stands in the number's place; in the patient's language. */
export const ticketOf = (facts: Facts, visit: Visit, number: NumberView, reprint: boolean): Ticket =>
  number.standing === 'desk'
    ? deskSlip(facts, visit, number, reprint)
    : queueTicket(facts, visit, number, reprint);

const common = ({ config, time, now }: Facts, visit: Visit, reprint: boolean) => ({
  reprint,
  language: visit.language,
  hospital: config.hospital.name[visit.language],
  time: time.stamp(now()),
  qr: visit.numberKey ?? visit.key,
});

/** The queue ticket of a visit; a number of the kiosk's own (`local`) is called provisional. */
const queueTicket = (facts: Facts, visit: Visit, number: NumberView, reprint: boolean): QueueTicket => ({
  kind: 'queue',
  ...common(facts, visit, reprint),
  number: number.number,
  department: number.department[visit.language],
  clinic: number.clinic[visit.language],
  room: number.room,
  floor: number.floor,
  waiting: number.waiting,
  note: noteOf(visit, number.standing === 'local' ? PROVISIONAL : null),
});

/** The slip with which the desk goes on: `number.number` is its reference, `number.clinic` what was wished for (empty where nothing was). */
export const deskSlip = (facts: Facts, visit: Visit, number: NumberView, reprint: boolean): DeskSlip => ({
  kind: 'desk',
  ...common(facts, visit, reprint),
  reference: number.number,
  clinic: number.clinic[visit.language].trim() || null,
  place: facts.config.hospital.deskHint[visit.language],
  note: noteOf(visit, whyDesk(visit)),
});

type Words = Readonly<Record<Language, string>>;

/** What staff at the desk have to do before there is a number. */
function whyDesk({ deskOnly, typed }: Visit): Words {
  if (!deskOnly) return HIS_DOWN;
  return typed ? PAPERS_FIRST : CHOOSE_RECORD;
}

/** Something of the number first, then of the insurance; null where there is nothing to say. */
function noteOf({ insurance, language, typed }: Visit, first: Words | null): string | null {
  const status = insurance && (isSettled(insurance, { typed }) ? insurance.status : 'no-answer');
  const words = [first, status && NOTES[status]].filter((part) => part !== null);
  return words.length === 0 ? null : words.map((part) => part[language]).join('. ');
}

const PROVISIONAL: Words = {
  vi: 'Số tạm: bệnh viện ghi lại sau',
  en: 'Provisional number: the hospital records it later',
};
const HIS_DOWN: Words = {
  vi: 'Hệ thống bệnh viện chưa trả lời',
  en: 'The hospital system has not answered',
};
const CHOOSE_RECORD: Words = {
  vi: 'Quầy xem lại hồ sơ, rồi cấp số',
  en: 'The desk checks the records, then gives a number',
};
const PAPERS_FIRST: Words = {
  vi: 'Quầy xem giấy khai sinh, rồi cấp số',
  en: 'The desk sees the birth certificate, then gives a number',
};
const NOTES: Record<'covered' | 'not-covered' | 'no-answer', Words> = {
  covered: { vi: 'BHYT: có', en: 'Health insurance: yes' },
  'not-covered': { vi: 'BHYT: không', en: 'Health insurance: no' },
  'no-answer': { vi: 'BHYT: kiểm tra lại tại quầy', en: 'Health insurance: to be checked at the desk' },
};
