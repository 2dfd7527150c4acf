import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localDay } from '../../drivers/codec/local-day.ts';
import { createAssistanceRecords } from '../host/assistance/records.ts';
import { openStore, type Store } from '../host/journal/store.ts';
import { faqReport } from './faq-report.ts';

const KEY = 'a key of the test';
const DEMO = resolve(import.meta.dirname, '../../kiosk-config/sites/demo/kiosk.yaml');
let folder: string;
let said: string[];
let kiosk: Store;
let today: string;
const settings = (json = true) => ({ config: join(folder, 'kiosk.yaml'), json });
const lines = (): unknown[] =>
  said
    .join('')
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faq-report-'));
  writeFileSync(
    join(folder, 'kiosk.yaml'),
    `extends: ${JSON.stringify(DEMO)}\ndata: { folder: ${JSON.stringify(folder)} }\n`,
  );
  vi.stubEnv('KIOSK_JOURNAL_KEY', KEY);
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  kiosk = openStore(join(folder, 'journal.db'), KEY);
  today = localDay(Date.now(), 'Asia/Ho_Chi_Minh').date;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  kiosk.close();
  rmSync(folder, { recursive: true });
});

/** Two questions, and four topics: one that helped, one that did not, one where one voice is against, one unjudged. */
function keep(): void {
  const records = createAssistanceRecords({
    store: kiosk,
    today: () => today,
    log: () => undefined,
    known: () => [],
  });
  for (const text of ['Căng tin ở đâu?', 'con là Lê Thị Hoa sạc xe ở đâu', 'cang tin o dau'])
    records.unanswered(text);
  const judged = { 'gio-lam-viec': [9, 1], wifi: [2, 6], 'bai-gui-xe': [0, 1], 'nha-thuoc': [0, 0] };
  for (const [id, [yes = 0, no = 0]] of Object.entries(judged)) {
    for (let at = 0; at < 10; at++) records.shown(id);
    for (let at = 0; at < yes; at++) records.helped(id, true);
    for (let at = 0; at < no; at++) records.helped(id, false);
  }
}

describe('kiosk faq report', () => {
  it('tells what was not answered, then the topics that helped least, while the kiosk runs', async () => {
    keep();
    expect(await faqReport(settings())).toBe(true);
    expect(lines()).toEqual([
      { kind: 'unanswered', question: 'Căng tin ở đâu?', times: 2, lastDay: today },
      { kind: 'unanswered', question: 'con là … sạc xe ở đâu', times: 1, lastDay: today },
      { kind: 'topic', id: 'wifi', shown: 10, helped: 2, notHelped: 6 },
      { kind: 'topic', id: 'bai-gui-xe', shown: 10, helped: 0, notHelped: 1 },
      { kind: 'topic', id: 'nha-thuoc', shown: 10, helped: 0, notHelped: 0 },
      { kind: 'topic', id: 'gio-lam-viec', shown: 10, helped: 9, notHelped: 1 },
    ]);
  });

  it('is two tables for people', async () => {
    keep();
    expect(await faqReport(settings(false))).toBe(true);
    const [titles, first, , empty, topics, wifi] = said.join('').split('\n');
    expect(titles).toMatch(/^times +last asked +not answered$/);
    expect(first).toBe(`    2  ${today}  Căng tin ở đâu?`);
    expect(empty).toBe('');
    expect(topics).toMatch(/^shown +helped +did not help +topic$/);
    expect(wifi).toMatch(/^ +10 +2 +6 +wifi$/);
  });

  it('is empty where nobody has asked yet', async () => {
    expect(await faqReport(settings())).toBe(true);
    expect(said).toEqual([]);
  });

  it('says why it cannot be read', async () => {
    vi.stubEnv('KIOSK_JOURNAL_KEY', '');
    expect(await faqReport(settings())).toBe(false);
    expect(lines()).toEqual([{ ok: false, error: 'secret', message: 'KIOSK_JOURNAL_KEY is not set' }]);
    said = [];
    vi.stubEnv('KIOSK_JOURNAL_KEY', 'another key');
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await faqReport(settings())).toBe(false);
    expect(lines()).toMatchObject([{ ok: false, error: 'journal' }]);
  });
});
