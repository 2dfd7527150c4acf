import { z } from 'zod';
import { ASSURANCE, CHIP_FAILURES, READ_PHASES } from '../../drivers/ports/identity.ts';
import { bills, means, paying } from './payment-views.ts';

/**
 * What the page may know of a visit: enough to show it, never the whole number of a card.
 * Dates are FHIR dates, instants are ISO, amounts are integer đồng.
 */
export const words = z.strictObject({ vi: z.string(), en: z.string() });

export type Words = z.infer<typeof words>;

export const language = z.enum(['vi', 'en']);
export type Language = z.infer<typeof language>;

/** Every place in the flow that a patient can be at; the host keeps the last one so that a reloaded page finds it. */
export const step = z.enum([
  'welcome',
  'identify',
  'refused',
  'confirm',
  'companion',
  'insurance',
  'arrive',
  'department',
  'clinic',
  'review',
  'details',
  'registering',
  'pay',
  'ticket',
  'goodbye',
  'staff',
]);
export type Step = z.infer<typeof step>;

/** Longest data URL of a ticket's picture, in characters. */
const PICTURE_LENGTH = 400_000;

/** Longest data URL of a portrait, in characters. */
export const PORTRAIT_LENGTH = 400_000;

export const person = z.strictObject({
  name: z.string(),
  maskedNumber: z.string().regex(/^\d{3}•+\d{4}$/),
  birthDate: z.string(),
  sex: z.enum(['male', 'female', 'unknown']),
  assurance: z.enum(ASSURANCE),
  /** The face on the chip as a data URL; null while there is none. */
  portrait: z
    .string()
    .max(PORTRAIT_LENGTH)
    .regex(/^data:image\/(jpeg|png);base64,[A-Za-z0-9+/]+=*$/)
    .nullable(),
  /** The assurance is what the hospital asks for, or more: the person may go on. */
  enough: z.boolean(),
  /** Trẻ dưới 6 tuổi by the hospital's day: an adult has to be with it. */
  underSix: z.boolean(),
});
export type PersonView = z.infer<typeof person>;

const chipFailure = z.enum(CHIP_FAILURES);
/** A card that this kiosk must not take: it ends the visit. */
export const refusal = chipFailure.extract(['forged', 'unknown-signer', 'cloned']);
export type RefusalView = z.infer<typeof refusal>;
/** `moved` is no failure on the screen: the card is lifted and may be laid back. */
export const unread = chipFailure.exclude([...refusal.options, 'moved']);
export type UnreadView = z.infer<typeof unread>;

/** A card lies on the chip reader: somebody's, who should not forget it. */
const lying = z.boolean();
/** What the chip reader is doing, with a visit or before one. */
export const chip = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none'), lying }),
  /** A card lies there and what opens it stands in the code on it. */
  z.strictObject({ state: z.literal('code-wanted'), lying }),
  z.strictObject({
    state: z.literal('reading'),
    lying,
    phase: z.enum(READ_PHASES),
    /** The person is told and proven as far as the chip goes; only the portrait is still coming. */
    complete: z.boolean(),
  }),
  /** Lifted in mid-read: it goes on when the card is laid back. */
  z.strictObject({ state: z.literal('lifted'), lying }),
  z.strictObject({ state: z.literal('failed'), lying, code: unread }),
  z.strictObject({ state: z.literal('done'), lying }),
]);
export type ChipView = z.infer<typeof chip>;

export const notCovered = z.enum([
  'no-card',
  'expired',
  'revoked',
  'suspended',
  'wrong-code',
  'name-mismatch',
  'birth-date-mismatch',
  'papers-needed',
]);

export const insurance = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('covered'),
    code: z.string(),
    validTo: z.string().nullable(),
    renewed: z.boolean(),
    /** A newer card begins that day; until then this one counts. */
    nextFrom: z.string().nullable(),
    staffCheck: z.boolean(),
    /** Mức hưởng, tạm tính: an estimate, null where it is not known. */
    benefitPercent: z.number().int().min(0).max(100).nullable(),
  }),
  z.strictObject({
    status: z.literal('not-covered'),
    code: z.string(),
    reason: notCovered,
  }),
  z.strictObject({
    status: z.literal('no-answer'),
    code: z.string().nullable(),
    why: z.enum(['timeout', 'unreachable', 'portal-error', 'bad-answer', 'refused', 'misconfigured']),
  }),
]);
export type InsuranceView = z.infer<typeof insurance>;

