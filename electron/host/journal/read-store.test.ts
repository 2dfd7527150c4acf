import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJournal } from './journal.ts';
import { openStoreToRead } from './read-store.ts';
import { openStore } from './store.ts';

const KEY = 'a key of the test';
const PRINT = { number: null, mark: 7 };
let folder: string;
const file = (): string => join(folder, 'journal.db');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a journal that is read beside its kiosk', () => {
  it('is one moment of it, and holds up nobody who writes', () => {
    const kiosk = createJournal(openStore(file(), KEY), () => 1_000);
    const first = kiosk.open('print', 'a', PRINT);
    const reader = createJournal(openStoreToRead(file(), KEY), () => 1_000);
    expect(reader.kept().map(({ id }) => id)).toEqual([first]);
    kiosk.close(first, 'print', 'printed');
    kiosk.forget('a');
    const second = kiosk.open('print', 'b', PRINT);
    expect(reader.kept().map(({ id, state }) => [id, state])).toEqual([[first, 'opened']]);
    expect(reader.verify()).toBeNull();
    reader.shut();
    expect(kiosk.kept().map(({ id }) => id)).toEqual([second]);
    kiosk.shut();
  });

  it('cannot be changed', () => {
    const kiosk = createJournal(openStore(file(), KEY), () => 1_000);
    kiosk.open('print', 'a', PRINT);
    const store = openStoreToRead(file(), KEY);
    const reader = createJournal(store, () => 2_000);
    expect(() => reader.open('print', 'b', PRINT)).toThrow();
    expect(() => store.exec('UPDATE line SET body = NULL')).toThrow();
    reader.shut();
    expect(kiosk.lines()).toHaveLength(1);
    expect(kiosk.kept()).toHaveLength(1);
    kiosk.shut();
  });

  it('can be read after a kiosk that died, and goes on afterwards', () => {
    const dead = openStore(file(), KEY);
    createJournal(dead, () => 1_000).open('print', 'a', PRINT);
    const reader = createJournal(openStoreToRead(file(), KEY), () => 1_000);
    expect(reader.kept()).toHaveLength(1);
    reader.shut();
    dead.close();
    const kiosk = createJournal(openStore(file(), KEY), () => 1_000);
    expect(kiosk.kept()).toHaveLength(1);
    kiosk.shut();
  });

  it('throws for another key, and for what is no journal', () => {
    createJournal(openStore(file(), KEY), () => 1_000).shut();
    expect(() => openStoreToRead(file(), 'another key')).toThrow();
    const other = join(folder, 'other.db');
    writeFileSync(other, 'not a database, '.repeat(1_000));
    expect(() => openStoreToRead(other, KEY)).toThrow();
  });
});
