import { z } from 'zod';
import { notCovered, words } from './views.ts';

/**
 * What became of a visit after its patient had gone. `forwarded`: the HIS has it, under this number. `already`: it stood
 * there before. The next five: it could not be forwarded, and staff see to it. `insured`, `not-insured`: the insurer has
 * answered; `insurance-unknown`: not within the hours that are configured.
 */
export const newsOf = z.discriminatedUnion('about', [
  z.strictObject({ about: z.enum(['forwarded', 'already']), number: z.string() }),
  z.strictObject({
    about: z.enum(['clinic-full', 'several-patients', 'other-record', 'refused', 'expired']),
  }),
  z.strictObject({ about: z.literal('insured'), staffCheck: z.boolean(), toldHis: z.boolean() }),
  z.strictObject({ about: z.literal('not-insured'), reason: notCovered, toldHis: z.boolean() }),
  z.strictObject({ about: z.literal('insurance-unknown') }),
]);
export type NewsOf = z.infer<typeof newsOf>;

/** One line of staff's news. It names no person: staff find them in the HIS by number and clinic. */
export const staffNews = z.strictObject({
  id: z.string(),
  /** What the patient holds: a number of the HIS, a provisional one, or the name of a slip. */
  number: z.string(),
  clinic: words,
  /** Hospital's local time at which the patient was here, `08:15`. */
  time: z.string(),
  what: newsOf,
});
export type StaffNews = z.infer<typeof staffNews>;
