import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobFate, PrinterStatus } from '../../drivers/ports/printer.ts';
import type { Turn } from '../../drivers/transport/turn.ts';
import { createTurn } from '../../drivers/transport/turn.ts';
import { NUMBER } from '../../tests/flow/scripted-host.ts';
import { chargePayload, settlePayload } from '../../tests/money/lines.ts';
import { DELAYS } from './delays.ts';
import type { Journal } from './journal/journal.ts';
import { createJournal } from './journal/journal.ts';
import type { PayloadOf } from './journal/payloads.ts';
import { openStore } from './journal/store.ts';
import { createLocalTime } from './local-time.ts';
import type { Parts } from './parts.ts';
import { recover, tidy } from './recovery.ts';

let folder: string;
let journal: Journal;
let printing: Turn;
beforeEach(() => {
  printing = createTurn();
  folder = mkdtempSync(join(tmpdir(), 'tiep-don-tidy-'));
  journal = createJournal(openStore(join(folder, 'journal.db'), 'a key of the test'), () => 1_000);
});
afterEach(() => {
  journal.shut();
  rmSync(folder, { recursive: true });
});

/** A host whose printer tells this of every job, at this time, and of itself. */
const partsWith = (fate: JobFate, now = 1_000, status: PrinterStatus = 'ready'): Parts => ({
  config: {} as Parts['config'],
  drivers: {
    his: () => null,
    insurer: () => null,
    payment: () => null,
    printer: () => ({
      paper: { width: 576, height: null, dpi: 203 },
      status: async () => status,
      mark: async () => null,
      print: async () => ({ outcome: 'refused', status: 'offline' }),
      query: async () => fate,
      close: async () => undefined,
    }),
  },
  journal,
  house: {} as Parts['house'],
  printing,
  log: () => undefined,
  time: createLocalTime('Asia/Ho_Chi_Minh'),
  eye: { needed: 'scanned', today: () => '2026-11-23' },
  now: () => now,
  sleep: async () => undefined,
});
const outcome = (): string | null | undefined => journal.lines().at(-1)?.outcome;

const REGISTER: PayloadOf<'register'> = {
  language: 'vi',
  request: {
    visitKey: 'visit-2',
    identity: {
      ...{
        source: 'qr',
        assurance: 'scanned',
        number: '001090123456',
        oldNumber: null,
        name: 'Nguyễn Văn An',
      },
      ...{ birthDate: '1990-01-01', sex: 'male', address: null, issueDate: null },
    } as const,
    clinicId: 'noi-1',
    appointmentId: null,
    insuranceCode: null,
    insuranceChecked: true,
    details: {},
  },
  number: null,
  numberKey: null,
};

describe('tidy', () => {
  it.each([
    ['printed', 'confirmed'],
    ['sent', 'sent-unconfirmed'],
    ['not-printed', 'not-printed'],
  ] as const)('a job left open, of which the printer says %s: %s', async (fate, expected) => {
    journal.open('print', 'visit-1', { number: NUMBER, mark: 7 });
    await tidy(partsWith(fate), []);
    expect(outcome()).toBe(expected);
    expect(journal.kept()).toEqual([]);
  });

  it('a job of which the printer cannot tell stays open for a while, and is unknown then', async () => {
    journal.open('print', 'visit-1', { number: NUMBER, mark: 7 });
    await tidy(partsWith('unknown'), []);
    expect(journal.kept()).toHaveLength(1);
    await tidy(partsWith('unknown', 1_001 + DELAYS.abandoned), []);
    expect(outcome()).toBe('unknown');
    expect(journal.kept()).toEqual([]);
  });

  it('a job of a printer that counts waits until it is mended, however long that takes', async () => {
    journal.open('print', 'visit-1', { number: NUMBER, mark: 7 });
    const later = 1_001 + DELAYS.abandoned;
    await tidy(partsWith('unknown', later, 'paper-out'), []);
    expect(journal.kept()).toHaveLength(1);
    await tidy(partsWith('printed', later), []);
    expect(outcome()).toBe('confirmed');
  });

  it('asks after no job that was found out while it waited for its turn', async () => {
    const job = journal.open('print', 'visit-1', { number: NUMBER, mark: 7 });
    // Somebody who prints settles it first.
    const settled = printing(async () => journal.close(job, 'print', 'not-printed'));
    await Promise.all([settled, tidy(partsWith('printed'), [])]);
    expect(journal.prints('visit-1')).toEqual(['not-printed']);
    expect(journal.lines()).toHaveLength(2);
  });

  it('leaves the jobs of the visit under way alone, those of a number that it took over too', async () => {
    journal.open('print', 'number-of-an-earlier-visit', { number: NUMBER, mark: 7 });
    await tidy(partsWith('printed'), ['visit-2', 'number-of-an-earlier-visit']);
    expect(journal.lines()).toHaveLength(1);
    expect(journal.kept()).toHaveLength(1);
  });
});

describe('recover', () => {
  it('finds the paper of a number that the person held before under the key it stands under', async () => {
    const intent = journal.open('register', 'visit-2', REGISTER);
    journal.close(intent, 'register', 'already', { ...REGISTER, number: NUMBER, numberKey: 'visit-1' });
    const job = journal.open('print', 'visit-1', { number: NUMBER, mark: 7 });
    journal.close(job, 'print', 'sent-unconfirmed');
    expect(await recover(partsWith('unknown'))).toMatchObject({
      key: 'visit-2',
      numberKey: 'visit-1',
      printed: 'sent-unconfirmed',
      step: 'ticket',
    });
  });

  const CHARGE = chargePayload();
  const standing = { ...CHARGE.standing, visitKey: 'visit-2' };

  it('brings the page back to a charge of which nothing is known, and to one that has ended', async () => {
    const id = journal.open('charge', 'number-1', { ...CHARGE, standing });
    const found = { key: 'visit-2', numberKey: 'number-1', step: 'pay', chargeId: id };
    const unknown = { state: 'ended', amount: 150_000, ending: { end: 'unknown' } };
    expect(await recover(partsWith('unknown'))).toMatchObject({ ...found, paying: unknown });
    const ending = { end: 'cancelled' } as const;
    journal.close(id, 'charge', 'cancelled', { ...CHARGE, standing, ending });
    expect(await recover(partsWith('unknown'))).toMatchObject({ ...found, paying: { ending } });
  });

  it('tells of money that came since the charge was closed', async () => {
    const id = journal.open('charge', 'number-1', { ...CHARGE, standing });
    journal.close(id, 'charge', 'expired', { ...CHARGE, standing, ending: { end: 'expired' } });
    journal.open('settle', 'number-1', { ...settlePayload(), late: true });
    const paying = { ending: { end: 'late', came: 150_000 } };
    expect(await recover(partsWith('unknown'))).toMatchObject({ chargeId: id, paying });
  });

  it('finds the newest charge, also where the clock stood still or was set back', async () => {
    for (const end of ['cancelled', 'expired'] as const) {
      const id = journal.open('charge', 'number-1', { ...CHARGE, standing });
      journal.close(id, 'charge', end, { ...CHARGE, standing, ending: { end } });
    }
    const last = journal.open('charge', 'number-1', { ...CHARGE, standing });
    expect(await recover(partsWith('unknown'))).toMatchObject({
      chargeId: last,
      paying: { ending: { end: 'unknown' } },
    });
  });
});
