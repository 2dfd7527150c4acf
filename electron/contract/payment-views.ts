import { z } from 'zod';
import { DECLINES, PAYMENT_MEANS, TERMINAL_STEPS } from '../../drivers/ports/payment.ts';

/** What the page may know of bills and charges. Amounts are integer đồng, instants milliseconds since the epoch. */
const dong = z.number().int().nonnegative();
const words = z.strictObject({ vi: z.string(), en: z.string() });

export const means = z.enum(PAYMENT_MEANS);
export type MeansView = z.infer<typeof means>;
const meansState = z.enum(['ready', 'busy', 'offline', 'fault']);

export const bill = z.strictObject({
  id: z.string(),
  /** `this`: of the visit that was just registered, or whose number was taken over. */
  of: z.enum(['this', 'older']),
  /** Hospital's local day on which it was issued: `22/11/2026`. */
  date: z.string(),
  clinic: words.nullable(),
  items: z.array(z.strictObject({ label: z.string(), amount: dong })),
  /** What insurance pays, as the hospital estimates it (tạm tính). */
  insurance: dong,
  due: dong.positive(),
});
export type BillView = z.infer<typeof bill>;

/** Money of this visit that was on its way when the screen let go of it. */
export const moneyNews = z.strictObject({
  /** `late`: came after the screen had given up, and pays the bill. `back`: came too much or twice: staff give it back. `asking`: not known yet. */
  kind: z.enum(['late', 'back', 'asking']),
  amount: dong,
  reference: z.string(),
});
export type MoneyNews = z.infer<typeof moneyNews>;

export const bills = z.strictObject({
  bills: z.array(bill),
  /** `none`: this kiosk takes nothing for older bills. `locked`: they are shown once the second factor was given. `closed`: it was wrong too often. */
  older: z.enum(['none', 'locked', 'closed', 'open']),
  means: z.array(z.strictObject({ means, state: meansState })),
  /** Least and most that can be paid here at once. */
  least: dong,
  most: dong,
  news: z.array(moneyNews),
});
export type BillsView = z.infer<typeof bills>;

const charged = { means, amount: dong.positive(), reference: z.string() };

/** How a charge ended, in the patient's terms. `came`: what was received in all. */
export const ending = z.discriminatedUnion('end', [
  /** `booked`: the hospital's system has it already; else it will, and the receipt counts. */
  z.strictObject({ end: z.literal('paid'), booked: z.boolean() }),
  z.strictObject({ end: z.literal('declined'), reason: z.enum(DECLINES) }),
  z.strictObject({ end: z.literal('cancelled') }),
  z.strictObject({ end: z.literal('expired') }),
  z.strictObject({ end: z.literal('too-little'), came: dong.positive() }),
  z.strictObject({ end: z.literal('too-much'), came: dong.positive() }),
  /** The bill is paid, and the same money came once more; `came` is all of it. */
  z.strictObject({ end: z.literal('twice'), came: dong.positive() }),
  /** Money came after this charge was given up; it pays the bill. */
  z.strictObject({ end: z.literal('late'), came: dong.positive() }),
  /** It may have been charged: nobody pays again, the kiosk goes on asking. */
  z.strictObject({ end: z.literal('unknown') }),
  /** Nothing was charged. */
  z.strictObject({ end: z.literal('out-of-order'), fault: z.enum(['busy', 'offline', 'fault', 'refused']) }),
]);
export type EndingView = z.infer<typeof ending>;

export const paying = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('starting'), ...charged }),
  z.strictObject({
    state: z.literal('qr'),
    ...charged,
    /** Content of the QR code. */
    payload: z.string().max(512),
    expiresAt: z.number().int(),
    /** As the bank's application will show it; null where not known. */
    to: z
      .strictObject({
        bank: z.string(),
        account: z.string(),
        name: z.string().nullable(),
        purpose: z.string(),
      })
      .nullable(),
    /** The bank has seen something; the money is not there yet. */
    seen: z.boolean(),
  }),
  z.strictObject({ state: z.literal('terminal'), ...charged, says: z.enum(TERMINAL_STEPS).nullable() }),
  /** The patient wants to stop: the provider is asked, and its word is awaited. */
  z.strictObject({ state: z.literal('stopping'), ...charged }),
  z.strictObject({ state: z.literal('ended'), ...charged, ending }),
]);
export type PayingView = z.infer<typeof paying>;

/** Something of money that staff look after. */
export const staffTask = z.strictObject({
  id: z.string(),
  /**
   * `unknown`: a charge of which nobody knows whether it was made. `unbooked`: paid, and not in the HIS. `back`: money to give
   * back. `short`: less came than was asked for. `reversing`: a reversal without answer. `in-his`: it went
   * back at the terminal, and the HIS still has it as paid. `paid`: a charge that can be reversed.
   */
  kind: z.enum(['unknown', 'unbooked', 'back', 'short', 'reversing', 'in-his', 'paid']),
  means,
  amount: dong.positive(),
  reference: z.string(),
  /** Hospital's local time, `22/11/2026 08:15`. */
  time: z.string(),
  moneyIds: z.array(z.string()),
  /** What can be done here. `reverse`: the device gives it back. `done`: staff have seen to it. `charged`, `not-charged`: staff know. */
  can: z.array(z.enum(['reverse', 'done', 'charged', 'not-charged', 'retry'])),
});
export type StaffTask = z.infer<typeof staffTask>;
export type StaffAct = StaffTask['can'][number];

/** What came of an act of staff. `busy`: the terminal serves somebody, or something of it is not known yet; nothing was done. */
export const staffOutcome = z.enum([
  'busy',
  'done',
  'reversed',
  'refused',
  'unsupported',
  'unknown',
  'not-reached',
  'booked',
]);
export type StaffOutcome = z.infer<typeof staffOutcome>;

export const dayTotals = z.strictObject({
  count: z.number().int().nullable(),
  amount: z.number().int().nullable(),
});
export type DayTotalsView = z.infer<typeof dayTotals>;
