import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PrinterStatus, PrintFailure, Ticket, TicketPrinter } from '../../drivers/ports/printer.ts';
import { canPrint } from '../../drivers/ports/printer.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { hosted, openOn } from './hosting.ts';

const TICKET: Ticket = {
  kind: 'queue',
  reprint: false,
  language: 'vi',
  hospital: 'Bệnh viện Đa khoa Mẫu',
  number: '017',
  department: 'Khoa Nội tổng hợp',
  clinic: 'Phòng khám Nội 1',
  room: '201',
  floor: '2',
  time: '22/11/2026 08:15',
  waiting: 4,
  note: 'BHYT: có',
  qr: '6f1c1c1e-0000-4000-8000-000000000000',
};
const STATUSES: readonly PrinterStatus[] = [
  'ready',
  'paper-low',
  'paper-out',
  'cover-open',
  'offline',
  'fault',
];
const FAILURES: readonly PrintFailure[] = ['paper-out', 'cover-open', 'offline', 'fault', 'unknown'];

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ scanner: false });
});
afterAll(() => lab.close());

/** What the lab does to the printer, and what it must say of itself. */
const STATES: readonly (readonly [PrinterStatus, () => void | Promise<void>])[] = [
  ['ready', () => undefined],
  ['paper-low', () => lab.printer.setPaper('low')],
  ['paper-out', () => lab.printer.setPaper('out')],
  ['cover-open', () => lab.printer.setCover('open')],
  ['offline', () => lab.printer.setOnline(false)],
];

describe.each(hosted('printer'))('printer/%s', (id) => {
  let printer: TicketPrinter;
  const signal = new AbortController().signal;
  const out = (): number => lab.printer.tickets.length;

  beforeEach(async () => {
    await lab.printer.setOnline(true);
    lab.printer.reset();
    printer = (await openOn('printer', id, lab.describe())).port;
  });
  afterEach(() => printer.close());

  it.each(STATES)('says %s', async (status, bring) => {
    await bring();
    expect(await printer.status(signal)).toBe(status);
    expect(STATUSES).toContain(status);
  });

  it.each(STATES.filter(([status]) => canPrint(status)))('prints one ticket when %s', async (_, bring) => {
    await bring();
    const before = await printer.mark(signal);
    expect(await printer.print(TICKET, 'job-1', signal)).toEqual({ ok: true, value: 'confirmed' });
    expect(out()).toBe(1);
    expect(lab.printer.faults).toEqual([]);
    const after = await printer.mark(signal);
    expect(before).not.toBeNull();
    expect((after ?? 0) - (before ?? 0)).toBe(1);
  });

  it.each(STATES.filter(([status]) => !canPrint(status)))(
    'prints nothing when %s, then or later',
    async (status, bring) => {
      const before = await printer.mark(signal);
      await bring();
      expect(await printer.print(TICKET, 'job-1', signal)).toMatchObject({ ok: false, error: status });
      await lab.printer.setOnline(true);
      lab.printer.setCover('closed');
      lab.printer.setPaper('ok');
      expect(await printer.mark(signal)).toBe(before);
      expect(out()).toBe(0);
      expect(await printer.print(TICKET, 'job-2', signal)).toEqual({ ok: true, value: 'confirmed' });
      expect(out()).toBe(1);
    },
  );

  it('says paper-out when the roll ends in mid-job; mended, one ticket comes out at most', async () => {
    lab.printer.runOutAfter(100);
    expect(await printer.print(TICKET, 'job-1', signal)).toMatchObject({ ok: false, error: 'paper-out' });
    expect(out()).toBe(0);
    lab.printer.setPaper('ok');
    expect(await printer.status(signal)).toBe('ready');
    expect(out()).toBeLessThanOrEqual(1);
  });

  it('does not know what became of a job when the cable went in mid-job, and sends nothing twice', async () => {
    const before = await printer.mark(signal);
    lab.printer.dropAfter(2_000);
    expect(await printer.print(TICKET, 'job-1', signal)).toMatchObject({ ok: false, error: 'unknown' });
    expect(await printer.mark(signal)).toBe(before);
    expect(out()).toBe(0);
  });

  it('takes two jobs at once for two tickets, one after the other', async () => {
    const results = await Promise.all([
      printer.print(TICKET, 'job-1', signal),
      printer.print({ ...TICKET, number: '018' }, 'job-2', signal),
    ]);
    expect(results).toEqual([
      { ok: true, value: 'confirmed' },
      { ok: true, value: 'confirmed' },
    ]);
    expect(out()).toBe(2);
  });

  it('prints nothing for a signal that is aborted already', async () => {
    const gone = AbortSignal.abort();
    const result = await printer.print(TICKET, 'job-1', gone);
    expect(result.ok).toBe(false);
    expect(STATUSES).toContain(await printer.status(gone));
    expect(await printer.mark(gone)).toBeNull();
    expect(await printer.status(signal)).toBe('ready');
    expect(out()).toBe(0);
  });

  it('ends a job in a closed code when aborted in mid-job', async () => {
    const patience = new AbortController();
    lab.printer.setTicketTime(400);
    const printing = printer.print(TICKET, 'job-1', patience.signal);
    setTimeout(() => patience.abort(), 150);
    const result = await printing;
    expect(FAILURES).toContain(result.ok ? result.value : result.error);
    expect(out()).toBeLessThanOrEqual(1);
  });

  it('is offline after close', async () => {
    await printer.close();
    expect(await printer.status(signal)).toBe('offline');
    expect(await printer.print(TICKET, 'job-1', signal)).toMatchObject({ ok: false });
    expect(out()).toBe(0);
  });
});
