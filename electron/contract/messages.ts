import { z } from 'zod';
import { CODE_FAILURES } from '../../drivers/ports/identity.ts';
import { faqAnswer, faqFound, faqTopics, LONGEST_QUESTION } from './faq-views.ts';
import { bills, dayTotals, means, paying, staffOutcome, staffTask } from './payment-views.ts';
import { staffNews } from './staff-views.ts';
import {
  chip,
  companion,
  day,
  department,
  detailsChange,
  devices,
  insurance,
  kiosk,
  language,
  patientDetails,
  person,
  phoneNumber,
  placeName,
  printed,
  printerStatus,
  queueNumber,
  refusal,
  relation,
  snapshot,
  step,
  ticketPicture,
  toldChild,
} from './views.ts';

const nothing = z.strictObject({});
const hisFailure = z.enum(['no-visit', 'no-answer', 'bad-answer', 'refused']);
/** `not-proven`: less is proven of the person than the hospital asks for, or a chip is being read just now. */
const NOT_PROVEN = 'not-proven';
const none = z.never();

const codeText = z.string().max(4_096);
const cameraState = z.enum(['off', 'opening', 'ready', 'lost']);
/** Why there is no picture; `no-print`: there is one, but the print on cards cannot be read. */
const cameraReason = z.enum([
  'no-camera',
  'not-this-camera',
  'not-allowed',
  'in-use',
  'unplugged',
  'silent',
  'fault',
  'no-print',
]);

/**
 * Everything the page can ask of the host: input, answer and the closed set of failures of each.
 * Both sides check both directions against these schemas.
 */
