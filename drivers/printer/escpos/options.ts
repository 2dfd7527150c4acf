import { z } from 'zod';

/** Delays of a network printer in milliseconds. */
const timeouts = z.object({
  connect: z.number().int().positive().default(1_000),
  /** Answer to DLE EOT, which a printer gives at once. */
  status: z.number().int().positive().default(800),
  counter: z.number().int().positive().default(500),
  /** The bytes of a job leave this side: longer only when the printer's buffer is full. */
  write: z.number().int().positive().default(5_000),
  /** From the last byte to the printer's word that all was processed: a ticket takes about a second to print. */
  confirm: z.number().int().positive().default(8_000),
  /** Between two questions for the status while a job is under way. */
  poll: z.number().int().positive().default(250),
  close: z.number().int().positive().default(500),
});

export const escposOptions = z.object({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535).default(9100),
  /** 576 for paper of 80 mm, 384 for 58 mm. */
  widthDots: z.union([z.literal(576), z.literal(384)]).default(576),
  cut: z.enum(['partial', 'full']).default('partial'),
  /** The printer answers GS r: a job is known to have left its buffer. */
  confirm: z.boolean().default(true),
  /** The printer answers GS g 2: cuts can be counted across a crash. */
  counter: z.boolean().default(true),
  timeouts: timeouts.prefault({}),
});

export type EscposOptions = z.output<typeof escposOptions>;
export type EscposTimeouts = EscposOptions['timeouts'];
