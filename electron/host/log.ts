import { destination, pino } from 'pino';
import type { InputOf } from '../contract/messages.ts';

type CameraSaid = InputOf<'page.camera'>;

/**
 * Every line that the host can write. Fields are codes, counts and masked or random ids; no field can hold a person:
 * a new kind of line is a new entry here.
 */
export interface LogEvents {
  'host.started': { kiosk: string };
  'host.stopped': Record<never, never>;
  'contract.refused': { what: string };
  'page.attached': Record<never, never>;
  'page.fault': { code: string };
  'device.state': { device: string; status: string; reason: string };
  'driver.said': { device: string; what: string; fields: string };
  'printer.status': { status: string };
  /** Letters of a ticket that the typeface lacks, printed as `?`. */
  'ticket.letters': { missing: number };
  'camera.state': { state: CameraSaid['state']; reason: NonNullable<CameraSaid['reason']> | '' };
  'card.read': { assurance: string; outcome: 'person' | 'same' | 'other' };
  'card.failed': { code: string };
  'child.taken': { visit: string; by: 'card' | 'certificate' };
  'child.refused': { code: string };
  'details.changed': { visit: string; fields: string };
  'chip.read': { assurance: string; complete: boolean };
  'chip.failed': { code: string };
  'chip.refused': { code: string };
  'visit.begun': { visit: string };
  'visit.ended': { visit: string; reason: string; step: string };
  'visit.recovered': { visit: string; step: string };
  'insurance.answered': { visit: string; status: string; code: string; ms: number };
  'his.failed': { what: string; code: string };
  'intent.opened': { intent: string; kind: string };
  'intent.closed': { intent: string; kind: string; outcome: string };
  'intent.kept': { intent: string; kind: string; why: string };
  /** Nothing can be made of what is kept of an intent: it is passed over. */
  'journal.unreadable': { intent: string };
  /** A visit that the HIS could not take was kept, or forwarded, or given up. */
  'visit.kept': { visit: string; standing: string; why: string };
  /** No number here: staff see to records or papers first. */
  'visit.staff-first': { visit: string; why: string };
  /** Printed codes of so many people were contradicted by the HIS within an hour: somebody may be trying numbers. */
  'identity.contradicts-often': { cards: number };
  'visit.forwarded': { visit: string; outcome: string };
  /** Forwarding, or asking the insurer again, stops here until the next round. */
  'forward.waits': { why: string };
  'insurance.later': { visit: string; status: string; code: string };
  'insurance.told': { visit: string; outcome: string };
  'catalogue.lost': { why: string };
  /** Content of questions and answers: its place in a file, and what is wrong there. */
  'faq.fault': { place: string; path: string; message: string };
  'faq.warning': { place: string; path: string; message: string };
  /** A question that nothing answers was kept for staff; the log does not say which. */
  'faq.unanswered': Record<never, never>;
  /** The disk did not take a question or a count: the patient goes on without. */
  'faq.lost': { why: string };
  timing: { visit: string; step: string; ms: number };
  /** A charge moved: references and amounts name no person. */
  'charge.step': { charge: string; means: string; step: string };
  'charge.refused': { why: string };
  'money.judged': {
    charge: string;
    asked: number;
    came: number;
    surplus: number;
    missing: number;
    late: boolean;
  };
  'settle.failed': { intent: string; why: string };
  'staff.pin': { outcome: 'open' | 'wrong' | 'locked' };
  'staff.act': { task: string; act: string; outcome: string };
  'staff.called': { step: string; called: boolean };
  'staff.warned': { about: string; called: boolean };
}

export type Log = <K extends keyof LogEvents>(event: K, fields: LogEvents[K]) => void;

const LEVELS: Partial<Record<keyof LogEvents, 'warn'>> = {
  'contract.refused': 'warn',
  'page.fault': 'warn',
  'chip.refused': 'warn',
  'child.refused': 'warn',
  'visit.kept': 'warn',
  'visit.staff-first': 'warn',
  'identity.contradicts-often': 'warn',
  'forward.waits': 'warn',
  'catalogue.lost': 'warn',
  'faq.fault': 'warn',
  'faq.warning': 'warn',
  'faq.lost': 'warn',
  'his.failed': 'warn',
  'intent.kept': 'warn',
  'journal.unreadable': 'warn',
  'charge.refused': 'warn',
  'settle.failed': 'warn',
  'staff.pin': 'warn',
  'staff.act': 'warn',
  'staff.called': 'warn',
  'staff.warned': 'warn',
};

/** One JSON line an event, to the file or to stderr. */
export function createLog(file: string | null): Log {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    file === null
      ? destination({ dest: 2, sync: true })
      : destination({ dest: file, mkdir: true, sync: false }),
  );
  return (event, fields) => logger[LEVELS[event] ?? 'info']({ event, ...fields });
}
