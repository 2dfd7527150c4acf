import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Bitmap } from '../../drivers/codec/bitmap.ts';
import { parseIpp } from '../../drivers/codec/ipp.ts';
import { printGetJobs } from '../../drivers/codec/ipp-request.ts';
import type { TicketPrinter } from '../../drivers/ports/printer.ts';
import cupsDriver from '../../drivers/printer/cups/index.ts';
import { sheetPaper } from '../../drivers/printer/cups/pdf.ts';
import { drawTicket } from '../../drivers/printer/paper/draw-ticket.ts';
import { openHouse } from '../../drivers/printer/paper/house.ts';
import { DELAYS } from '../../electron/host/delays.ts';
import { type LabCups, startCups } from '../lab/cups/cupsd.ts';
import { cupsMissing } from '../lab/cups/machine.ts';
import { type OfficePrinter, startOfficePrinter } from '../lab/cups/office-printer.ts';
import { type LabTray, openTray } from '../lab/cups/tray.ts';
import { describeWith } from '../run/describe-with.ts';
import { LAYOUTS, RECEIPT } from '../tickets.ts';

const signal = new AbortController().signal;
/** Longer than the backend of the lab takes to ask its printer, ms. */
const HEARD_MS = 2_000;
const REMEMBER_MS = 1_500;

it('every wait of the driver for one job is over before that of the host', () => {
  const { timeouts } = cupsDriver.options.parse({ to: 'ipp://192.0.2.1/ipp/print' });
  // A lost answer is looked for, then the job is withdrawn.
  expect(timeouts.confirm + 2 * timeouts.cancel).toBeLessThan(DELAYS.print);
});

describeWith(cupsMissing(), 'a queue of a real CUPS that had trouble', () => {
  let cups: LabCups;
  let office: OfficePrinter;
  let tray: LabTray;
  let picture: Bitmap;
  let number = 0;
  let job = '';
  const opened: TicketPrinter[] = [];

  const open = async (queue: string): Promise<TicketPrinter> => {
    const timeouts = { heard: HEARD_MS, remember: REMEMBER_MS, poll: 30 };
    const result = await cupsDriver.open(cupsDriver.options.parse({ to: cups.queueUrl(queue), timeouts }), {
      signal,
      now: Date.now,
      secret: () => undefined,
      lost: () => undefined,
      log: () => undefined,
    });
    if (!result.ok) throw new Error(result.error);
    opened.push(result.value);
    return result.value;
  };
  const waiting = (queue: string): Promise<string> =>
    cups.admin('lpstat', '-W', 'not-completed', '-o', queue);

  beforeAll(async () => {
    const house = await openHouse(LAYOUTS);
    if (!house.ok) throw new Error(house.detail);
    picture = drawTicket(RECEIPT, sheetPaper('A5'), house.value);
    [cups, office, tray] = await Promise.all([startCups(), startOfficePrinter(), openTray()]);
    await cups.addQueue('tray', 'pdf', tray.device);
    await cups.addQueue('office', 'pdf', office.url, 'retry-job');
  });
  afterAll(async () => {
    await cups?.close();
    await tray?.close();
    await office?.setOnline(false);
  });
  beforeEach(() => {
    job = `3f0c7b52-0000-4000-8000-${String(++number).padStart(12, '0')}`;
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((printer) => printer.close()));
  });

  it('prints again once there is paper, without a hand on the queue: one document', async () => {
    const printer = await open('tray');
    const print = (name: string) => printer.print(() => picture, `${job}-${name}`, signal);
    await tray.setPaper(false);
    expect(await print('a')).toEqual({ outcome: 'stopped', status: 'paper-out' });
    expect(await printer.status(signal)).toBe('paper-out');
    expect(await print('b')).toEqual({ outcome: 'stopped', status: 'paper-out' });
    await expect.poll(() => printer.status(signal), { timeout: 60_000 }).toBe('paper-low');
    expect(await cups.admin('lpoptions', '-p', 'tray')).toContain('printer-state-reasons=media-empty');
    await tray.setPaper(true);
    expect(await print('c')).toEqual({ outcome: 'sent-unconfirmed' });
    expect(await printer.status(signal)).toBe('ready');
    expect(await tray.documents()).toHaveLength(1);
    const fates = ['a', 'b', 'c'].map((name) => printer.query(`${job}-${name}`, null, signal));
    expect(await Promise.all(fates)).toEqual(['not-printed', 'not-printed', 'sent']);
    expect(await waiting('tray')).toBe('');
  });

  it('prints nothing later of a job whose signal ended in the middle', async () => {
    const printer = await open('office');
    await office.setOnline(false);
    const patience = new AbortController();
    const printing = printer.print(() => picture, job, patience.signal);
    await expect.poll(() => waiting('office')).not.toBe('');
    patience.abort();
    expect(await printing).toEqual({ outcome: 'unknown' });
    expect(await waiting('office')).toBe('');
    await office.setOnline(true);
    expect(await printer.query(job, null, signal)).toBe('not-printed');
    expect(await printer.print(() => picture, `${job}-next`, signal)).toEqual({
      outcome: 'sent-unconfirmed',
    });
    expect(office.documents).toHaveLength(1);
  });

  it('prints nothing later of a job in whose middle the driver was closed', async () => {
    const printer = await open('office');
    const before = office.documents.length;
    await office.setOnline(false);
    const printing = printer.print(() => picture, job, signal);
    await expect.poll(() => waiting('office')).not.toBe('');
    await printer.close();
    expect(await waiting('office')).toBe('');
    expect(await printing).toEqual({ outcome: 'unknown' });
    await office.setOnline(true);
    expect(office.documents).toHaveLength(before);
  });

  it('knows nobody by name: neither its jobs nor its logs', async () => {
    const printer = await open('office');
    await printer.print(() => picture, job, signal);
    const caller = { requestId: 1, printer: cups.queueUrl('office'), user: 'tiep-don' };
    const answer = await fetch(cups.queueUrl('office').replace('ipp:', 'http:'), {
      method: 'POST',
      headers: { 'content-type': 'application/ipp' },
      body: printGetJobs(caller, 'completed', ['all']),
    });
    const message = parseIpp(new Uint8Array(await answer.arrayBuffer()));
    if (!message.ok) throw new Error(message.error);
    const mine = message.value.groups.find(({ attributes }) => JSON.stringify(attributes).includes(job));
    const names = (mine?.attributes ?? []).flatMap(({ name, values }) =>
      values.flatMap((each) => (each.syntax === 'name' ? [[name, each.value]] : [])),
    );
    expect(Object.fromEntries(names)).toMatchObject({
      'job-name': job,
      'job-originating-user-name': 'tiep-don',
    });
    expect(names.filter(([name]) => name?.startsWith('document-name'))).toEqual([]);
    const heard = JSON.stringify(message.value) + (await cups.log());
    expect(heard).toContain(job);
    const secrets = [RECEIPT.name, RECEIPT.clinic, RECEIPT.reference, RECEIPT.qr];
    expect(secrets.filter((secret) => secret !== null && heard.includes(secret))).toEqual([]);
  });
});
