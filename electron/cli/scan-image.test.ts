import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { GrayPicture } from '../../drivers/vision/picture.ts';
import { qrPicture, savePng } from '../../tests/lab/camera/draw.ts';
import { scanImages } from './scan-image.ts';

const folder = mkdtempSync(join(tmpdir(), 'scans-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

/** Domain facts A3. */
const CARD = '001090123456||Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Phường Mẫu, Hà Nội|15042021';
const LINK = 'https://example.vn/a?b=1';

const scan = async (...files: readonly string[]) => {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const all = await scanImages({ config: '', json: true }, files);
  vi.restoreAllMocks();
  return { all, lines: said.map((line) => JSON.parse(line)) };
};

const file = async (name: string, picture: GrayPicture): Promise<string> => {
  await savePng(picture, join(folder, name));
  return join(folder, name);
};

/** Two pictures of one height, side by side. */
const beside = (left: GrayPicture, right: GrayPicture): GrayPicture => {
  const width = left.width + right.width;
  const height = Math.max(left.height, right.height);
  const pixels = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < left.height; y++)
    pixels.set(left.pixels.subarray(y * left.width, (y + 1) * left.width), y * width);
  for (let y = 0; y < right.height; y++)
    pixels.set(right.pixels.subarray(y * right.width, (y + 1) * right.width), y * width + left.width);
  return { width, height, pixels };
};

describe('kiosk scan-image', () => {
  it('reads the card in a picture', async () => {
    const path = await file('card.png', qrPicture(CARD));
    const { all, lines } = await scan(path);
    expect(all).toBe(true);
    expect(lines).toEqual([
      {
        file: path,
        text: CARD,
        type: 'cccd-qr',
        ok: true,
        value: expect.objectContaining({ number: '001090123456', name: 'Nguyễn Văn An' }),
        warnings: [],
        error: null,
      },
    ]);
  });

  it('tells every code in reading order, and that there are several', async () => {
    const path = await file('two.png', beside(qrPicture(LINK), qrPicture(CARD)));
    const { all, lines } = await scan(path);
    expect(all).toBe(false);
    expect(lines.map(({ text }) => text)).toEqual([LINK, CARD]);
    expect(lines.map(({ warnings }) => warnings)).toEqual([['several-codes'], ['several-codes']]);
    expect(lines.map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('answers for every file, whatever it is', async () => {
    const white = { width: 40, height: 40, pixels: new Uint8Array(1600).fill(255) };
    const empty = join(folder, 'empty.png');
    writeFileSync(empty, '');
    const files = [
      await file('white.png', white),
      empty,
      join(folder, 'none.png'),
      await file('again.png', qrPicture(CARD)),
    ];
    const { all, lines } = await scan(...files);
    expect(all).toBe(false);
    expect(lines.map((line) => line.file)).toEqual(files);
    expect(lines.map(({ error }) => error)).toEqual(['no-code', 'empty', 'not-found', null]);
    expect(lines[0]).toEqual({
      file: files[0],
      text: null,
      type: 'unknown',
      ok: false,
      value: null,
      warnings: [],
      error: 'no-code',
    });
  });
});