export const requests = {
  /** First message of a page. `visitKey`: the visit it was showing, if any; only then is a recovered visit given back. */
  'session.open': {
    input: z.strictObject({ visitKey: z.string().nullable() }),
    output: z.strictObject({ kiosk, devices, chip, visit: snapshot.nullable() }),
    failure: none,
  },
  /** Where the patient is, so that a reloaded page comes back to it. */
  'visit.at': {
    input: z.strictObject({ step, language, departmentId: z.string().nullable() }),
    output: nothing,
    failure: none,
  },
  'visit.insurance': { input: nothing, output: insurance, failure: z.enum(['no-visit', NOT_PROVEN]) },
  /**
   * `several-patients`: staff choose among the records. `other-record`: the record under the number contradicts the card.
   * `papers-first`: of a child whose number was typed, nothing is told
   * that was not known: staff look at the birth certificate. All three go on with a slip for the desk.
   */
  'visit.day': {
    input: nothing,
    output: day,
    failure: z.enum([...hisFailure.options, 'several-patients', 'other-record', 'papers-first', NOT_PROVEN]),
  },
  /**
   * Who the adult brought, or who came with the child. `child` is null where the child's own card was shown, this or the
   * other way round; the visit is the child's from then on. `attempts`: too many children were typed for one card.
   */
  'visit.child': {
    input: z.strictObject({
      child: toldChild.nullable(),
      relation,
      /** Where the adult can be called. */
      phone: phoneNumber.nullable(),
    }),
    output: z.strictObject({ person }),
    failure: z.enum(['no-visit', 'no-companion', 'not-under-six', 'not-that-number', 'attempts', NOT_PROVEN]),
  },
  'visit.details': {
    input: nothing,
    output: patientDetails,
    failure: z.enum([...hisFailure.options, 'not-configured', NOT_PROVEN]),
  },
  /** Changes what was told, where it is as the patient saw it. `changed`: it is not; ask anew. `no-place`: no such commune. */
  'visit.update-details': {
    input: detailsChange,
    output: patientDetails,
    failure: z.enum([...hisFailure.options, 'not-configured', 'changed', 'unknown', 'no-place', NOT_PROVEN]),
  },
  /** Tỉnh, thành phố: the 34 of 2025. */
  'places.provinces': { input: nothing, output: z.array(placeName), failure: none },
  /** Xã, phường, đặc khu of one of them. */
  'places.communes': {
    input: z.strictObject({ provinceCode: z.string().max(10) }),
    output: z.array(placeName),
    failure: none,
  },
  'visit.departments': { input: nothing, output: z.array(department), failure: hisFailure },
  /** Chooses a clinic, or an appointment with its clinic. */
  'visit.choose': {
    input: z.strictObject({ clinicId: z.string(), appointmentId: z.string().nullable() }),
    output: nothing,
    failure: z.enum(['no-visit', 'not-offered', 'clinic-full', NOT_PROVEN]),
  },
  /**
   * Registers the chosen clinic, once. Where the HIS cannot take it now and the kiosk defers, what stands in the number's
   * place is given, and the visit is forwarded later. `unknown`: the HIS may have it; the desk finds out, nobody registers
   * again blindly.
   */
  'visit.register': {
    input: nothing,
    output: queueNumber,
    failure: z.enum([...hisFailure.options, 'nothing-chosen', 'clinic-full', 'unknown', NOT_PROVEN]),
  },
  /** Takes over a number that the person already holds for today, to print it again. */
  'visit.take': {
    input: z.strictObject({ clinicId: z.string() }),
    output: queueNumber,
    failure: z.enum(['no-visit', 'not-offered', NOT_PROVEN]),
  },
  /** Prints the ticket of this visit. `again`: on the patient's wish, marked and limited. */
  'visit.print': {
    input: z.strictObject({ again: z.boolean() }),
    output: z.strictObject({ printed }),
    failure: z.enum(['no-visit', 'no-number', 'reprint-limit', ...printerStatus.options.slice(2), 'unknown']),
  },
  /** The ticket of this visit as a picture, the very dots that are printed. */
  'visit.ticket': { input: nothing, output: ticketPicture, failure: z.enum(['no-visit', 'no-number']) },
  /**
   * A code that the page itself has read: by the camera, or typed by a keyboard scanner. What it says comes as `card`.
   * `altered`: an input method has composed letters of it.
   */
  'code.shown': {
    input: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('camera'), text: codeText }),
      z.strictObject({ by: z.literal('keyboard-scanner'), text: codeText, altered: z.boolean() }),
    ]),
    output: nothing,
    failure: z.enum(['not-configured']),
  },
  /**
   * Something was held up, or typed, of which there is nothing to judge, only to tell: `damaged` letters were lost on
   * their way from a keyboard scanner; `foreign` print of another state; `two-cards` of two persons at once.
   */
  'code.unread': {
    input: z.strictObject({ why: z.enum(['damaged', 'foreign', 'two-cards']) }),
    output: nothing,
    failure: z.enum(['not-configured']),
  },
  /** What the person owes: the visit's own bills, and older ones where the second factor was given. */
  'visit.bills': {
    input: nothing,
    output: bills,
    failure: z.enum([...hisFailure.options, 'not-configured', NOT_PROVEN]),
  },
  /** The second factor: the last four digits of the phone number that the hospital has. `open` false: wrong, or none known. */
  'visit.unlock': {
    input: z.strictObject({ digits: z.string().regex(/^\d{4}$/) }),
    output: z.strictObject({ open: z.boolean(), triesLeft: z.number().int().nonnegative() }),
    failure: z.enum([...hisFailure.options, 'not-configured', NOT_PROVEN]),
  },
  /**
   * Begins a charge for these bills; what comes of it is told by `payment`. While one is under way, or its answer is not
   * known, the same view is given back and nothing is begun.
   */
  'visit.pay': {
    input: z.strictObject({ billIds: z.array(z.string()).min(1).max(50), means }),
    output: paying,
    failure: z.enum(['no-visit', 'not-offered', 'out-of-limits', 'not-configured', NOT_PROVEN]),
  },
  /** The patient wants to stop; how it ended is told by `payment`. */
  'visit.stop-paying': { input: nothing, output: nothing, failure: z.enum(['no-visit']) },
  /** Prints the receipt of what was paid on this visit; again on the patient's wish, marked and limited as tickets are. */
  'visit.receipt': {
    input: z.strictObject({ again: z.boolean() }),
    output: z.strictObject({ printed }),
    failure: z.enum(['no-visit', 'not-paid', 'reprint-limit', ...printerStatus.options.slice(2), 'unknown']),
  },
  /** Prints the slip with which these bills, or what is open of a charge, are seen to at the cashier's. */
  'visit.cashier': {
    input: z.strictObject({ billIds: z.array(z.string()).max(50) }),
    output: z.strictObject({ printed }),
    failure: z.enum([
      'no-visit',
      'not-offered',
      'reprint-limit',
      ...printerStatus.options.slice(2),
      'unknown',
    ]),
  },
  /** Staff open their screen; nobody's visit may be under way. */
  'staff.open': {
    input: z.strictObject({ pin: z.string().regex(/^\d{4,8}$/) }),
    output: z.strictObject({ open: z.boolean(), triesLeft: z.number().int().nonnegative() }),
    failure: z.enum(['not-configured', 'visit-under-way', 'locked']),
  },
  'staff.tasks': { input: nothing, output: z.array(staffTask), failure: z.enum(['not-open']) },
  /** What became of visits after their patients had gone, newest first; what staff must see to comes before the rest. */
  'staff.news': { input: nothing, output: z.array(staffNews), failure: z.enum(['not-open']) },
  /** Staff have seen these. */
  'staff.seen': {
    input: z.strictObject({ ids: z.array(z.string()).min(1).max(500) }),
    output: nothing,
    failure: z.enum(['not-open']),
  },
  'staff.act': {
    input: z.strictObject({ task: z.string(), act: staffTask.shape.can.element }),
    output: z.strictObject({ outcome: staffOutcome }),
    failure: z.enum(['not-open', 'no-such-task']),
  },
  /** Closes the terminal's day. */
  'staff.end-of-day': {
    input: nothing,
    output: dayTotals,
    failure: z.enum(['not-open', 'not-configured', 'not-reached', 'refused', 'busy']),
  },
  'staff.close': { input: nothing, output: nothing, failure: none },
  /** What the hospital answers. */
  'faq.topics': { input: nothing, output: faqTopics, failure: z.enum(['not-configured']) },
  /** What a question, or the beginning of one, is about. `final`: the patient has asked it; unanswered, it is kept for staff. */
  'faq.find': {
    input: z.strictObject({ text: z.string().max(LONGEST_QUESTION), final: z.boolean() }),
    output: faqFound,
    failure: z.enum(['not-configured']),
  },
  'faq.read': {
    input: z.strictObject({ id: z.string().max(80) }),
    output: faqAnswer,
    failure: z.enum(['not-configured', 'no-such-topic']),
  },
  /** Whether an answer that was read did help; counted without the person. */
  'faq.helped': {
    input: z.strictObject({ id: z.string().max(80), helped: z.boolean() }),
    output: nothing,
    failure: z.enum(['not-configured', 'no-such-topic']),
  },
  'visit.end': {
    input: z.strictObject({ reason: z.enum(['done', 'cancelled', 'idle']) }),
    output: nothing,
    failure: none,
  },
  'printer.status': { input: nothing, output: z.strictObject({ status: printerStatus }), failure: none },
  /** `called`: false where nobody could be told; the patient is then sent to the desk. */
  'staff.call': {
    input: z.strictObject({ step }),
    output: z.strictObject({ called: z.boolean() }),
    failure: none,
  },
  /** How the camera is, for the operator. */
  'page.camera': {
    input: z.strictObject({ state: cameraState, reason: cameraReason.nullable() }),
    output: nothing,
    failure: none,
  },
  /** A fault inside the page, by its code alone. */
  'page.fault': { input: z.strictObject({ code: z.string().max(80) }), output: nothing, failure: none },
} as const;

