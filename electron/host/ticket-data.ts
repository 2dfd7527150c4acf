import type { QueueTicket } from '../../drivers/ports/ticket.ts';
import type { Language, NumberView } from '../contract/views.ts';
import type { Parts } from './parts.ts';
import type { Visit } from './visit.ts';

/** The queue ticket of a visit, in the patient's language. */
export const queueTicket = (
  { config, time, now }: Pick<Parts, 'config' | 'time' | 'now'>,
  visit: Visit,
  number: NumberView,
  reprint: boolean,
): QueueTicket => ({
  kind: 'queue',
  reprint,
  language: visit.language,
  hospital: config.hospital.name[visit.language],
  number: number.number,
  department: number.department[visit.language],
  clinic: number.clinic[visit.language],
  room: number.room,
  floor: number.floor,
  time: time.stamp(now()),
  waiting: number.waiting,
  note: visit.insurance && NOTES[visit.insurance.status][visit.language],
  qr: visit.numberKey ?? visit.key,
});

const NOTES: Record<'covered' | 'not-covered' | 'no-answer', Record<Language, string>> = {
  covered: { vi: 'BHYT: có', en: 'Health insurance: yes' },
  'not-covered': { vi: 'BHYT: không', en: 'Health insurance: no' },
  'no-answer': { vi: 'BHYT: kiểm tra lại tại quầy', en: 'Health insurance: to be checked at the desk' },
};