export const clinic = z.strictObject({
  id: z.string(),
  departmentId: z.string(),
  name: words,
  room: z.string(),
  floor: z.string(),
  price: z.number().int().nonnegative(),
  /** Free places today, 0 is full, null where they are not counted. */
  free: z.number().int().nonnegative().nullable(),
});

export type ClinicView = z.infer<typeof clinic>;

export const department = z.strictObject({ id: z.string(), name: words, clinics: z.array(clinic) });
export type DepartmentView = z.infer<typeof department>;

const place = { clinic: words, department: words, room: z.string(), floor: z.string() };

/** What this kiosk knows of a number's paper; null: it never printed one. `sent`: taken by a printer that tells no more. */
export const paper = z.enum(['printed', 'sent', 'not-printed', 'unknown']);
export type PaperView = z.infer<typeof paper>;

export const appointment = z.strictObject({
  id: z.string(),
  clinicId: z.string(),
  /** Hospital's local time, `08:15`. */
  time: z.string(),
  price: z.number().int().nonnegative(),
  ...place,
});
export type AppointmentView = z.infer<typeof appointment>;

/**
 * `his`: it stands in the HIS. `local`: the kiosk's own while the HIS is down, which clinics take. `desk`: no number but
 * the name of a slip with which staff at the desk go on.
 */
export const standing = z.enum(['his', 'local', 'desk']);
export type Standing = z.infer<typeof standing>;

/** Số thứ tự, or what stands in its place until the HIS gives one. */
export const queueNumber = z.strictObject({
  number: z.string(),
  standing: standing.default('his'),
  clinicId: z.string(),
  waiting: z.number().int().nonnegative().nullable(),
  /** Hospital's local time at which it was taken, `08:15`. */
  time: z.string(),
  /** The person held it before this visit. */
  already: z.boolean(),
  paper: paper.nullable().default(null),
  ...place,
});
export type NumberView = z.infer<typeof queueNumber>;

/** What the hospital has of the person today. */
export const day = z.strictObject({
  appointments: z.array(appointment),
  numbers: z.array(queueNumber),
  /** The HIS takes contact details of this person from the kiosk. */
  details: z.boolean(),
});
export type DayView = z.infer<typeof day>;

export const printerStatus = z.enum(['ready', 'paper-low', 'paper-out', 'cover-open', 'offline', 'fault']);
export type PrinterView = z.infer<typeof printerStatus>;

/** What is known of the paper: `unknown` after a crash in mid-job. */
export const printed = z.enum(['confirmed', 'sent-unconfirmed', 'unknown', 'failed']);
export type PrintedView = z.infer<typeof printed>;

/** The ticket as it came, or would come, out of the printer: a PNG as a data URL, and its true size in millimetres. */
export const ticketPicture = z.strictObject({
  url: z
    .string()
    .max(PICTURE_LENGTH)
    .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/),
  width: z.number().positive(),
  height: z.number().positive(),
});
export type TicketPicture = z.infer<typeof ticketPicture>;

export const devices = z.strictObject({
  /** `none`: the codes come by camera or keyboard scanner alone, both of which the page itself attends to. */
  reader: z.enum(['none', 'ready', 'lost']),
  /** `none`: the kiosk has no chip reader. */
  chip: z.enum(['none', 'ready', 'lost']),
  printer: printerStatus,
});
export type DevicesView = z.infer<typeof devices>;

/** Thông tin liên hệ as the screen may show it: phone numbers by their last three digits alone. */
const contactDetails = z.strictObject({ name: z.string(), phone: z.string().nullable() });
export const patientDetails = z.strictObject({
  phone: z.string().nullable(),
  address: z.string().nullable(),
  contact: contactDetails.nullable(),
  guardian: contactDetails.nullable(),
  /** What of the address is understood: where a new one begins. Codes are those of the communes and provinces of 2025. */
  place: z.strictObject({
    line: z.string(),
    provinceCode: z.string().nullable(),
    /** One where it is certain; several where a former commune was divided among them. */
    communeCodes: z.array(z.string()),
    /** It still names a district: three levels, as before 1 July 2025. */
    former: z.boolean(),
  }),
});
export type PatientDetailsView = z.infer<typeof patientDetails>;

