import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  attentionPayload,
  chargePayload,
  money,
  settlePayload,
  watchPayload,
} from '../../../tests/money/lines.ts';
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
    details: {},
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
    expect(second.keptOf('visit-1').map(({ outcome }) => outcome)).toEqual(['registered']);
    second.shut();
  });

  it('closes several at once, with what begins then: all of them or none', () => {
    const journal = open();
    const [first = '', second = ''] = ['visit-1', 'visit-2'].map((visit) =>
      journal.open('register', visit, REGISTER),
    );
    const end = (intent: string) => ({
      intent,
      kind: 'register' as const,
      outcome: 'registered',
      next: [{ kind: 'day' as const, visit: 'v', payload: { means: 'card' as const, driver: 'zvt' } }],
    });
    expect(() => journal.closeAll([end(first), end('never opened')])).toThrow('never opened');
    expect(journal.openOf('register')).toHaveLength(2);
    journal.closeAll([end(first), end(second)]);
    expect(journal.openOf('register')).toEqual([]);
    expect(journal.openOf('day')).toHaveLength(2);
    journal.shut();
    const again = open();
    expect(again.keptOf('visit-2')).toMatchObject([{ state: 'closed', payload: REGISTER }]);
    expect(again.verify()).toBeNull();
    again.shut();
  });

  it('drops the persons of all closed intents but those of some visits', () => {
    const journal = open();
    for (const visit of ['visit-1', 'visit-2', 'visit-3']) {
      const intent = journal.open('register', visit, REGISTER);
      if (visit !== 'visit-3') journal.close(intent, 'register', 'registered');
    }
    journal.forgetAllBut(['visit-2']);
    expect(journal.kept().map(({ visit }) => visit)).toEqual(['visit-2', 'visit-3']);
    journal.shut();
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
    const bad = { ...watch, payload: { ...watchPayload(), until: Number.NaN } };
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

  it('writes no payload that it could not read', () => {
    const journal = open();
    const bad = { ...settlePayload(), money: [{ ...settlePayload().money[0], amount: 0.5 }] };
    // What no compiler sees: it comes from outside.
    expect(() => Reflect.apply(journal.open, null, ['settle', 'n', bad])).toThrow();
    const watch = journal.open('watch', 'n', watchPayload());
    expect(() => journal.close(watch, 'watch', 'money', { ...watchPayload(), before: -1 })).toThrow();
    expect(journal.isOpen(watch)).toBe(true);
    expect(journal.lines()).toHaveLength(1);
    expect(journal.kept().map(({ payload }) => payload)).toEqual([watchPayload()]);
    journal.shut();
  });

  it('passes over what it cannot read, tells of it once, and goes on with the rest', () => {
    const store = openStore(file(), KEY);
    const unreadable: string[] = [];
    const journal = createJournal(
      store,
      () => 1_000,
      (intent) => unreadable.push(intent),
    );
    const ids = [1, 2, 3, 4].map(() => journal.open('settle', 'n', settlePayload()));
    const write = store.prepare('UPDATE line SET body = ? WHERE seq = ?');
    write.run('{"salt":"","payload":{"means":"vietqr","charge":{"id":7}}}', 1);
    write.run('no JSON', 2);
    store.exec(`UPDATE line SET kind = 'tribute' WHERE seq = 3`);
    for (const read of [journal.kept, () => journal.keptOf('n'), () => journal.openOf('settle')])
      expect(read().map(({ id }) => id)).toEqual([ids[3]]);
    expect(journal.find(ids[0] ?? '')).toBeNull();
    expect(unreadable).toEqual(ids.slice(0, 3));
    journal.forgetBefore(2_000);
    expect(store.prepare('SELECT count(body) AS left FROM line').get()).toMatchObject({ left: 4 });
    journal.shut();
    const next = open();
    expect(next.verify()).toBe(3);
    next.close(ids[3] ?? '', 'settle', 'booked');
    expect(next.kept().map(({ outcome }) => outcome)).toEqual(['booked']);
    next.shut();
  });

  it('finds what is open by its kind, what is kept by its visit, and one by its id', () => {
    const first = open();
    const done = first.open('charge', 'n', chargePayload());
    const [settle] = first.close(done, 'charge', 'paid', undefined, [
      { kind: 'settle', visit: 'n', payload: settlePayload() },
    ]);
    const other = first.open('charge', 'm', chargePayload());
    for (const journal of [first, open()]) {
      expect(journal.openOf('charge').map(({ id }) => id)).toEqual([other]);
      expect(journal.openOf('settle').map(({ id }) => id)).toEqual([settle]);
      expect(journal.openOf('watch')).toEqual([]);
      expect(journal.keptOf('n').map(({ id, outcome }) => [id, outcome])).toEqual([
        [done, 'paid'],
        [settle, null],
      ]);
      expect(journal.find(done)).toMatchObject({ kind: 'charge', state: 'closed' });
      expect(journal.find(other)).toMatchObject({ kind: 'charge', state: 'opened' });
      expect(journal.find('nobody')).toBeNull();
      expect(() => journal.close(done, 'charge', 'paid')).toThrow('closed already');
      journal.shut();
    }
  });

  it('knows what came out although the clock jumped', () => {
    let now = 1_000;
    const journal = createJournal(openStore(file(), KEY), () => now);
    const print = { number: null, mark: null };
    for (const at of [2e12, 1_000, 3e12, 2_000]) {
      now = at;
      journal.close(journal.open('print', 'n', print), 'print', 'confirmed');
      journal.open('print', 'm', print);
    }
    now = 4e12;
    expect(journal.prints('n')).toEqual(Array.from({ length: 4 }, () => 'confirmed'));
    expect(journal.prints('m')).toEqual([null, null, null, null]);
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
    journal.close(watch, 'watch', 'quiet');
    journal.forgetBefore(2_000);
    expect(journal.kept().map(({ id }) => id)).toEqual([settle, watch]);
    journal.forgetBefore(2_001);
    expect(journal.kept()).toEqual([]);
    expect(journal.verify()).toBeNull();
    journal.shut();
  });

  it('forgets what is known of a charge all at once, after the last of it was closed', () => {
    let now = 1_000;
    const journal = createJournal(openStore(file(), KEY), () => now);
    const close = (id: string, outcome: string) => journal.close(id, 'settle', outcome);
    const settle = journal.open('settle', 'n', settlePayload());
    const other = { ...settlePayload(), charge: { ...settlePayload().charge, id: 'charge-2' } };
    const otherSettle = journal.open('settle', 'n', other);
    close(settle, 'booked');
    now = 2_000;
    const [piece] = settlePayload('card', [money('m1', 150_000, '7')]).money;
    if (!piece) throw new Error('no money');
    const { money: _all, late: _late, ...charge } = settlePayload('card');
    const reverse = journal.open('reverse', 'n', {
      ...charge,
      ...{ task: null, money: piece, id: 'reverse-1', number: 9, reference: '000000009' },
    });
    close(otherSettle, 'booked');
    now = 3_000;
    // The reversal was opened long ago, and nobody knows what became of it: the settlement stays with it.
    journal.forgetBefore(2_500);
    expect(journal.kept().map(({ id }) => id)).toEqual([settle, reverse]);
    journal.close(reverse, 'reverse', 'reversed');
    journal.forgetBefore(3_000);
    expect(journal.kept().map(({ id }) => id)).toEqual([settle, reverse]);
    journal.forgetBefore(3_001);
    expect(journal.kept()).toEqual([]);
    journal.shut();
  });

  it('keeps no number of the patient where nothing is booked with it any more', () => {
    const journal = open();
    journal.open('attention', 'n', attentionPayload('twice', 150_000, [money('m1', 150_000)]));
    journal.open('settle', 'n', settlePayload());
    journal.open('watch', 'n', watchPayload());
    expect(journal.kept().map(({ kind, payload }) => [kind, payload])).toMatchObject([
      ['attention', { patientId: '' }],
      ['settle', { patientId: 'p-1' }],
      ['watch', { patientId: 'p-1' }],
    ]);
    journal.shut();
  });
});
