import { z } from 'zod';
import { language, queueNumber } from '../../contract/views.ts';

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

/** What each kind of intent needs to be finished or asked about after a crash. Encrypted, and gone when the visit ends. */
export const payloads = {
  register: z.object({
    language,
    request: z.object({
      visitKey: z.string(),
      identity,
      clinicId: z.string(),
      appointmentId: z.string().nullable(),
      insuranceCode: z.string().nullable(),
      insuranceChecked: z.boolean(),
    }),
    /** What stands in the HIS, once that is known, and under which key: another visit's where the person held it before. */
    number: queueNumber.nullable(),
    numberKey: z.string().nullable().default(null),
  }),
  print: z.object({
    number: queueNumber,
    /** The printer's counter of cuts before the job; null where it has none. */
    mark: z.number().nullable(),
  }),
};

export type IntentKind = keyof typeof payloads;
export type PayloadOf<K extends IntentKind> = z.infer<(typeof payloads)[K]>;
