import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { pgmOf } from '../../drivers/vision/mrz/pgm.ts';
import { cardBack, savePng, scene } from '../../tests/lab/camera/draw.ts';
import { readMrzFiles } from './read-mrz.ts';

const LINES = [
  'IDVNM0901234562001090123456<<3',
  '9001011M3001019VNM<<<<<<<<<<<4',
  'NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<',
];
const folder = mkdtempSync(join(tmpdir(), 'read-mrz-'));
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  await savePng(scene(cardBack(LINES), { ground: 'textured', scale: 0.8, degrees: 4 }), at('back.png'));
  writeFileSync(
    at('gray.pgm'),
    pgmOf({ width: 640, height: 480, pixels: new Uint8Array(640 * 480).fill(128) }),
  );
  writeFileSync(at('text.png'), 'not a picture');
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

/** What the command says of these files, and what it returns. */
const run = async (...names: string[]): Promise<{ all: boolean; said: unknown[] }> => {
  const said: unknown[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(JSON.parse(String(text)));
    return true;
  });
  const all = await readMrzFiles({ config: '', json: true }, names.map(at));
  return { all, said };
};

it('tells the fields of the back of a card', async () => {
  const { all, said } = await run('back.png');
  expect(said).toEqual([
    {
      file: at('back.png'),
      lines: LINES,
      ok: true,
      value: {
        number: '001090123456',
        documentNumber: '090123456',
        birthDate: '1990-01-01',
        sex: 'male',
        expiryDate: '2030-01-01',
        nationality: 'VNM',
        name: 'NGUYEN VAN AN',
      },
      error: null,
    },
  ]);
  expect(all).toBe(true);
});

it('says why where there is nothing to read', async () => {
  const { all, said } = await run('gray.pgm', 'text.png', 'missing.png');
  const nothing = { lines: [], ok: false, value: null };
  expect(said).toEqual([
    { file: at('gray.pgm'), ...nothing, error: 'no-zone' },
    { file: at('text.png'), ...nothing, error: 'not-a-picture' },
    { file: at('missing.png'), ...nothing, error: 'not-found' },
  ]);
  expect(all).toBe(false);
});
