import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startPrinter } from '../lab/printer/printer.ts';

/** What the process that prints weighs after so many tickets, and how long one took from the data to the printer's word. */
export interface RowResult {
  readonly count: number;
  /** MiB of the process, by the number of tickets printed. */
  readonly memory: readonly (readonly [tickets: number, mebibytes: number])[];
  /** Ms a ticket: drawn, sent, printed and confirmed. */
  readonly ms: readonly number[];
  readonly confirmed: number;
  /** What came out of the lab's printer. */
  readonly printed: number;
}

/** What the child tells at its end. */
export const rowTold = z.object({
  memory: z.array(z.tuple([z.number(), z.number()])),
  ms: z.array(z.number()),
  confirmed: z.number(),
});

const CHILD = fileURLToPath(new URL('./tickets-child.ts', import.meta.url));

/** So many different tickets one after the other, by the product's driver in a process of its own. */
export async function benchTicketRow(count: number): Promise<RowResult> {
  const printer = await startPrinter();
  const child = fork(CHILD, [String(printer.port), String(count)], { execArgv: ['--expose-gc'] });
  try {
    const told = rowTold.parse(await answerOf(child));
    return { count, ...told, printed: printer.tickets.length };
  } finally {
    child.kill();
    await printer.close();
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the process that prints ended with ${code}`);
    }),
  ]);
  return answer;
}
