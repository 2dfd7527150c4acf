import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { DEGRADATIONS } from '../../../tests/bench/degrade/degradations.ts';
import { qrPicture, scene } from '../../../tests/lab/camera/draw.ts';
import { seeded } from '../../../tests/lab/camera/random.ts';
import { invert, softBlur } from '../image/filter.ts';
import type { GrayPicture } from '../picture.ts';
import { busyRegion } from './busy-region.ts';
import { changeBetween, lightHint, shapeHint } from './hint.ts';
import { createCodeWatch, type Look } from './watch.ts';
import { loadZxingWasm } from './zxing-wasm.ts';

const decoder = await loadZxingWasm(
  readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
);
const CARD = '001090123456||Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Phường Mẫu, Hà Nội|15042021';
const CODE = qrPicture(CARD, { module: 5, dark: 30, light: 225 });
const FRAME = { width: 1280, height: 720 };

const filled = (value: (x: number, y: number) => number): GrayPicture => ({
  ...FRAME,
  pixels: Uint8Array.from({ length: FRAME.width * FRAME.height }, (_, at) =>
    value(at % FRAME.width, Math.floor(at / FRAME.width)),
  ),
});

/** Looks of a watch at so many frames. */
const looks = async (frame: (index: number) => GrayPicture, count: number): Promise<readonly Look[]> => {
  const watch = createCodeWatch(decoder);
  const all: Look[] = [];
  for (let index = 0; index < count; index++) all.push(await watch.look(frame(index)));
  return all;
};
const textsOf = (all: readonly Look[]): readonly string[] => [
  ...new Set(all.flatMap(({ codes }) => codes.map(({ text }) => text))),
];

const spoilt = (kind: string, seed: number): GrayPicture => {
  const degradation = DEGRADATIONS.find((one) => one.kind === kind);
  if (degradation === undefined) throw new Error(`no degradation ${kind}`);
  return degradation.apply(scene(CODE, { ...FRAME, degrees: 8 }), 4, seeded(seed));
};

describe('codes of a video', () => {
  it('reads a clear code at the first frame, and tells where it is', async () => {
    const [look] = await looks(() => scene(CODE, FRAME), 1);
    expect(look?.codes).toMatchObject([{ text: CARD }]);
    expect(look?.hint).toBeNull();
    const [corner] = look?.codes[0]?.corners ?? [];
    expect(Math.abs((corner?.x ?? 0) - (640 - CODE.width / 2 + 20))).toBeLessThan(8);
  });

  it.each(['low contrast', 'noise', 'moiré'])(
    'reads within one round of turns what a quick look does not: %s',
    async (kind) => {
      const picture = spoilt(kind, 2);
      expect(await decoder.decode(picture, 'quick')).toEqual([]);
      expect(textsOf(await looks(() => picture, 12))).toEqual([CARD]);
    },
  );

  it('reads light on dark', async () => {
    const picture = invert(scene(CODE, FRAME));
    expect(textsOf(await looks(() => picture, 12))).toEqual([CARD]);
  });

  it('gives the same answers to the same frames', async () => {
    const frame = (index: number) => spoilt('low contrast', index % 3);
    expect(await looks(frame, 4)).toEqual(await looks(frame, 4));
  });
});

describe('what would help', () => {
  const hintsOf = async (frame: (index: number) => GrayPicture, count = 14): Promise<unknown> => {
    const all = await looks(frame, count);
    expect(textsOf(all)).toEqual([]);
    expect(all[0]?.hint).toBeNull();
    return all.at(-1)?.hint;
  };

  it('says nothing about an empty desk', async () =>
    expect(await hintsOf(() => filled(() => 120))).toBeNull());
  it('sees that it is dark', async () =>
    expect(await hintsOf(() => filled((x, y) => 12 + ((x + y) % 5)))).toBe('too-dark'));
  it('sees that it is too bright', async () =>
    expect(await hintsOf(() => filled((x) => (x < 700 ? 255 : 90)))).toBe('too-bright'));
  it('sees a code that is too far away', async () => {
    const far = softBlur(scene(CODE, { ...FRAME, scale: 0.24 }), 1);
    expect(await hintsOf(() => far)).toBe('closer');
  });
  it('sees a code that is moved', async () => {
    const still = softBlur(scene(CODE, FRAME), 3);
    const moved = softBlur(scene(CODE, { ...FRAME, centre: { x: 760, y: 300 } }), 3);
    expect(await hintsOf((index) => (Math.floor(index / 2) % 2 === 0 ? still : moved))).toBe('hold-still');
  });

  it('goes when the code is read', async () => {
    const watch = createCodeWatch(decoder);
    const dark = filled(() => 10);
    for (let index = 0; index < 14; index++) await watch.look(dark);
    expect((await watch.look(dark)).hint).toBe('too-dark');
    expect((await watch.look(scene(CODE, FRAME))).hint).toBeNull();
    expect((await watch.look(dark)).hint).toBeNull();
  });
});

describe('measures', () => {
  it('knows where a code may be', () => {
    const region = busyRegion(scene(CODE, { ...FRAME, centre: { x: 400, y: 300 } }));
    if (region === null) expect.unreachable('no region');
    const half = CODE.width / 2;
    expect(region.x).toBeLessThanOrEqual(400 - half + 20);
    expect(region.x + region.width).toBeGreaterThanOrEqual(400 + half - 20);
    expect(region.width).toBeLessThan(CODE.width + 100);
    expect(busyRegion(filled((x) => x / 6))).toBeNull();
    expect(busyRegion({ width: 3, height: 900, pixels: new Uint8Array(2700) })).toBeNull();
  });

  it('measures light', () => {
    expect([lightHint(filled(() => 20)), lightHint(filled(() => 128)), lightHint(filled(() => 255))]).toEqual(
      ['too-dark', null, 'too-bright'],
    );
  });

  it('measures change, but not between pictures of two sizes', () => {
    expect(
      changeBetween(
        filled(() => 10),
        filled(() => 30),
      ),
    ).toBe(20);
    expect(
      changeBetween(
        { width: 1, height: 1, pixels: new Uint8Array(1) },
        filled(() => 30),
      ),
    ).toBe(0);
  });

  it('asks for what the code lacks', () => {
    const half = filled(() => 128);
    const seen = { region: null, half, before: null };
    expect(shapeHint({ ...seen, module: 1.5 })).toBe('closer');
    expect(shapeHint({ ...seen, module: 4 })).toBe('hold-still');
    expect(shapeHint({ ...seen, module: null })).toBeNull();
  });
});
