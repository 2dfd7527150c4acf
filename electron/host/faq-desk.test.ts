import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import { openFaqDesk } from './faq-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'faq-desk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HOSPITAL = { name: { vi: 'Bệnh viện', en: 'Hospital' } } as KioskConfig['hospital'];
const open = (faq: KioskConfig['faq']) => {
  const said: string[] = [];
  const desk = openFaqDesk({
    config: { faq, hospital: HOSPITAL },
    today: () => '2026-11-23',
    log: (event, fields) => void said.push(`${event} ${JSON.stringify(fields)}`),
  });
  desk?.close();
  return { desk, said };
};

test('the demo hospital answers, without a word in the log', () => {
  const { desk, said } = open({ content: 'kiosk-config/sites/demo/faq.yaml', place: 'ki-ot' });
  expect(desk?.assistance.topics().topics).toHaveLength(60);
  expect(said).toEqual([]);
});

test('a kiosk that names no content answers nothing', () => {
  expect(open(null)).toEqual({ desk: null, said: [] });
});

test('content with a fault is told by file and line, and hidden', () => {
  const file = join(folder, 'faq.yaml');
  writeFileSync(file, 'emergency: cap-cuu\ngroups: []\n');
  const { desk, said } = open({ content: file, place: null });
  expect(desk).toBeNull();
  expect(said.length).toBeGreaterThan(0);
  expect(said.every((line) => line.startsWith('faq.fault') && line.includes(`${file}:`))).toBe(true);
});
