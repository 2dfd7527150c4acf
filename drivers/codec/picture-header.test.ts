import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codestreamOf } from './lds/samples.ts';
import { isWholePicture, pgmHead, pictureFormat, pictureHeader } from './picture-header.ts';

const canvas = (width: number, height: number) => {
  const drawn = createCanvas(width, height);
  drawn.getContext('2d').fillRect(3, 3, 5, 5);
  return drawn;
};
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const pgm = (width: number, height: number): Uint8Array =>
  Uint8Array.from([...latin(`P5 # made up\n${width} ${height}\n255\n`), ...new Uint8Array(width * height)]);

/** 24 bits a pixel, no compression. */
const bmp = (width: number, height: number): Uint8Array => {
  const row = Math.ceil((width * 3) / 4) * 4;
  const bytes = new Uint8Array(54 + row * Math.abs(height));
  const view = new DataView(bytes.buffer);
  bytes.set(latin('BM'));
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(28, 24, true);
  return bytes;
};

const PICTURES: readonly (readonly [string, Uint8Array])[] = [
  ['png', canvas(37, 21).toBuffer('image/png')],
  ['jpeg', canvas(37, 21).toBuffer('image/jpeg')],
  ['webp', canvas(37, 21).toBuffer('image/webp')],
  ['gif', canvas(37, 21).toBuffer('image/gif')],
  ['bmp', bmp(37, 21)],
  ['bmp', bmp(37, -21)],
  ['pgm', pgm(37, 21)],
];

describe('head of a picture file', () => {
  it.each(PICTURES)('tells format and size of a %s', (format, bytes) => {
    expect(pictureHeader(bytes)).toEqual({ ok: true, value: { format, width: 37, height: 21 } });
    expect(isWholePicture(bytes)).toBe(true);
  });

  it.each(PICTURES)('sees that the end of a %s is missing', (_format, bytes) => {
    for (const share of [0.5, 0.9, 0.99])
      expect(isWholePicture(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe(false);
  });

  it('does not take the end of a preview for the end of the picture', () => {
    const preview = latin('\xff\xe1\x00\x08abcd\xff\xd9');
    const [soi, rest] = [PICTURES[1]?.[1].subarray(0, 2) ?? [], PICTURES[1]?.[1].subarray(2, -2) ?? []];
    expect(isWholePicture(Uint8Array.from([...soi, ...preview, ...rest]))).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['text', 'P4 and more'],
    ['a RIFF of sound', 'RIFF\x10\x00\x00\x00WAVEfmt '],
  ])('knows no format in %s', (_name, text) => {
    expect(pictureFormat(latin(text))).toBeNull();
    expect(pictureHeader(latin(text))).toEqual({ ok: false, error: 'unknown-format' });
    expect(isWholePicture(latin(text))).toBe(false);
  });

  it('leaves JPEG 2000 to others', () => expect(pictureFormat(codestreamOf(3, 3))).toBeNull());

  it.each([
    ['a PNG', '\x89PNG\r\n\x1a\n\x00\x00'],
    ['a JPEG', '\xff\xd8\xff\xe0\x00\x10JFIF'],
    ['a WebP', 'RIFF\x10\x00\x00\x00WEBPVP8 '],
    ['a GIF', 'GIF89a\x01'],
    ['a BMP', 'BM\x01'],
    ['a PGM', 'P5 12'],
    ['an unknown kind of WebP', `RIFF\x40\x00\x00\x00WEBPVP9 ${' '.repeat(40)}`],
  ])('refuses the broken head of %s', (_name, text) =>
    expect(pictureHeader(latin(text))).toEqual({ ok: false, error: 'malformed' }),
  );

  it('reads the size of every kind of WebP', () => {
    const extended = new Uint8Array(40);
    extended.set(
      latin('RIFF\x20\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\x01\x00\x2b\x00\x00'),
    );
    expect(pictureHeader(extended)).toMatchObject({ value: { width: 512, height: 44 } });
    const lossless = new Uint8Array(40);
    lossless.set(latin('RIFF\x20\x00\x00\x00WEBPVP8L\x0a\x00\x00\x00\x2f'));
    new DataView(lossless.buffer).setUint32(21, 99 | (49 << 14), true);
    expect(pictureHeader(lossless)).toMatchObject({ value: { width: 100, height: 50 } });
  });

  it('tells where the pixels of a PGM begin', () =>
    expect(pgmHead(pgm(4, 2))).toEqual({ length: 21, width: 4, height: 2, most: 255 }));

  it('is not kept busy by a head of blanks', () =>
    expect(pictureHeader(latin(`P5${' '.repeat(600)}`))).toEqual({ ok: false, error: 'malformed' }));

  it('throws at no bytes', () => {
    const starts = PICTURES.map(([, bytes]) => bytes);
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.nat(80),
        fc.uint8Array({ maxLength: 60 }),
        (start, cut, rest) => {
          const bytes = Uint8Array.from([...start.subarray(0, cut), ...rest]);
          expect(typeof isWholePicture(bytes)).toBe('boolean');
          expect(typeof pictureHeader(bytes).ok).toBe('boolean');
        },
      ),
    );
  });
});
