import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJournal } from '../journal/journal.ts';
import { openStoreToRead } from '../journal/read-store.ts';
import { openStore, type Store } from '../journal/store.ts';
import { createAssistanceRecords } from './records.ts';

const KEY = 'a key of the test';
const DAY_MS = 86_400_000;
let folder: string;
let store: Store;
let day: string;
let logged: string[];
let known: string[];

const recordsOf = (of: Store) =>
  createAssistanceRecords({
    store: of,
    today: () => day,
    log: (event, fields) => logged.push(JSON.stringify([event, fields])),
    known: () => known,
  });
const records = () => recordsOf(store);
const asked = () => records().report().unanswered;
const topics = () => records().report().topics;
const later = (days: number): void => {
  day = new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
};
const rows = (table: string): unknown[] => store.prepare(`SELECT * FROM ${table}`).all();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
  store = openStore(join(folder, 'journal.db'), KEY);
  day = '2026-11-23';
  logged = [];
  known = [];
});
afterEach(() => {
  if (store.open) store.close();
  rmSync(folder, { recursive: true });
});

describe('questions that nothing answers', () => {
  it('are counted up, however they are typed, most asked first', () => {
    records().unanswered('Có chỗ sạc xe điện không?');
    records().unanswered('Căng tin ở đâu?');
    later(1);
    for (const text of ['cang tin o dau', '  CĂNG  TIN, Ở ĐÂU ']) records().unanswered(text);
    expect(asked()).toEqual([
      { question: 'Căng tin ở đâu?', times: 3, lastDay: '2026-11-24' },
      { question: 'Có chỗ sạc xe điện không?', times: 1, lastDay: '2026-11-23' },
    ]);
    expect(new Set(logged)).toEqual(new Set(['["faq.unanswered",{}]']));
  });

  it('are kept without the person, whoever asks', () => {
    records().unanswered('ông nội sđt 0912345678 gửi xe ở đâu, con là Lê Thị Hoa');
    expect(asked()).toEqual([
      { question: 'ông nội sđt # gửi xe ở đâu, con là …', times: 1, lastDay: '2026-11-23' },
    ]);
    expect(logged.join()).not.toMatch(/xe|Hoa|09/);
  });

  it('are not kept with a given name of the visit, nor with the cue of a name or a grave illness', () => {
    known = ['Trương Đình Nghệ'];
    for (const text of ['nghệ gửi xe ở đâu', 'em tên lan gửi xe ở đâu', 'tôi bị hiv'])
      records().unanswered(text);
    expect([asked(), logged]).toEqual([[], []]);
  });

  it.each([
    '',
    '   ',
    '0912 345 678',
    'Nguyễn Văn An',
    '001090123456|012345678|Nguyễn Văn An|01011990',
    '?!',
  ])('are not kept where nothing is left of them: %s', (text) => {
    records().unanswered(text);
    expect([asked(), logged]).toEqual([[], []]);
  });

  it('are 500 at most: the rarest go, of these the oldest, and never the one just asked', () => {
    const insert = store.prepare('INSERT INTO unanswered VALUES (?, ?, ?, ?)');
    store.transaction(() => {
      for (let at = 0; at < 498; at++) insert.run(`often ${at}`, 'often', 2, '2026-09-01');
      insert.run('older', 'older', 1, '2026-11-01');
      insert.run('newer', 'newer', 1, '2026-11-02');
    })();
    const left = (): unknown[] =>
      asked()
        .filter(({ times }) => times === 1)
        .map(({ question }) => question);
    for (const [text, others] of [
      ['one', ['newer']],
      ['two', ['one']],
      ['three', ['two']],
    ] as const) {
      records().unanswered(`câu hỏi ${text}`);
      expect(left()).toEqual([
        `câu hỏi ${text}`,
        ...others.map((one) => (one === 'newer' ? one : `câu hỏi ${one}`)),
      ]);
      expect(rows('unanswered')).toHaveLength(500);
      later(1);
    }
  });

  it('are forgotten 90 days after they were asked last', () => {
    records().unanswered('Căng tin ở đâu?');
    records().unanswered('Có chỗ sạc xe điện không?');
    later(60);
    records().unanswered('Căng tin ở đâu?');
    later(30);
    records().forgetOld();
    expect(asked()).toHaveLength(2);
    later(1);
    expect(asked()).toHaveLength(1);
    expect(rows('unanswered')).toHaveLength(2);
    records().forgetOld();
    expect(rows('unanswered')).toHaveLength(1);
  });

  it('keep the later day where the clock was set back', () => {
    records().unanswered('Căng tin ở đâu?');
    later(-5);
    records().unanswered('Căng tin ở đâu?');
    expect(asked()).toMatchObject([{ times: 2, lastDay: '2026-11-23' }]);
  });
});

describe('whether an answer helped', () => {
  it('is counted by day and topic', () => {
    const one = records();
    for (const _ of [1, 2, 3]) one.shown('gio-lam-viec');
    one.helped('gio-lam-viec', true);
    later(1);
    one.shown('gio-lam-viec');
    one.helped('gio-lam-viec', false);
    one.shown('bai-gui-xe');
    expect(topics()).toEqual([
      { id: 'bai-gui-xe', shown: 1, helped: 0, notHelped: 0 },
      { id: 'gio-lam-viec', shown: 4, helped: 1, notHelped: 1 },
    ]);
    expect(rows('topic_day')).toHaveLength(3);
  });

  it('is forgotten after 400 days', () => {
    records().shown('gio-lam-viec');
    later(400);
    records().shown('gio-lam-viec');
    records().forgetOld();
    expect(topics()).toMatchObject([{ shown: 2 }]);
    later(1);
    expect(topics()).toMatchObject([{ shown: 1 }]);
    records().forgetOld();
    expect(rows('topic_day')).toHaveLength(1);
  });
});

describe('what is kept', () => {
  it('tells no time of day, no visit and no order', () => {
    records().unanswered('Căng tin ở đâu?');
    records().shown('gio-lam-viec');
    expect([rows('unanswered'), rows('topic_day')]).toEqual([
      [{ folded: 'cang tin o dau', question: 'Căng tin ở đâu?', times: 1, last_day: '2026-11-23' }],
      [{ topic: 'gio-lam-viec', day: '2026-11-23', shown: 1, helped: 0, not_helped: 0 }],
    ]);
    expect(() => store.prepare('SELECT rowid FROM unanswered').all()).toThrow();
  });

  it('outlives the host, stands beside the journal and is read while the kiosk runs', () => {
    records().unanswered('Căng tin ở đâu?');
    const journal = createJournal(store, () => 1_000);
    journal.open('print', 'a', { number: null, mark: 7 });
    journal.forgetAllBut([]);
    expect(journal.verify()).toBeNull();
    store.close();
    store = openStore(join(folder, 'journal.db'), KEY);
    const reader = openStoreToRead(join(folder, 'journal.db'), KEY);
    expect(recordsOf(reader).report()).toEqual(records().report());
    expect(asked()).toHaveLength(1);
    reader.close();
  });

  it('is lost where the disk takes nothing, and the log says why, once a loss', () => {
    const one = records();
    store.pragma('query_only = ON');
    one.unanswered('Căng tin ở đâu?');
    one.shown('gio-lam-viec');
    one.helped('gio-lam-viec', true);
    one.forgetOld();
    expect(logged).toEqual(Array(4).fill('["faq.lost",{"why":"SQLITE_READONLY"}]'));
    store.pragma('query_only = OFF');
    one.shown('gio-lam-viec');
    expect(one.report()).toMatchObject({ unanswered: [], topics: [{ shown: 1, helped: 0 }] });
  });
});
