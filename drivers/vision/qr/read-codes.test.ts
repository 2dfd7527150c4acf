import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { DEGRADATIONS } from '../../../tests/bench/degrade/degradations.ts';
import type { Level } from '../../../tests/bench/degrade/kind.ts';
import { qrPicture, scene } from '../../../tests/lab/camera/draw.ts';
import { seeded } from '../../../tests/lab/camera/random.ts';
import { invert, softBlur } from '../image/filter.ts';
import { resize } from '../image/scale.ts';
import type { GrayPicture } from '../picture.ts';
import type { FoundCode } from './decoder.ts';
import { inReadingOrder, PREPARATIONS, readCodes } from './read-codes.ts';
import { readByGrid } from './rectify.ts';
import { loadZxingWasm } from './zxing-wasm.ts';

const decoder = await loadZxingWasm(
  readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
);
/** Domain facts A3. */
const CARD = '001090123456||Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Phường Mẫu, Hà Nội|15042021';
const OTHER = '001045000123||Lê Thị Xuân|1945|Nữ|Xã Mẫu, Hà Nội|20052021';

const textsOf = (codes: readonly FoundCode[]): readonly string[] => codes.map(({ text }) => text);
const read = async (picture: GrayPicture) => textsOf(await readCodes(picture, decoder));
const alone = async (picture: GrayPicture) => textsOf(await decoder.decode(picture, 'thorough'));
const byGrid = async (picture: GrayPicture) => textsOf(await readByGrid(picture, decoder));

const held = (degrees = 0, text = CARD): GrayPicture =>
  scene(qrPicture(text, { dark: 30, light: 225 }), { width: 360, height: 320, degrees });

const spoilt = (kind: string, level: Level, seed: number, text = CARD): GrayPicture => {
  const degradation = DEGRADATIONS.find((one) => one.kind === kind);
  if (degradation === undefined) throw new Error(`no degradation ${kind}`);
  return degradation.apply(held((seed * 7) % 20, text), level, seeded(seed));
};

/** Pictures side by side on white. */
const beside = (...pictures: readonly GrayPicture[]): GrayPicture => {
  const width = pictures.reduce((sum, one) => sum + one.width, 0);
  const height = Math.max(...pictures.map((one) => one.height));
  const pixels = new Uint8Array(width * height).fill(255);
  let left = 0;
  for (const one of pictures) {
    for (let y = 0; y < one.height; y++)
      pixels.set(one.pixels.subarray(y * one.width, (y + 1) * one.width), y * width + left);
    left += one.width;
  }
  return { width, height, pixels };
};

