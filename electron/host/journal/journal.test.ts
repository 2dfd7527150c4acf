import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chargePayload, settlePayload, watchPayload } from '../../../tests/money/lines.ts';
import { createJournal } from './journal.ts';
import type { PayloadOf } from './payloads.ts';
import { openStore } from './store.ts';

const KEY = 'a key of the test';
const REGISTER: PayloadOf<'register'> = {
  language: 'vi',
  number: null,
  numberKey: null,
  request: {
    visitKey: 'visit-1',
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
const file = (): string => join(folder, 'journal.db');
const open = () => createJournal(openStore(file(), KEY), () => 1_000);
/** Everything that lies on the disk, write-ahead log included. */
const disk = (): Buffer =>
  Buffer.concat(
    ['journal.db', 'journal.db-wal'].map((name) => {
      try {
        return readFileSync(join(folder, name));
      } catch {
        return Buffer.alloc(0);
      }
    }),
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('journal', () => {
  it('finds an open intent with its payload after a restart', () => {
    const first = open();
    const intent = first.open('register', 'visit-1', REGISTER);
    first.shut();
    const second = open();
    expect(second.kept()).toEqual([
      {
        id: intent,
        kind: 'register',
        visit: 'visit-1',
        state: 'opened',
        outcome: null,
        at: 1_000,
        payload: REGISTER,
      },
    ]);
    second.close(intent, 'register', 'registered');
    expect(second.kept()[0]).toMatchObject({ state: 'closed', outcome: 'registered' });
    expect(second.outcomes('visit-1', 'register')).toEqual(['registered']);
    second.shut();
  });

  it('keeps an open intent when the visit is forgotten, and drops the person of a closed one', () => {
    const journal = open();
    const closed = journal.open('register', 'visit-1', REGISTER);
    journal.close(closed, 'register', 'registered');
    const still = journal.open('register', 'visit-1', REGISTER);
    journal.forget('visit-1');
    expect(journal.kept().map(({ id }) => id)).toEqual([still]);
    journal.close(still, 'register', 'abandoned');
    journal.forget('visit-1');
    expect(journal.kept()).toEqual([]);
    expect(journal.lines()).toHaveLength(4);
    expect(JSON.stringify(journal.lines())).not.toMatch(/Nguyễn|001090123456/);
    expect(journal.verify()).toBeNull();
    journal.shut();
  });

  it('is unreadable on the disk, and with another key', () => {
    const journal = open();
    journal.open('register', 'visit-1', REGISTER);
    expect(disk().includes('001090123456')).toBe(false);
    expect(disk().includes('visit-1')).toBe(false);
    expect(disk().includes('SQLite format')).toBe(false);
    journal.shut();
    expect(() => openStore(file(), 'another key')).toThrow();
  });

  it('names the first line that was changed, and one that is missing', () => {
    for (const tamper of [
      `UPDATE line SET outcome = 'registered' WHERE seq = 2`,
      'DELETE FROM line WHERE seq = 2',
    ]) {
      const store = openStore(join(folder, `${tamper.slice(0, 6)}.db`), KEY);
      const journal = createJournal(store, () => 1_000);
      journal.close(journal.open('register', 'a', REGISTER), 'register', 'no-answer');
      journal.open('register', 'b', REGISTER);
      expect(journal.verify()).toBeNull();
      store.exec(tamper);
      expect(journal.verify()).toBe(tamper.startsWith('UPDATE') ? 2 : 3);
      journal.shut();
    }
  });

  it('refuses to run on a file that is no journal', () => {
    writeFileSync(file(), 'not a database, '.repeat(1_000));
    expect(() => open()).toThrow();
  });

  it('ends one thing and begins the next in one moment, or neither', () => {
    const journal = open();
    const charge = journal.open('charge', 'n', chargePayload());
    const settle = { kind: 'settle', visit: 'n', payload: settlePayload() } as const;
    const watch = { kind: 'watch', visit: 'n', payload: watchPayload() } as const;
    // What cannot be written: a payload without a text of it.
    const bad = { ...watch, payload: { ...watchPayload(), until: BigInt(1) as unknown as number } };
    expect(() => journal.close(charge, 'charge', 'paid', undefined, [settle, bad])).toThrow();
    expect(journal.isOpen(charge)).toBe(true);
    expect(journal.lines()).toHaveLength(1);
    const begun = journal.close(charge, 'charge', 'paid', undefined, [settle, watch]);
    expect(journal.kept().map(({ id, kind }) => [id, kind])).toEqual([
      [charge, 'charge'],
      [begun[0], 'settle'],
      [begun[1], 'watch'],
    ]);
    expect(() => journal.close(charge, 'charge', 'paid')).toThrow('closed already');
    expect(journal.verify()).toBeNull();
    journal.shut();
  });

  it('keeps what is known of money when a visit is forgotten, and drops it after a while', () => {
    let now = 1_000;
    const journal = createJournal(openStore(file(), KEY), () => now);
    journal.close(journal.open('charge', 'n', chargePayload()), 'charge', 'paid');
    const settle = journal.open('settle', 'n', settlePayload());
    journal.close(settle, 'settle', 'booked');
    const watch = journal.open('watch', 'n', watchPayload());
    journal.forget('n');
    expect(journal.kept().map(({ id }) => id)).toEqual([settle, watch]);
    now = 2_000;
    const newer = journal.open('settle', 'n', settlePayload());
    journal.close(newer, 'settle', 'booked');
    journal.forgetBefore(2_000);
    expect(journal.kept().map(({ id }) => id)).toEqual([watch, newer]);
    expect(journal.verify()).toBeNull();
    journal.shut();
  });
});
