import { z } from 'zod';

/** What both kinds of transfer can be told of time. */
export const transferOptions = {
  /** Between two questions about an order, milliseconds. */
  pollMs: z.number().int().positive().default(2000),
  /** For one exchange. */
  timeoutMs: z.number().int().positive().default(8000),
  /** So long may the provider say nothing before a charge is `unknown`. */
  silenceMs: z.number().int().positive().default(60_000),
};
