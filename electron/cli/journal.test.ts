import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createJournal } from '../host/journal/journal.ts';
import type { PayloadOf } from '../host/journal/payloads.ts';
import { openStore } from '../host/journal/store.ts';
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
  },
};

let folder: string;
let said: string[];
const store = () => openStore(join(folder, 'journal.db'), KEY);
const settings = () => ({ config: join(folder, 'kiosk.yaml'), json: true });
const answer = (): unknown => JSON.parse(said.join(''));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-cli-'));
  writeFileSync(
    join(folder, 'kiosk.yaml'),
    `extends: ${JSON.stringify(DEMO)}\ndata: { folder: ${JSON.stringify(folder)} }\n`,
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
    expect(answer()).toEqual({
      entries: [
        {
          intent: expect.any(String),
          kind: 'register',
          visit: 'visit-2',
          at: '1970-01-01T00:00:01.000Z',
        },
      ],
    });
    expect(said.join('')).not.toMatch(/001090|Nguyễn/);
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