/** Tỉnh or xã: one of the two levels of an address. */
export const placeName = z.strictObject({ code: z.string(), name: z.string() });
export type PlaceNameView = z.infer<typeof placeName>;

const GIVEN_NAME = z.string().trim().min(2).max(60);
/** Digits as dialled at home. */
export const phoneNumber = z.string().regex(/^0\d{9,10}$/);
export const relation = z.enum(['mother', 'father', 'guardian']);
export type Relation = z.infer<typeof relation>;

/** What a person tells anew; what is absent stays. */
export const detailsChange = z.strictObject({
  phone: phoneNumber.exactOptional(),
  address: z
    .strictObject({ line: z.string().trim().max(120), communeCode: z.string().max(10) })
    .exactOptional(),
  contact: z.strictObject({ name: GIVEN_NAME, phone: phoneNumber.nullable() }).exactOptional(),
  guardian: z.strictObject({ name: GIVEN_NAME, phone: phoneNumber.nullable(), relation }).exactOptional(),
});
export type DetailsChangeInput = z.infer<typeof detailsChange>;

/** A child as an adult tells of it, from the birth certificate (giấy khai sinh). */
export const toldChild = z.strictObject({
  /** Số định danh cá nhân. */
  number: z.string().regex(/^\d{12}$/),
  name: GIVEN_NAME,
  /** FHIR date, whole. */
  birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  sex: z.enum(['male', 'female']),
});
export type ToldChild = z.infer<typeof toldChild>;

/** The other of two who came together: a child under six, or the adult with it. */
export const companion = z.strictObject({
  role: z.enum(['child', 'adult']),
  name: z.string(),
  maskedNumber: z.string().regex(/^\d{3}•+\d{4}$/),
  birthDate: z.string(),
});
export type CompanionView = z.infer<typeof companion>;

export const kiosk = z.strictObject({
  id: z.string(),
  hospital: words,
  place: words,
  news: words.nullable(),
  deskHint: words,
  /** Nobody goes on here without a chip that was read. */
  chipNeeded: z.boolean(),
  /** The camera that the page looks through; null where there is none. */
  camera: z
    .strictObject({
      /** A part of its name; null: the first one. */
      label: z.string().nullable(),
      torch: z.boolean(),
      mirror: z.boolean(),
      mrz: z.boolean(),
    })
    .nullable(),
  /** A scanner types like a keyboard: physical keys are its own. */
  keyboardScanner: z.boolean(),
  /** A visit that the HIS cannot take now is kept and forwarded: the patient goes on without it. */
  defers: z.boolean(),
  /** The hospital answers questions here. */
  answers: z.boolean(),
  /** How fees can be paid here; empty where they cannot. */
  means: z.array(means),
  /** Where the cashier is. */
  cashier: words,
  /** Staff can open their screen with a PIN. */
  staffScreen: z.boolean(),
  /** Milliseconds. */
  idle: z.strictObject({ quiet: z.number(), reading: z.number(), question: z.number(), goodbye: z.number() }),
});
export type KioskView = z.infer<typeof kiosk>;

/** A visit as a page that was reloaded finds it. */
export const snapshot = z.strictObject({
  visitKey: z.string(),
  step,
  language,
  person,
  /** Who came together with the patient, once that is known. */
  companion: companion.nullable(),
  insurance: insurance.nullable(),
  day: day.nullable(),
  departments: z.array(department).nullable(),
  departmentId: z.string().nullable(),
  clinicId: z.string().nullable(),
  appointmentId: z.string().nullable(),
  number: queueNumber.nullable(),
  printed: printed.nullable(),
  bills: bills.nullable(),
  /** The charge under way, or the last one. */
  paying: paying.nullable(),
});
export type VisitSnapshot = z.infer<typeof snapshot>;
