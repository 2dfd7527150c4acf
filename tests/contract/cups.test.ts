import { connect, createServer as createProxy, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bitmap } from '../../drivers/codec/bitmap.ts';
import type { TicketPrinter } from '../../drivers/ports/printer.ts';
import type { BillLine, Receipt } from '../../drivers/ports/ticket.ts';
import cupsDriver from '../../drivers/printer/cups/index.ts';
import { sheetPaper } from '../../drivers/printer/cups/pdf.ts';
import { drawTicket } from '../../drivers/printer/paper/draw-ticket.ts';
import { amountText } from '../../drivers/printer/paper/fields.ts';
import { type House, openHouse } from '../../drivers/printer/paper/house.ts';
import { type LabCups, startCups } from '../lab/cups/cupsd.ts';
import { cupsMissing } from '../lab/cups/machine.ts';
import { type OfficePrinter, startOfficePrinter } from '../lab/cups/office-printer.ts';
import { cutOut } from '../lab/cups/pictures.ts';
import { renderPdf } from '../lab/cups/rendered.ts';
import { listenOnLoopback } from '../lab/listen.ts';
import { type LabPrinter, startPrinter } from '../lab/printer/printer.ts';
import { describeWith } from '../run/describe-with.ts';
import { missingForOcr } from '../run/ocr.ts';
import { bitmapOfPng, differentDots } from '../run/png-dots.ts';
import { sayings } from '../run/ticket-sayings.ts';
import { isRead, readTicket } from '../run/ticket-text.ts';
import { LAYOUTS, LONG_RECEIPT, RECEIPT } from '../tickets.ts';

/** 5 mm in dots of 1/300 inch. */
const EDGE = 59;
/** Patience of the driver in these tests, ms: a job that gets on takes a tenth of it. */
const CONFIRM_MS = 4_000;
/** Tesseract takes seconds for a sheet. */
const OCR_LIMIT_MS = 60_000;
const A5 = sheetPaper('A5');
const lineText = ({ label, amount }: BillLine): string => `${label} ${amountText(amount)}`;
const signal = new AbortController().signal;

const opened: TicketPrinter[] = [];
const logged: string[] = [];

const open = async (options: Record<string, unknown>): Promise<TicketPrinter> => {
  const timeouts = { confirm: CONFIRM_MS, poll: 30 };
  const result = await cupsDriver.open(cupsDriver.options.parse({ timeouts, ...options }), {
    signal,
    now: Date.now,
    secret: () => undefined,
    lost: () => undefined,
    log: (event, fields) => void logged.push(JSON.stringify([event, fields])),
  });
  if (!result.ok) throw new Error(result.error);
  opened.push(result.value);
  return result.value;
};

/** So many lines as no sheet of A5 holds. */
const ENDLESS: Receipt = {
  ...RECEIPT,
  lines: Array.from({ length: 40 }, (_, index) => ({
    label: `Dịch vụ kỹ thuật ${index + 1}`,
    amount: 21_500 + 1_000 * index,
  })),
};

/** The sheets of the one document that came out, from the edge on that no printer reaches, so large as the receipt. */
const sheetsOf = async (document: Buffer | undefined, size: Pick<Bitmap, 'width' | 'height'>) => {
  const { width, height, sheets } = await renderPdf(document ?? Buffer.alloc(0));
  return {
    mm: [Math.round(width), Math.round(height)],
    sheets: sheets.map((sheet) => cutOut(sheet, EDGE, EDGE, size)),
  };
};

