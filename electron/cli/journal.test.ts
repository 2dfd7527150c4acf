import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createJournal } from '../host/journal/journal.ts';
import type { PayloadOf } from '../host/journal/payloads.ts';
import { openStore } from '../host/journal/store.ts';
import { CHARGE, chargePayload, moneyOf, settlePayload } from '../host/payment/report-samples.ts';
import { listJournal, verifyJournal } from './journal.ts';

const KEY = 'a key of the test';
const DEMO = resolve(import.meta.dirname, '../../kiosk-config/sites/demo/kiosk.yaml');
const REGISTER: PayloadOf<'register'> = {
  language: 'vi',
  number: null,
  numberKey: null,
  request: {
    visitKey: 'visit-2',
    identity: {
      source: 'qr',
      assurance: 'scanned',
      number: '001090123456',
      oldNumber: null,
      name: 'Nguyễn Văn An',
      birthDate: '1990-01-01',
      sex: 'male',
      address: null,
      issueDate: null,
    },
    clinicId: 'noi-1',
    appointmentId: null,
    insuranceCode: null,
    insuranceChecked: true,
    details: {},
  },
};

/** Nobody listens on port 9 of this machine. */
const NO_HIS = 'systems: { his: { driver: fhir, options: { baseUrl: "http://127.0.0.1:9/fhir" } } }\n';

let folder: string;
let said: string[];
const store = () => openStore(join(folder, 'journal.db'), KEY);
const settings = () => ({ config: join(folder, 'kiosk.yaml'), json: true });
const answer = (): unknown => JSON.parse(said.join(''));

const REGISTERING = {
  intent: expect.any(String),
  kind: 'register',
  visit: 'visit-2',
  at: '1970-01-01T00:00:01.000Z',
};
/** One charge that is not over, and one that is paid and booked. */
const keepCharges = (): void => {
  const journal = createJournal(store(), () => 2_000);
  journal.open('charge', 'visit-1', chargePayload({ ...CHARGE, id: 'open', reference: 'OPEN' }));
  const paid = journal.open('charge', 'visit-1', chargePayload());
  const settle = { kind: 'settle', visit: 'visit-1', payload: settlePayload([moneyOf()]) } as const;
  const [settling] = journal.close(paid, 'charge', 'paid', undefined, [settle]);
  journal.close(settling ?? '', 'settle', 'booked');
  journal.shut();
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-cli-'));
  writeFileSync(
    join(folder, 'kiosk.yaml'),
    `extends: ${JSON.stringify(DEMO)}\ndata: { folder: ${JSON.stringify(folder)} }\n${NO_HIS}`,
  );
  vi.stubEnv('KIOSK_JOURNAL_KEY', KEY);
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);

  const journal = createJournal(store(), () => 1_000);
  const done = journal.open('register', 'visit-1', {
    ...REGISTER,
    request: { ...REGISTER.request, visitKey: 'visit-1' },
  });
  journal.close(done, 'register', 'registered');
  journal.open('register', 'visit-2', REGISTER);
  journal.shut();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('kiosk journal', () => {
  it('lists what is open, without the person', async () => {
    expect(await listJournal(settings())).toBe(true);
    expect(answer()).toEqual({ entries: [REGISTERING], open: 1, differences: 0 });
    expect(said.join('')).not.toMatch(/001090|Nguyễn/);
  });

  it('holds the charges against what others say, differences first, without the person', async () => {
    keepCharges();
    expect(await listJournal(settings(), { offline: true })).toBe(true);
    const row = { kind: 'charge', visit: 'visit-1', at: '2026-11-22T01:12:00.000Z', means: 'vietqr' };
    const words = { amount: 150_000, provider: 'not-asked', providerAmount: null, reversed: 0 };
    expect(answer()).toEqual({
      entries: [
        {
          ...{ intent: expect.any(String), ...row, reference: 'OPEN', ...words },
          ...{ ours: 'open', received: 0, his: null, difference: 'unfinished' },
        },
        REGISTERING,
        {
          ...{ intent: expect.any(String), ...row, reference: CHARGE.reference, ...words },
          ...{ ours: 'paid', received: 150_000, his: 'not-asked', difference: 'none' },
        },
      ],
      open: 2,
      differences: 1,
    });
    expect(said.join('')).not.toMatch(/001090|Nguyễn/);
  });

  it('says of a means that is no longer configured that nobody was asked, and of a HIS that is away no answer', async () => {
    keepCharges();
    expect(await listJournal(settings())).toBe(true);
    expect(answer()).toMatchObject({
      entries: [
        { reference: 'OPEN', provider: 'not-asked', difference: 'unfinished' },
        { reference: CHARGE.reference, provider: 'not-asked', his: 'no-answer', difference: 'no-answer' },
        REGISTERING,
      ],
    });
  });

  it('is a table for people', async () => {
    keepCharges();
    await listJournal({ ...settings(), json: false }, { offline: true });
    const [titles, first, second] = said.join('').split('\n');
    expect(titles).toMatch(
      /^difference +reference +time +means +asked +ours +received +back +provider +holds +his$/,
    );
    expect(first).toMatch(
      /^unfinished +OPEN +2026-11-22T01:12:00.000Z +vietqr +150000 +open +0 +0 +not-asked +– +–$/,
    );
    expect(second).toMatch(/^none +00003NQK8 .* paid +150000 +0 +not-asked +– +not-asked$/);
    expect(said.join('')).toMatch(/register +visit-2 /);
    expect(said.join('')).toMatch(/open: 2 +differences: 1\n$/);
    expect(said.join('')).not.toMatch(/001090|Nguyễn/);
  });

  it('reads beside a kiosk that runs, and leaves it as it was', async () => {
    const kiosk = createJournal(store(), () => 2_000);
    const before = kiosk.lines();
    expect(await listJournal(settings(), { offline: true })).toBe(true);
    expect(await verifyJournal(settings())).toBe(true);
    expect(kiosk.lines()).toEqual(before);
    kiosk.open('register', 'visit-3', REGISTER);
    expect(kiosk.verify()).toBeNull();
    kiosk.shut();
  });

  it('verifies a chain that holds', async () => {
    expect(await verifyJournal(settings())).toBe(true);
    expect(answer()).toEqual({ ok: true, lines: 3, broken: null });
  });

  it.each([
    ['was changed', `UPDATE line SET outcome = 'abandoned' WHERE seq = 2`, 2],
    ['is missing', 'DELETE FROM line WHERE seq = 1', 2],
  ])('names the first line that does not hold where one %s', async (_, change, broken) => {
    const open = store();
    open.exec(change);
    open.close();
    expect(await verifyJournal(settings())).toBe(false);
    expect(answer()).toMatchObject({ ok: false, broken });
  });

  it('says that the key is not set', async () => {
    vi.stubEnv('KIOSK_JOURNAL_KEY', '');
    expect(await verifyJournal(settings())).toBe(false);
    expect(answer()).toEqual({ ok: false, error: 'secret', message: 'KIOSK_JOURNAL_KEY is not set' });
  });

  it('says where the configuration is wrong', async () => {
    writeFileSync(
      join(folder, 'kiosk.yaml'),
      `extends: ${JSON.stringify(DEMO)}\nvisit: { reprints: many }\n`,
    );
    expect(await listJournal(settings())).toBe(false);
    expect(answer()).toMatchObject({
      ok: false,
      error: 'configuration',
      place: `${join(folder, 'kiosk.yaml')}:2`,
      path: 'visit.reprints',
    });
  });
});
