import { z } from 'zod';

const dong = z.number().int();

const PAYOS_STATUSES = [
  'PENDING',
  'PROCESSING',
  'UNDERPAID',
  'PAID',
  'CANCELLED',
  'EXPIRED',
  'FAILED',
] as const;

/** Envelope of every answer of payOS (domain facts F3). Without `data` it is a refusal, and is not signed. */
export const envelope = z.object({
  code: z.string().min(1),
  data: z.unknown().optional(),
  signature: z.string().nullish(),
});

/** What POST /v2/payment-requests answers, as far as it is used. */
export const createdLink = z.object({
  accountName: z.string().nullish().default(null),
  amount: dong,
  orderCode: z.number().int(),
  status: z.enum(PAYOS_STATUSES),
  qrCode: z.string().min(1),
});
export type CreatedLink = z.infer<typeof createdLink>;

/** What GET /v2/payment-requests/{orderCode} answers, as far as it is used. */
export const paymentLink = z.object({
  orderCode: z.number().int(),
  amount: dong,
  amountPaid: dong,
  status: z.enum(PAYOS_STATUSES),
  transactions: z.array(
    z.object({
      reference: z.string().min(1),
      amount: dong.positive(),
      /** `2023-02-04 18:25:00`, Vietnam's time; or an instant with its zone. */
      transactionDateTime: z.string().nullish().default(null),
    }),
  ),
});
export type PaymentLinkAnswer = z.infer<typeof paymentLink>;
