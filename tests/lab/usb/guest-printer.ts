/**
 * Runs in the USB lab's guest: a ticket printer is plugged in, printed to, unplugged in the middle of a job, plugged in again and
 * asked, by the product's driver. Prints what happened, one JSON object a line, for the test outside to judge.
 */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenContext } from '../../../drivers/define.ts';
import type { JobFate, PrinterStatus, PrintResult, TicketPrinter } from '../../../drivers/ports/printer.ts';
import escpos from '../../../drivers/printer/escpos/index.ts';
import type { PrintedTicket } from '../printer/roll.ts';
import type { PrinterState } from '../printer/status.ts';
import { dotsOf } from './dots.ts';
import { PRINTER, PRINTER_FILE, startGadgetPrinter } from './gadget-printer.ts';
import type { PullAt } from './pulled-printer.ts';
import { say } from './station.ts';

const NOBODY = 65_534;
/** An emulated machine may pause anywhere: ms. What is pulled or refused is known at once all the same. */
const timeouts = { connect: 10_000, status: 10_000, counter: 10_000, write: 60_000, confirm: 60_000 };
const BY_IDS = `usb://${PRINTER.vendorId}/${PRINTER.productId}`;
const TARGETS = {
  ids: BY_IDS,
  serial: `${BY_IDS}?serial=${PRINTER.serialNumber}`,
  path: `usb://${PRINTER_FILE}`,
  'after paper out': BY_IDS,
  'other serial': `${BY_IDS}?serial=ANOTHER`,
  'other product': `usb://${PRINTER.vendorId}/0202`,
} as const;
const STATES: Readonly<Record<string, Partial<PrinterState>>> = {
  ready: {},
  'paper-low': { paper: 'low' },
  'paper-out': { paper: 'out' },
  'cover-open': { cover: 'open' },
  offline: { feeding: true },
  fault: { error: 'cutter' },
};
const SOUND = { paper: 'ok', cover: 'closed', feeding: false, error: 'none' } as const;
/** Bytes of a job that the printer gets before the cable goes. */
const SOME_BYTES = 9_000;
/** Dot rows on paper before it ends. */
const SOME_ROWS = 100;

const gadget = await startGadgetPrinter();
const { device } = gadget;
const signal = new AbortController().signal;

const openDriver = async (step: string, to: string): Promise<TicketPrinter> => {
  const log: OpenContext['log'] = (event, fields) => say({ said: 'log', step, event, fields });
  const context = { signal, now: Date.now, secret: () => undefined, lost: () => undefined, log };
  const opened = await escpos.open(escpos.options.parse({ to, model: 'epson-tm-t82', timeouts }), context);
  if (!opened.ok) throw new Error(`${to}: ${opened.error}`);
  return opened.value;
};
const statusOf = (printer: TicketPrinter): Promise<PrinterStatus> => printer.status(signal);
const printDots = (printer: TicketPrinter, step: string, rows: number): Promise<PrintResult> =>
  printer.print(() => dotsOf(step.length, rows), step, signal);
/** Waits for a printer that is mended. */
const untilReady = async (printer: TicketPrinter): Promise<void> => {
  while ((await statusOf(printer)) !== 'ready');
};

/** Another program that takes the printer, as soon as the driver has let it go. */
const openBeside = async (): Promise<FileHandle> => {
  for (;;) {
    try {
      return await open(PRINTER_FILE, constants.O_RDWR | constants.O_NONBLOCK);
    } catch {
      await sleep(5);
    }
  }
};

/** How much is in the tray: whole tickets, and other pieces. */
interface Tray {
  readonly tickets: number;
  readonly scraps: number;
}
const tray = (): Tray => ({ tickets: device.tickets.length, scraps: device.mechanism.scraps.length });
const filesOf = (pieces: readonly PrintedTicket[]): readonly string[] =>
  pieces.map(({ png }) => png.toString('base64'));