export type RequestName = keyof typeof requests;
export type InputOf<N extends RequestName> = z.infer<(typeof requests)[N]['input']>;
export type OutputOf<N extends RequestName> = z.infer<(typeof requests)[N]['output']>;
export type FailureOf<N extends RequestName> = z.infer<(typeof requests)[N]['failure']>;

/** What the host tells the page unasked. */
export const events = {
  /** Something was presented to a reader. */
  card: z.discriminatedUnion('kind', [
    /** A new visit has begun. */
    z.strictObject({ kind: z.literal('person'), visitKey: z.string(), person }),
    /** The card of the one who came along, at the step that asks for it. */
    z.strictObject({ kind: z.literal('companion'), visitKey: z.string(), companion }),
    /** The card of the person already here. */
    z.strictObject({ kind: z.literal('same') }),
    /** Another person's card in the middle of a visit: refused, nothing changed. */
    z.strictObject({ kind: z.literal('other') }),
    z.strictObject({ kind: z.literal('failed'), code: z.enum(CODE_FAILURES) }),
    /** A card that this kiosk must not take: the visit, if there was one, has ended. */
    z.strictObject({ kind: z.literal('refused'), code: refusal }),
  ]),
  chip,
  /** More is known of the person of this visit. */
  person: z.strictObject({ visitKey: z.string(), person }),
  devices,
  /** Where the charge of this visit stands. */
  payment: z.strictObject({ visitKey: z.string(), paying }),
} as const;

export type EventName = keyof typeof events;
export type EventOf<N extends EventName> = z.infer<(typeof events)[N]>;

/** The envelopes on the wire. */
export const requestEnvelope = z.strictObject({
  type: z.literal('request'),
  id: z.number().int().nonnegative(),
  name: z.string(),
  input: z.unknown(),
});
export const fromHost = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('answer'), id: z.number().int().nonnegative(), result: z.unknown() }),
  z.strictObject({ type: z.literal('event'), name: z.string(), payload: z.unknown() }),
]);
