import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import { loadPicture } from './picture-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, bytes: Uint8Array | string): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

/** A black square of 10 pixels at 20, 300 on nothing. */
const drawn = createCanvas(60, 320);
drawn.getContext('2d').fillRect(20, 300, 10, 10);
const opaque = createCanvas(60, 320);
const paper = opaque.getContext('2d');
paper.fillStyle = '#fff';
paper.fillRect(0, 0, 60, 320);
paper.drawImage(drawn, 0, 0);

/** A PNG whose head promises any size; its pixels are one short piece of nothing. */
const promising = (width: number, height: number): Uint8Array => {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(width);
  ihdr.writeUInt32BE(height, 4);
  ihdr[8] = 8;
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', ihdr),
    chunk('IDAT', deflateSync(Buffer.alloc(8))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

describe('picture from a file', () => {
  it.each([
    ['a.png', drawn.toBuffer('image/png')],
    ['a.jpg', opaque.toBuffer('image/jpeg', 95)],
    ['a.webp', opaque.toBuffer('image/webp', 95)],
    ['a.gif', opaque.toBuffer('image/gif')],
    ['transparent.webp', drawn.toBuffer('image/webp', 95)],
  ])('reads %s as luminance on white', async (name, bytes) => {
    const picture = await loadPicture(write(name, bytes));
    if (!picture.ok) expect.unreachable(picture.error);
    const { width, height, pixels } = picture.value;
    expect([width, height, pixels.length]).toEqual([60, 320, 60 * 320]);
    expect(pixels[305 * 60 + 25]).toBeLessThan(30);
    expect(pixels[305 * 60 + 45]).toBeGreaterThan(225);
    expect(pixels[10 * 60 + 5]).toBeGreaterThan(225);
  });

  it('reads a PGM, stretched to 255', async () => {
    const file = write('a.pgm', Buffer.from('P5\n2 1\n100\n\x00\x64', 'latin1'));
    expect(await loadPicture(file)).toEqual({
      ok: true,
      value: { width: 2, height: 1, pixels: Uint8Array.from([0, 255]) },
    });
  });

  it.each([
    ['100 megapixels', 10_000, 10_000],
    ['one very long row', 2 ** 31 - 1, 1],
  ])('refuses %s by the head alone', async (_name, width, height) =>
    expect(await loadPicture(write('huge.png', promising(width, height)))).toEqual({
      ok: false,
      error: 'too-large',
    }),
  );

  it.each([
    ['no bytes', '', 'empty'],
    ['no pixels', promising(0, 10), 'empty'],
    ['text', 'hello', 'not-a-picture'],
    ['a PNG without sound pixels', promising(10, 10), 'not-a-picture'],
    ['half a PNG', drawn.toBuffer('image/png').subarray(0, 90), 'truncated'],
    ['the head of a PNG', drawn.toBuffer('image/png').subarray(0, 12), 'truncated'],
    ['half a JPEG', opaque.toBuffer('image/jpeg').subarray(0, 700), 'truncated'],
    ['the head of a JPEG', opaque.toBuffer('image/jpeg').subarray(0, 30), 'truncated'],
    ['a PGM of two bytes a pixel', Buffer.from('P5\n1 1\n65535\n\x00\x00', 'latin1'), 'not-a-picture'],
  ])('refuses %s', async (_name, bytes, error) =>
    expect(await loadPicture(write('bad', bytes))).toEqual({ ok: false, error }),
  );

  it('says when there is no file, or a folder', async () => {
    expect(await loadPicture(join(folder, 'nowhere.png'))).toEqual({ ok: false, error: 'not-found' });
    expect(await loadPicture(folder)).toMatchObject({ ok: false, error: 'not-a-picture' });
  });
});
