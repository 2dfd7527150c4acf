import { z } from 'zod';
import { ticketLayouts } from './tickets/schema.ts';
import { faultOfLetters } from './tickets/templates.ts';

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

/** Stands on every ticket. */
const printedText = z
  .string()
  .overwrite((text) => text.normalize('NFC').trim())
  .min(1)
  .superRefine((text, context) => {
    const fault = faultOfLetters(text);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });
const printedWords = z.strictObject({ vi: printedText, en: printedText });

/** A secret is named, never written: an environment variable, or an entry of the operating system's key store. */
const secretReference = z.union([
  z.strictObject({ env: z.string().min(1) }),
  z.strictObject({ keystore: z.string().min(1) }),
]);
export type SecretReference = z.infer<typeof secretReference>;

/** Which driver, and the options that this driver itself checks. */
const driver = z.strictObject({
  driver: z.string().min(1),
  options: z.record(z.string(), z.unknown()).default({}),
});
export type DriverChoice = z.infer<typeof driver>;

/** Pictures of it never leave the page and are never written. */
const camera = z.strictObject({
  /** A part of the camera's name; absent: the first one. */
  label: z.string().min(1).optional(),
  /** Lights the camera's lamp while a code is awaited, where it has one. */
  torch: z.boolean().default(false),
  /** Shows the picture like a mirror: for a camera that faces the patient. */
  mirror: z.boolean().default(true),
  /** Reads the three printed lines (MRZ) on the back of the card, too. */
  mrz: z.boolean().default(true),
});

const seconds = z.number().positive().max(3600);
/** ISO 4217 VND has no minor unit; the ceiling keeps what a terminal's 12 digits hold. */
const dong = z.number().int().positive().max(999_999_999_999);

const fields = z.strictObject({
  kiosk: z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,32}$/), place: words }),
  hospital: z.strictObject({
    /** Mã cơ sở khám chữa bệnh: five digits. */
    code: z.string().regex(/^\d{5}$/),
    name: printedWords,
    timeZone: z.string().default('Asia/Ho_Chi_Minh'),
    news: words.nullable().default(null),
    /** Where the desk is: shown wherever a person is sent there. */
    deskHint: words,
    /** Where a call for staff is posted: the hospital's own pager or desk screen. Null: the patient is sent to the desk. */
    staffCall: z
      .strictObject({ url: z.url({ protocol: /^https?$/ }) })
      .nullable()
      .default(null),
  }),
  data: z.strictObject({
    /** Folder of journal and logs. */
    folder: z.string().min(1),
    journalKey: secretReference,
  }),
  devices: z.strictObject({
    /** Scanner of the codes on cards; null where camera or keyboard scanner stand in for it. */
    reader: driver.nullable().default(null),
    /** The kiosk's own camera, which the screen looks through. */
    camera: camera.nullable().default(null),
    /** A scanner that types what it reads like a keyboard: the last resort. */
    keyboardScanner: z.boolean().default(false),
    /** Reads the chips of cards; null where the kiosk has no such reader. */
    chip: driver.nullable().default(null),
    printer: driver,
  }),
  systems: z.strictObject({ his: driver, insurance: driver }),
  visit: z
    .strictObject({
      /** How often a patient may print the ticket again. */
      reprints: z.number().int().min(0).max(5).default(1),
      /** Seconds without a touch before "still there?": on quiet screens, and where there is reading. */
      idleQuiet: seconds.default(45),
      idleReading: seconds.default(90),
      /** Seconds that the question stands before everything is wiped. */
      idleQuestion: seconds.default(20),
      /** Seconds that the goodbye screen stays. */
      goodbye: seconds.default(8),
      /**
       * The least that must be proven of a person before they go on: a code, which a phone can copy; a chip that was
       * read; or a chip that proved to be genuine.
       */
      assurance: z.enum(['scanned', 'chip-read', 'chip-authentic']).default('scanned'),
      /** What becomes of patients while the HIS cannot be reached. */
      hisDown: z
        .strictObject({
          /** Hours that a visit is kept, encrypted, to be forwarded in order; 0: nothing is kept. */
          keepHours: z.number().min(0).max(72).default(24),
          /** Prefix of the kiosk's own numbers, which clinics take; null: a slip for the desk. Two kiosks never share one. */
          localNumbers: z
            .string()
            .regex(/^[A-Z0-9]{1,4}-$/)
            .nullable()
            .default(null),
        })
        .prefault({}),
      /** Hours that the insurer is asked again about a patient who was let in unchecked. */
      insuranceHours: z.number().min(0).max(72).default(24),
    })
    .prefault({}),
  /** Fees without cash; a kiosk that names neither means takes no money. Amounts are integer đồng. */
  payment: z
    .strictObject({
      /** Transfers by VietQR: who makes the order and says that it was paid. */
      vietqr: driver.nullable().default(null),
      /** The card terminal. */
      card: driver.nullable().default(null),
      least: dong.default(1_000),
      most: dong.default(50_000_000),
      /** Seconds until a code that nobody paid is closed. */
      codeSeconds: z.number().int().min(60).max(900).default(300),
      /** Bills of earlier visits: never shown, or after the last four digits of the phone number that the HIS has. */
      olderBills: z.enum(['never', 'phone']).default('never'),
      /** How long money that comes late is looked out for. */
      lateDays: z.number().int().min(1).max(30).default(3),
      cashier: printedWords.prefault({ vi: 'Quầy thu ngân', en: "Cashier's desk" }),
      /** Whether receipts and slips name the patient. */
      nameOnPaper: z.boolean().default(false),
      /** 4 to 8 digits that open the screen for staff: give money back, see to what is open. */
      staffPin: z
        .strictObject({ env: z.string().min(1) })
        .nullable()
        .default(null),
    })
    .prefault({}),
  /** What is printed and how; in the file, the name of the file that says it. */
  tickets: ticketLayouts.prefault({}),
  /** What the hospital answers to questions; null: the kiosk answers none. */
  faq: z
    .strictObject({
      /** In the file, from beside it; absolute once it was loaded. Read apart: see kiosk-config/faq. */
      content: z.string().min(1),
      /** Where this kiosk stands on the plan, which ways begin at; null: it shows none. */
      place: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        .nullable()
        .default(null),
    })
    .nullable()
    .default(null),
  window: z
    .strictObject({
      /** Locked full screen; false gives an ordinary window for trying. */
      kiosk: z.boolean().default(true),
    })
    .prefault({}),
});

/** One kiosk as its hospital describes it; see kiosk-config/sites/demo/kiosk.yaml for every field with its meaning. */
export const kioskConfig = fields.superRefine(({ devices, visit, payment }, context) => {
  if (payment.least > payment.most)
    context.addIssue({ code: 'custom', path: ['payment', 'least'], message: 'is more than payment.most' });
  if (devices.reader === null && devices.camera === null && !devices.keyboardScanner)
    context.addIssue({
      code: 'custom',
      path: ['devices', 'reader'],
      message: 'nothing reads codes: name a reader, a camera or a keyboard scanner',
    });
  if (visit.assurance === 'scanned' || devices.chip !== null) return;
  context.addIssue({
    code: 'custom',
    path: ['visit', 'assurance'],
    message: `${visit.assurance} needs a chip reader, and devices.chip names none: nobody could go on`,
  });
});
export type KioskConfig = z.infer<typeof kioskConfig>;