describe('codes of a still picture', () => {
  it.each([0, 17, 45, 100, 180])('reads a card turned by %i degrees', async (degrees) =>
    expect(await read(held(degrees))).toEqual([CARD]),
  );

  /** What the decoder alone does not read, our grid does: contrast, motion, a bent card, a screen. */
  it.each([
    ['low contrast', 5, 1],
    ['low contrast', 4, 2],
    ['curved', 4, 2],
    ['motion', 5, 3],
    ['moiré', 4, 2],
    ['noise', 4, 2],
  ] as const)('reads by its own grid what the decoder does not: %s %i', async (kind, level, seed) => {
    const picture = spoilt(kind, level, seed);
    expect(await alone(picture)).toEqual([]);
    expect(await byGrid(picture)).toEqual([CARD]);
    expect(await read(picture)).toEqual([CARD]);
  });

  it.each([
    ['soft', 'noise', 5, 1],
    ['soft', 'moiré', 5, 5],
    ['even', 'glare', 3, 22],
    ['even', 'glare', 3, 31],
    ['sharp', 'blur', 5, 1],
    ['sharp', 'motion', 5, 9],
  ] as const)('needs the preparation "%s" for %s %i', async (name, kind, level, seed) => {
    const picture = spoilt(kind, level, seed);
    expect(await alone(picture)).toEqual([]);
    expect(await byGrid(picture)).toEqual([]);
    const prepared = PREPARATIONS[name](picture);
    expect([...(await alone(prepared)), ...(await byGrid(prepared))]).toContain(CARD);
    expect(await read(picture)).toEqual([CARD]);
  });

  it('needs the preparation "clean" for a sensor with many stuck pixels', async () => {
    const random = seeded(1);
    const faint = scene(qrPicture(CARD, { dark: 90, light: 150 }), { width: 360, height: 320, degrees: 9 });
    const pixels = faint.pixels.map((value) => {
      const luck = random();
      return luck < 0.13 ? 0 : luck < 0.26 ? 255 : value;
    });
    const picture = { ...faint, pixels };
    const soft = PREPARATIONS.soft(picture);
    for (const other of [picture, soft])
      expect([...(await alone(other)), ...(await byGrid(other))]).toEqual([]);
    expect(await read(picture)).toEqual([CARD]);
  });

  it('needs the preparation "inverse" for light on dark that only the grid reads', async () => {
    const picture = invert(spoilt('low contrast', 5, 1));
    expect([...(await alone(picture)), ...(await byGrid(picture))]).toEqual([]);
    expect(await read(picture)).toEqual([CARD]);
  });

  it('reads a mirrored code', async () => {
    const picture = held();
    const { width } = picture;
    const mirrored = picture.pixels.map(
      (_, at, all) => all[at - (at % width) + width - 1 - (at % width)] ?? 0,
    );
    expect(await read({ ...picture, pixels: mirrored })).toEqual([CARD]);
  });

  it('reads a code that fills a large picture, out of focus', async () => {
    const large = resize(held(), 1800, 1600);
    expect(await read(softBlur(large, 6))).toEqual([CARD]);
  });
});

describe('several codes', () => {
  it('reads two from the left', async () => {
    expect(await read(beside(qrPicture(OTHER), qrPicture(CARD)))).toEqual([OTHER, CARD]);
    expect(await read(beside(qrPicture(CARD), qrPicture(OTHER)))).toEqual([CARD, OTHER]);
  });

  it('reads the second by the grid where the decoder reads only one', async () => {
    const picture = beside(held(), spoilt('low contrast', 5, 1, OTHER));
    expect(await alone(picture)).toEqual([CARD]);
    expect(await read(picture)).toEqual([CARD, OTHER]);
  });

  it('tells the same text once', async () =>
    expect(await read(beside(qrPicture(CARD), qrPicture(CARD)))).toEqual([CARD]));

  it('goes by rows, then from the left', () => {
    const code = (text: string, x: number, y: number): FoundCode => ({
      text,
      corners: [
        { x, y },
        { x: x + 10, y },
        { x: x + 10, y: y + 10 },
        { x, y: y + 10 },
      ],
    });
    const codes = [code('d', 5, 40), code('b', 50, 1), code('a', 0, 4), code('c', 90, 3), code('b', 0, 90)];
    expect(textsOf(inReadingOrder(codes))).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('pictures without a code', () => {
  const filled = (width: number, height: number, value: (at: number) => number): GrayPicture => ({
    width,
    height,
    pixels: Uint8Array.from({ length: width * height }, (_, at) => value(at)),
  });
  const random = seeded(7);
  it.each([
    ['nothing', filled(0, 0, () => 0)],
    ['no rows', filled(5, 0, () => 0)],
    ['one pixel', filled(1, 1, () => 90)],
    ['one long row', filled(20_000, 1, (at) => (at % 7 < 3 ? 0 : 255))],
    ['one long column', filled(1, 20_000, (at) => (at % 7 < 3 ? 0 : 255))],
    ['two rows', filled(3000, 2, (at) => (at % 11 < 5 ? 0 : 255))],
    ['white', filled(300, 200, () => 255)],
    ['black', filled(300, 200, () => 0)],
    ['noise', filled(300, 260, () => random() * 256)],
    ['stripes', filled(300, 300, (at) => (at % 14 < 7 ? 0 : 255))],
  ])('says nothing about %s', async (_name, picture) => expect(await read(picture)).toEqual([]));
});
