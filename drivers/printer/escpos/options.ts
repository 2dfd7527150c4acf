import { z } from 'zod';
import { printerAddress } from './address.ts';

const ms = (value: number) => z.number().int().positive().default(value);

/** Delays of a printer in milliseconds. */
const timeouts = z.strictObject({
  /** Until the link is open. */
  connect: ms(1_000),
  /** Answer to DLE EOT, which a printer gives at once. */
  status: ms(800),
  counter: ms(500),
  /** The bytes of a job leave this side: longer only when the printer's buffer is full. A slow serial line is given what it needs. */
  write: ms(15_000),
  /** From the last byte to the printer's word that all was printed: a ticket takes about a second. */
  confirm: ms(8_000),
  /** So long a printer that confirms nothing is watched after the last byte. */
  settle: ms(1_500),
  /** Between two questions for the status while a job is under way. */
  poll: ms(250),
  close: ms(500),
});

export const escposOptions = z.strictObject({
  to: printerAddress,
  /** Id of the printer's data file. */
  model: z.string().min(1).default('generic'),
  /** Width of the roll in millimetres. */
  paper: z.union([z.literal(80), z.literal(58)]).default(80),
  /** Left out: the cut that suits the printer. */
  cut: z.enum(['partial', 'full']).optional(),
  /** Overrides how the model confirms. `GS r`: for a board that was seen to answer GS r after printing; `none`: for one that was not. */
  confirms: z.enum(['GS r', 'none']).optional(),
  timeouts: timeouts.prefault({}),
});

export type EscposOptions = z.output<typeof escposOptions>;
export type EscposTimeouts = EscposOptions['timeouts'];