/** What came out since `from`. */
const sayTickets = (step: string, from: Tray, more: object): void =>
  say({
    said: 'tickets',
    step,
    seed: step.length,
    pictures: filesOf(device.tickets.slice(from.tickets)),
    scraps: filesOf(device.mechanism.scraps.slice(from.scraps)),
    faults: device.faults.splice(0),
    ...more,
  });

const showTarget = async (target: keyof typeof TARGETS): Promise<void> => {
  const printer = await openDriver(target, TARGETS[target]);
  const from = tray();
  const began = performance.now();
  const status = await statusOf(printer);
  const result = await printDots(printer, target, 240);
  const ms = Math.round(performance.now() - began);
  sayTickets(target, from, { results: [result], fates: [], rows: 240, status, ms });
  await printer.close();
};

const showStates = async (printer: TicketPrinter): Promise<void> => {
  for (const [state, wish] of Object.entries(STATES)) {
    device.change(wish);
    const status = await statusOf(printer);
    const from = device.tickets.length;
    const result = await printDots(printer, state, 24);
    say({ said: 'state', state, status, result, tickets: device.tickets.length - from });
    device.change(SOUND);
  }
};

/** As the kiosk does with its journal: a mark before, a question after, and once more where nothing came out. */
const printOnce = async (
  step: string,
  rows: number,
  printer: TicketPrinter,
  mend: () => Promise<TicketPrinter>,
): Promise<void> => {
  const results: PrintResult[] = [];
  const fates: JobFate[] = [];
  const from = tray();
  let mended = printer;
  for (let more = true; more; ) {
    const mark = await mended.mark(signal);
    const result = await printDots(mended, step, rows);
    results.push(result);
    more = result.outcome !== 'confirmed';
    if (!more) break;
    mended = await mend();
    await untilReady(mended);
    const fate = await mended.query(step, mark, signal);
    fates.push(fate);
    more = fate === 'not-printed';
  }
  sayTickets(step, from, { results, fates, rows });
  await mended.close();
};

/** @param anew the kiosk starts again meanwhile, as after a power cut */
const showPull = async (step: string, at: PullAt, anew: boolean): Promise<void> => {
  const printer = await openDriver(step, BY_IDS);
  gadget.pullAt(at);
  await printOnce(step, 480, printer, async () => {
    say({ said: 'state', state: step, status: await statusOf(printer) });
    if (anew) await printer.close();
    await gadget.plug();
    return anew ? openDriver(step, BY_IDS) : printer;
  });
};

for (const target of ['ids', 'serial', 'path', 'other serial', 'other product'] as const)
  await showTarget(target);

const printer = await openDriver('states', BY_IDS);
await showStates(printer);

const other = await openBeside();
say({ said: 'state', state: 'busy', status: await statusOf(printer) });
await other.close();
say({ said: 'state', state: 'free again', status: await statusOf(printer) });

await gadget.unplug();
say({ said: 'state', state: 'unplugged', status: await statusOf(printer) });
await gadget.plug();
say({ said: 'state', state: 'plugged in again', status: await statusOf(printer) });

await showPull('pulled before the cut', { byte: SOME_BYTES }, false);
await showPull('pulled after the cut', 'cut', false);
await showPull('pulled before the cut, power lost', { byte: SOME_BYTES }, true);
await showPull('pulled after the cut, power lost', 'cut', true);

// Far more bytes than printer, gadget and kernel can hold.
device.changeAfter(SOME_ROWS, 'paper-out');
await printOnce('paper out', 1_440, printer, async () => {
  say({ said: 'state', state: 'paper out', status: await statusOf(printer) });
  device.change(SOUND);
  return printer;
});

await showTarget('after paper out');

// As a kiosk before its udev rule is in place.
process.setuid?.(NOBODY);
const nobody = await openDriver('no right', BY_IDS);
say({ said: 'state', state: 'no right', status: await statusOf(nobody) });
process.exit(0);
