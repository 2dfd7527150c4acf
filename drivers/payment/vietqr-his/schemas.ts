import { z } from 'zod';

/** Envelope of every answer (domain facts E1; docs/payment-wire.md). Codes come as text, now and then as a number. */
export const envelope = z.object({
  code: z.union([z.string(), z.number().int()]).transform((code) => String(code).padStart(3, '0')),
  data: z.unknown().optional(),
});

const dong = z.number().int().positive();

/** An invoice as it stands (docs/payment-wire.md). */
export const invoice = z.object({
  reference: z.string(),
  /** Of who registered it first; null where the service does not say. */
  key: z.string().nullish().default(null),
  amount: dong,
  status: z.enum(['00', '01', '10', '99']),
  reason: z.enum(['processing', 'cancelled', 'expired']).nullish().default(null),
  open: z.boolean(),
  transactions: z.array(
    z.object({
      id: z.string().min(1),
      amount: dong,
      at: z.number().int().nonnegative().nullish().default(null),
    }),
  ),
});
export type Invoice = z.infer<typeof invoice>;