describeWith(cupsMissing(), 'office printers over a real CUPS', () => {
  let cups: LabCups;
  let receipts: LabPrinter;
  let office: OfficePrinter;
  let pdf: TicketPrinter;
  let number = 0;
  let job = '';
  let house: House;
  let picture: Bitmap;

  beforeAll(async () => {
    const own = await openHouse(LAYOUTS);
    if (!own.ok) throw new Error(own.detail);
    house = own.value;
    picture = drawTicket(RECEIPT, A5, house);
    [cups, receipts, office] = await Promise.all([startCups(), startPrinter(), startOfficePrinter()]);
    await cups.addQueue('raw', 'raw', `socket://127.0.0.1:${receipts.port}/?snmp=false`);
    await cups.addQueue('pdf', 'pdf', office.url);
    await cups.addQueue('paper', 'pdf', cups.paperlessDevice);
  });
  afterAll(async () => {
    await cups?.close();
    await receipts?.close();
    await office?.setOnline(false);
  });
  beforeEach(async () => {
    receipts.reset();
    await office.reset();
    job = `3f0c7b52-0000-4000-8000-${String(++number).padStart(12, '0')}`;
    pdf = await open({ to: cups.queueUrl('pdf') });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((printer) => printer.close()));
  });

  it.each([RECEIPT, LONG_RECEIPT])(
    'a receipt of $lines.length lines on 80 mm comes out of a raw queue, dot by dot',
    async (ticket) => {
      const printer = await open({ to: cups.queueUrl('raw'), format: 'escpos', model: 'generic' });
      expect(printer.paper).toEqual({ width: 576, height: null, dpi: 203 });
      const receipt = drawTicket(ticket, printer.paper, house);
      expect(await printer.status(signal)).toBe('ready');
      expect(await printer.print(() => receipt, job, signal)).toEqual({ outcome: 'sent-unconfirmed' });
      const { png } = await receipts.waitForTicket(0);
      expect(differentDots(await bitmapOfPng(png), receipt)).toBe(0);
      expect(receipts.faults).toEqual([]);
      expect(await printer.query(job, null, signal)).toBe('sent');
      expect(receipts.tickets).toHaveLength(1);
    },
  );

  it('a receipt goes through the filters of a PDF queue, dot by dot, on A5', async () => {
    expect(pdf.paper).toEqual({ width: 1629, height: 2362, dpi: 300 });
    expect(await pdf.status(signal)).toBe('ready');
    expect(await pdf.print(() => picture, job, signal)).toEqual({ outcome: 'sent-unconfirmed' });
    expect(office.documents).toHaveLength(1);
    const { mm, sheets } = await sheetsOf(office.documents[0], picture);
    expect(mm).toEqual([148, 210]);
    expect(sheets.map((sheet) => differentDots(sheet, picture))).toEqual([0]);
    expect(await pdf.query(job, null, signal)).toBe('sent');
    expect(await cups.log()).toContain('filter/pdftopdf');
  });

  describeWith(missingForOcr(), 'read by OCR', () => {
    it.each([RECEIPT, LONG_RECEIPT])(
      'the PDF at the printer says all that a receipt of $lines.length lines must',
      async (ticket) => {
        await pdf.print(() => drawTicket(ticket, A5, house), job, signal);
        const { sheets } = await renderPdf(office.documents[0] ?? Buffer.alloc(0));
        const texts = await Promise.all(sheets.map((sheet) => readTicket(sheet, A5.dpi)));
        const wanted = sayings(ticket, LAYOUTS);
        for (const part of [amountText(ticket.total), ticket.reference, ...ticket.lines.map(lineText)])
          expect(wanted.join('\n')).toContain(part);
        expect(wanted.filter((saying) => !isRead(saying, texts.join('\n')))).toEqual([]);
      },
      OCR_LIMIT_MS,
    );
  });

  it('a long receipt takes two sheets, a large one A4', async () => {
    const long = drawTicket(ENDLESS, A5, house);
    expect(long.height).toBe(2 * A5.height);
    await pdf.print(() => long, job, signal);
    const size = { width: long.width, height: A5.height };
    const two = await sheetsOf(office.documents[0], size);
    const halves = [0, A5.height].map((top) => cutOut(long, 0, top, size));
    expect(two.sheets).toHaveLength(2);
    expect(two.sheets.map((sheet, index) => differentDots(sheet, halves[index] ?? long))).toEqual([0, 0]);
    const large = await open({ to: cups.queueUrl('pdf'), sheet: 'A4' });
    const page = drawTicket(LONG_RECEIPT, large.paper, house);
    expect(await large.print(() => page, `${job}-a4`, signal)).toEqual({ outcome: 'sent-unconfirmed' });
    const one = await sheetsOf(office.documents[1], page);
    expect(one.mm).toEqual([210, 297]);
    expect(one.sheets.map((sheet) => differentDots(sheet, page))).toEqual([0]);
  });

  it.each([
    ['is paused', 'cupsdisable', 'cupsenable'],
    ['takes no jobs', 'cupsreject', 'cupsaccept'],
  ])('sends nothing to a queue that %s', async (_, hinder, mend) => {
    await pdf.print(() => picture, `${job}-before`, signal);
    await cups.admin(hinder, 'pdf');
    expect(await pdf.status(signal)).toBe('offline');
    expect(await pdf.print(() => picture, job, signal)).toEqual({ outcome: 'refused', status: 'offline' });
    await cups.admin(mend, 'pdf');
    expect(await pdf.status(signal)).toBe('ready');
    expect(await pdf.query(job, null, signal)).toBe('unknown');
    expect(office.documents).toHaveLength(1);
  });

  it('calls a queue that is not there a fault, and a server that is not there offline', async () => {
    const nowhere = await open({ to: cups.queueUrl('nobody') });
    expect(await nowhere.status(signal)).toBe('fault');
    expect(await nowhere.print(() => picture, job, signal)).toEqual({ outcome: 'refused', status: 'fault' });
    expect(await nowhere.query(job, null, signal)).toBe('unknown');
    expect(logged.join()).toContain('IPP 0406');
    const { port } = office;
    await office.setOnline(false);
    const gone = await open({ to: `ipp://127.0.0.1:${port}/printers/pdf` });
    expect(await gone.status(signal)).toBe('offline');
    expect(await gone.print(() => picture, job, signal)).toEqual({ outcome: 'refused', status: 'offline' });
  });

  it('withdraws a job whose printer is away: back again, it prints nothing by itself', async () => {
    await office.setOnline(false);
    expect(await pdf.print(() => picture, job, signal)).toEqual({ outcome: 'stopped', status: 'offline' });
    await office.setOnline(true);
    expect(await pdf.query(job, null, signal)).toBe('not-printed');
    expect(await pdf.print(() => picture, `${job}-again`, signal)).toEqual({ outcome: 'sent-unconfirmed' });
    expect(office.documents).toHaveLength(1);
  });

  it('says paper-out while the job waits for paper, and withdraws it', async () => {
    const printer = await open({ to: cups.queueUrl('paper') });
    expect(await printer.print(() => picture, job, signal)).toEqual({
      outcome: 'stopped',
      status: 'paper-out',
    });
    expect(await printer.query(job, null, signal)).toBe('not-printed');
    expect(await cups.admin('lpstat', '-W', 'not-completed', '-o', 'paper')).toBe('');
  });

  it('is told when staff cancel the job', async () => {
    await office.setOnline(false);
    const printing = pdf.print(() => picture, job, signal);
    await expect.poll(() => cups.admin('lpstat', '-o', 'pdf')).not.toBe('');
    await cups.admin('cancel', '-a', 'pdf');
    expect(await printing).toEqual({ outcome: 'stopped', status: 'fault' });
    expect(await pdf.query(job, null, signal)).toBe('not-printed');
    await office.setOnline(true);
    expect(office.documents).toEqual([]);
  });

  it('withdraws a job when the queue is paused in mid-job', async () => {
    await office.setOnline(false);
    const printing = pdf.print(() => picture, job, signal);
    await expect.poll(() => cups.admin('lpstat', '-o', 'pdf')).not.toBe('');
    await cups.admin('cupsdisable', 'pdf');
    expect(await printing).toEqual({ outcome: 'stopped', status: 'offline' });
    await office.setOnline(true);
    await cups.admin('cupsenable', 'pdf');
    expect(await pdf.query(job, null, signal)).toBe('not-printed');
    expect(office.documents).toEqual([]);
  });

  it('says no more than it knows of a printer that took all and does not let go', async () => {
    office.setPaper(false);
    expect(await pdf.print(() => picture, job, signal)).toEqual({ outcome: 'sent-unconfirmed' });
    expect(await pdf.query(job, null, signal)).toBe('unknown');
    office.setPaper(true);
    await expect.poll(() => pdf.query(job, null, signal)).toBe('sent');
    expect(office.documents).toHaveLength(1);
  });

  it('knows what became of a job after the power went in the middle of it; CUPS prints it once', async () => {
    office.setPaper(false);
    const connected = office.connection();
    const printing = pdf.print(() => picture, job, signal);
    await connected;
    await cups.cutPower();
    expect(await printing).toEqual({ outcome: 'unknown' });
    expect(await pdf.query(job, null, signal)).toBe('unknown');
    await office.setOnline(false);
    await office.reset();
    await cups.start();
    await expect.poll(() => pdf.query(job, null, signal), { timeout: 60_000 }).toBe('sent');
    expect(office.documents).toHaveLength(1);
    expect(await pdf.query(`${job}-other`, null, signal)).toBe('unknown');
  });

  describe('with a line that loses an answer', () => {
    let line: Server;
    let port = 0;
    let lose = false;
    beforeAll(async () => {
      line = createProxy((near) => {
        const far = connect(cups.port, '127.0.0.1');
        near.on('error', () => far.destroy());
        far.on('error', () => near.destroy());
        let lost = false;
        near.on('data', (chunk: Buffer) => {
          lost ||= lose && chunk.includes('application/pdf');
          far.write(chunk);
        });
        far.on('data', (chunk: Buffer) => {
          if (!lost) return void near.write(chunk);
          lose = false;
          near.destroy();
        });
        near.on('end', () => far.end());
        far.on('end', () => near.end());
      });
      port = await listenOnLoopback(line);
    });
    afterAll(() => new Promise((resolve) => line.close(resolve)));

    it('finds the job by its name and follows it: it is not sent again', async () => {
      const printer = await open({ to: `ipp://127.0.0.1:${port}/printers/pdf` });
      lose = true;
      expect(await printer.print(() => picture, job, signal)).toEqual({ outcome: 'sent-unconfirmed' });
      expect(lose).toBe(false);
      expect(office.documents).toHaveLength(1);
    });
  });

  it('prints two jobs at once as two documents', async () => {
    const results = await Promise.all([
      pdf.print(() => picture, `${job}-a`, signal),
      pdf.print(() => picture, `${job}-b`, signal),
    ]);
    expect(results).toEqual([{ outcome: 'sent-unconfirmed' }, { outcome: 'sent-unconfirmed' }]);
    expect(office.documents).toHaveLength(2);
  });

  it('does nothing for a signal that is aborted, and is offline after close', async () => {
    const gone = AbortSignal.abort();
    expect(await pdf.print(() => picture, job, gone)).toMatchObject({ outcome: 'refused' });
    expect(await pdf.status(gone)).toBe('offline');
    await pdf.close();
    expect(await pdf.status(signal)).toBe('offline');
    expect(await pdf.print(() => picture, job, signal)).toEqual({ outcome: 'refused', status: 'offline' });
    expect(await pdf.query(job, null, signal)).toBe('unknown');
    expect(office.documents).toEqual([]);
  });
});
