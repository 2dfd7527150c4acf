import { z } from 'zod';
import { secretRef } from '../../transport/http-secret.ts';
import { terminalAddress } from './address.ts';

const ms = (value: number) => z.number().int().positive().default(value);

/** Delays of a terminal in milliseconds. */
const timeouts = z.strictObject({
  /** Until the connection is open. */
  connect: ms(3_000),
  /** Acknowledgement of a packet (T3 of PA00P016). */
  ack: ms(5_000),
  /** Answer to a command that needs nobody at the terminal. */
  answer: ms(15_000),
  /** So long the terminal may wait for the card and work with it; then the sale is stopped. */
  card: ms(180_000),
  /** So long a terminal is looked for whose answer was lost. */
  recover: ms(60_000),
  /** Between two questions for what became of a sale. */
  retry: ms(1_000),
  close: ms(500),
});

export const zvtOptions = z.strictObject({
  to: terminalAddress,
  /** Six digits; left out: 000000. */
  password: secretRef.optional(),
  /**
   * What it means where a terminal without a last receipt still has none after a sale whose answer was lost. `not-paid` is for a
   * terminal that was seen to repeat the receipt of its very first sale; else it may be one that never repeats any.
   */
  noReceipt: z.enum(['unknown', 'not-paid']).default('unknown'),
  timeouts: timeouts.prefault({}),
});

export type ZvtOptions = z.output<typeof zvtOptions>;
export type ZvtTimeouts = ZvtOptions['timeouts'];
