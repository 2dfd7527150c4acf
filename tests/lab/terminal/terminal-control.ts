import { z } from 'zod';
import { bankWish } from '../bank/bank-control.ts';
import type { LabNexo } from './nexo.ts';
import type { LabZvt } from './zvt.ts';

/** How the terminals are driven from the dock and from other processes: as the bank is. */
export const terminalWish = bankWish.omit({ which: true, process: true }).extend({
  which: z.enum(['zvt', 'nexo']),
  /** True: the terminal's bank does not answer until it is told otherwise. */
  holdBank: z.boolean().exactOptional(),
});
export type TerminalWish = z.infer<typeof terminalWish>;

/** Does what is wished; why not, in words, or null. */
export const driveTerminal = async (
  terminal: LabZvt | LabNexo | null,
  wish: TerminalWish,
): Promise<string | null> => {
  if (!terminal) return 'no terminal';
  if (wish.holdBank !== undefined) terminal.holdBank(wish.holdBank);
  if (wish.customer) terminal.customer(wish.customer);
  if (wish.fault === null) await terminal.setFault(null);
  else if (wish.fault) await terminal.setFault(wish.fault.name, wish.fault);
  if (wish.pay) terminal.pay(wish.pay.key, wish.pay.amount);
  return null;
};

/** Null for a terminal that the lab has not. */
export const terminalState = (terminal: LabZvt | LabNexo | null) =>
  terminal && { ledger: terminal.ledger(), stage: terminal.stage, customer: terminal.does };
