import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEPARTMENTS } from '../../tests/down/his.ts';
import { createCatalogue } from './catalogue.ts';

let folder: string;
const lost: object[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiep-don-catalogue-'));
  lost.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));
const open = () => createCatalogue(join(folder, 'catalogue.json'), (_, fields) => lost.push(fields));

it('remembers across a restart what the hospital offers, but no places', () => {
  expect(open().remembered()).toEqual([]);
  open().remember(DEPARTMENTS);
  const [department] = open().remembered();
  expect(department?.clinics[0]).toEqual({ ...DEPARTMENTS[0]?.clinics[0], free: null });
});

it('keeps what it knows where the HIS has nothing to offer', () => {
  const catalogue = open();
  catalogue.remember(DEPARTMENTS);
  catalogue.remember([]);
  expect(catalogue.remembered()).toHaveLength(1);
});

it.each(['', '[{"id":', '{"a":1}', '[{"id":1}]'])('begins anew with a file that says %j', (text) => {
  writeFileSync(join(folder, 'catalogue.json'), text);
  expect(open().remembered()).toEqual([]);
});

it('tells the operator of a file that cannot be written, and does without', () => {
  mkdirSync(join(folder, 'catalogue.json.new'));
  const catalogue = open();
  catalogue.remember(DEPARTMENTS);
  expect(lost).toEqual([{ why: 'EISDIR' }]);
  expect(catalogue.remembered()).toHaveLength(1);
});
