/** Prints tickets in a row and weighs itself: `tickets-child.ts PORT COUNT`. */

import escpos from '../../drivers/printer/escpos/index.ts';
import { drawTicket } from '../../drivers/printer/paper/draw-ticket.ts';
import { openHouse } from '../../drivers/printer/paper/house.ts';
import { DEFAULT_TICKET_LAYOUTS } from '../../kiosk-config/tickets/defaults.ts';
import { ticketOf } from './ticket-sample.ts';

const MIB = 1024 * 1024;
/** Tickets between two weighings. */
const EVERY = 100;

const [port, count] = process.argv.slice(2).map(Number);
if (port === undefined || count === undefined) throw new Error('PORT and COUNT are wanted');

const signal = new AbortController().signal;
const opened = await escpos.open(
  escpos.options.parse({ to: `tcp://127.0.0.1:${port}`, model: 'epson-tm-t82' }),
  { signal, now: Date.now, secret: () => undefined, lost: () => undefined, log: () => undefined },
);
const house = await openHouse(DEFAULT_TICKET_LAYOUTS);
if (!opened.ok || !house.ok) throw new Error('printer or fonts cannot be opened');
const printer = opened.value;

/** After the garbage was collected: what is held, not what has not been looked at yet. */
const weigh = (): number => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / MIB;
};

const memory: [number, number][] = [];
const ms: number[] = [];
let confirmed = 0;
for (let n = 0; n < count; n++) {
  const from = performance.now();
  const result = await printer.print(
    () => drawTicket(ticketOf(n), printer.paper, house.value),
    `job-${n}`,
    signal,
  );
  ms.push(performance.now() - from);
  if (result.outcome === 'confirmed') confirmed++;
  if ((n + 1) % EVERY === 0) memory.push([n + 1, weigh()]);
}
await printer.close();
process.send?.({ memory, ms, confirmed }, () => process.exit(0));
