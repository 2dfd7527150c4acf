import { z } from 'zod';
import { PAYMENT_MEANS } from '../../../drivers/ports/payment.ts';
import { ending } from '../../contract/payment-views.ts';
import { newsOf } from '../../contract/staff-views.ts';
import { language, notCovered, queueNumber } from '../../contract/views.ts';

const identity = z.object({
  source: z.enum(['chip', 'qr', 'mrz', 'typed']),
  assurance: z.enum(['typed', 'scanned', 'chip-read', 'chip-authentic']),
  number: z.string(),
  oldNumber: z.string().nullable(),
  name: z.string(),
  birthDate: z.string(),
  sex: z.enum(['male', 'female', 'unknown']),
  address: z.string().nullable(),
  issueDate: z.string().nullable(),
});

const contact = z.object({ name: z.string(), phone: z.string().nullable() });
const request = z.object({
  visitKey: z.string(),
  identity,
  clinicId: z.string(),
  appointmentId: z.string().nullable(),
  insuranceCode: z.string().nullable(),
  insuranceChecked: z.boolean(),
  details: z
    .object({
      phone: z.string().exactOptional(),
      address: z.string().exactOptional(),
      contact: contact.exactOptional(),
      guardian: contact.extend({ relation: z.enum(['mother', 'father', 'guardian']) }).exactOptional(),
    })
    .default({}),
});

/** What the insurer said, as the HIS is told it. */
const insuranceKnown = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('covered'),
    code: z.string(),
    coverage: z.object({
      code: z.string(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
      facility: z.string().nullable(),
      renewed: z.boolean(),
      nextFrom: z.string().nullable(),
      staffCheck: z.boolean(),
      benefitPercent: z.number().nullable(),
    }),
  }),
  z.object({ status: z.literal('not-covered'), code: z.string(), reason: notCovered }),
]);

const dong = z.number().int().positive();
const charge = z.object({
  id: z.string(),
  number: z.number().int().positive(),
  reference: z.string(),
  amount: dong,
  mintedAt: z.number(),
  expiresAt: z.number(),
});
const money = z.object({
  id: z.string(),
  amount: dong,
  at: z.number().nullable(),
  receipt: z.string().nullable(),
  card: z.object({ masked: z.string().nullable(), name: z.string().nullable() }).nullable(),
});

/** What every line about money knows: which charge, by which driver, for which bills. It names no person. */
const ofCharge = {
  means: z.enum(PAYMENT_MEANS),
  /** Driver that made it: another one cannot be asked after it. */
  driver: z.string(),
  charge,
  bills: z.array(z.object({ id: z.string(), amount: dong })),
  /** The HIS's own number of the patient; empty once it is no longer needed. */
  patientId: z.string(),
  /** What of the charge was accounted for before these lines. */
  before: z.number().int().nonnegative(),
};

/** Of no use to these lines, which outlive the visit: it is dropped, whoever writes it. */
const noPatient = z
  .string()
  .default('')
  .transform((): string => '');

/** What each kind of intent needs to be finished or asked about after a crash. Encrypted, and gone when the visit ends. */
export const payloads = {
  register: z.object({
    language,
    request,
    /** What stands in the HIS, once that is known, and under which key: another visit's where the person held it before. */
    number: queueNumber.nullable(),
    numberKey: z.string().nullable().default(null),
  }),
  /** A visit that the HIS could not take, with what was given in its place: forwarded once it can. */
  forward: z.object({
    request,
    number: queueNumber,
    /** It may stand in the HIS already: it is asked before it is sent. */
    mayStand: z.boolean(),
  }),
  /**
   * A kiosk's own number was given on this local day; the next one is higher. `whose`: a salted digest of person and clinic, by
   * which who comes again is given the same; it names nobody.
   */
  'local-number': z.object({
    day: z.string(),
    n: z.number().int().positive(),
    salt: z.string(),
    whose: z.string(),
    number: queueNumber,
  }),
  /** The insurer is asked again about a patient who was let in unchecked. */
  'look-up': z.object({ identity, number: queueNumber }),
  /** What it said then is told to the HIS. */
  report: z.object({
    answer: insuranceKnown,
    number: queueNumber,
    /** When the patient was let in unchecked: its life is counted from there. */
    since: z.number(),
  }),
  /** What staff are told of a visit after its patient has gone; it names no person. */
  news: z.object({ number: queueNumber, what: newsOf }),
  /** Staff were called for this news; open as long as the news is. */
  'news-called': z.object({ news: z.string() }),
  print: z.object({
    /** What was printed: null for a receipt or a slip. */
    number: queueNumber.nullable(),
    /** The printer's counter of cuts before the job; null where it has none. */
    mark: z.number().nullable(),
  }),
  /** Money is asked for. */
  charge: z.object({
    ...ofCharge,
    /** What the terminal is asked by. */
    mark: z.string().nullable(),
    /** Who stands there, so that a page that was showing it finds them again. */
    standing: z.object({
      visitKey: z.string(),
      identity,
      language,
      number: queueNumber,
      numberKey: z.string(),
    }),
    /** What the receipt says it was for. Integer đồng. */
    items: z.array(z.object({ label: z.string(), amount: z.number().int() })),
    insurance: z.number().int(),
    /** How it ended for the patient; null while it is open. */
    ending: ending.nullable(),
  }),
  /** Money that came is to be booked in the HIS; the intent's own id is the key. */
  settle: z.object({
    ...ofCharge,
    money: z.array(money),
    /** It came after the screen had given up. */
    late: z.boolean(),
  }),
  /** More money may come for a charge that is over: a code on a phone outlives the screen. */
  watch: z.object({ ...ofCharge, known: z.array(z.string()), until: z.number() }),
  /** Something of money that staff see to. */
  attention: z.object({
    ...ofCharge,
    patientId: noPatient,
    /** `in-his`: it went back at a terminal, and the HIS still has it as paid. */
    why: z.enum(['too-much', 'twice', 'short', 'no-bill', 'unknown', 'in-his']),
    /** What it is about: to be given back, missing, or to be corrected in the HIS. */
    amount: dong,
    money: z.array(money),
  }),
  /** Money goes back at a terminal. */
  reverse: z.object({
    ...ofCharge,
    patientId: noPatient,
    /** The line of staff's list that it answers; null where a charge is reversed that was in order. */
    task: z.string().nullable(),
    money,
    id: z.string(),
    number: z.number().int().positive(),
    reference: z.string(),
  }),
  /** A terminal's day is closed: receipt numbers may begin anew. */
  day: z.object({ means: z.enum(PAYMENT_MEANS), driver: z.string() }),
};

/** Kinds that name no person, and are kept until nobody can have a question about the money any more. */
export const KEPT_LONGER: readonly IntentKind[] = [
  'settle',
  'watch',
  'attention',
  'reverse',
  'day',
  'local-number',
  'news',
  'news-called',
];

export type IntentKind = keyof typeof payloads;
export type PayloadOf<K extends IntentKind> = z.infer<(typeof payloads)[K]>;
