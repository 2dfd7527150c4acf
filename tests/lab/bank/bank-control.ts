import { z } from 'zod';
import { MONEY_FAULTS } from '../money.ts';
import type { LabBank } from './bank.ts';

const afterMs = z.number().int().min(0).max(600_000).exactOptional();
const dong = z.number().int().positive();

/** How the bank is driven from the dock and from other processes. */
export const bankWish = z.strictObject({
  which: z.enum(['payos', 'invoices']),
  customer: z
    .discriminatedUnion('does', [
      z.strictObject({
        does: z.literal('pays'),
        amount: dong.exactOptional(),
        times: z.number().int().min(1).max(9).exactOptional(),
        afterMs,
      }),
      z.strictObject({
        does: z.literal('is-declined'),
        reason: z.enum(['funds', 'card', 'pin', 'bank']),
        afterMs,
      }),
      z.strictObject({ does: z.literal('cancels'), afterMs }),
      z.strictObject({ does: z.literal('waits') }),
    ])
    .exactOptional(),
  /** Null: all is well. */
  fault: z
    .strictObject({
      name: z.enum(MONEY_FAULTS),
      times: z.number().int().min(1).exactOptional(),
      delayMs: z.number().int().min(0).max(600_000).exactOptional(),
      message: z.string().exactOptional(),
    })
    .nullable()
    .exactOptional(),
  /** Money for a charge, now; a key of null: for the last one. */
  pay: z.strictObject({ key: z.string().nullable(), amount: dong }).exactOptional(),
  /** The bank has begun a transfer for the last charge. */
  process: z.literal(true).exactOptional(),
});
export type BankWish = z.infer<typeof bankWish>;

/** Does what is wished; why not, in words, or null. */
export const driveBank = async (bank: LabBank, wish: BankWish): Promise<string | null> => {
  const money = bank[wish.which];
  if (wish.customer) money.customer(wish.customer);
  if (wish.fault === null) await money.setFault(null);
  else if (wish.fault) await money.setFault(wish.fault.name, wish.fault);
  try {
    if (wish.process) money.process(null);
    if (wish.pay) money.pay(wish.pay.key, wish.pay.amount);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return null;
};

/** The ledgers, and what the hospital's service made of the webhooks that came. */
export const bankState = ({ payos, invoices }: LabBank) => ({
  payos: { ledger: payos.ledger(), webhooks: payos.webhooks().map(({ url, status }) => ({ url, status })) },
  invoices: { ledger: invoices.ledger(), unmatched: invoices.unmatched(), relayed: invoices.relayed() },
});
