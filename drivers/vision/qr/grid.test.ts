import { describe, expect, it } from 'vitest';
import { qrPicture, scene, sceneCorners } from '../../../tests/lab/camera/draw.ts';
import { place } from '../image/homography.ts';
import { localContrast, localThreshold } from '../image/threshold.ts';
import type { GrayPicture } from '../picture.ts';
import { findFinders } from './finder.ts';
import { finderScore, fitGrids, NARROW, WIDE } from './grid.ts';
import { layoutOf, sizeOf } from './layout.ts';
import { triplesIn } from './rectify.ts';
import { findTriples, middleOf } from './triples.ts';

const CARD = '001090123456||Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Phường Mẫu, Hà Nội|15042021';
const QUIET = 4;
const MODULE = 5;
const CODE = qrPicture(CARD, { module: MODULE, quietZone: QUIET });
const SIZE = CODE.width / MODULE - 2 * QUIET;

const white = (picture: GrayPicture): GrayPicture => ({ ...picture, pixels: picture.pixels.map(() => 255) });

describe('layout of a version', () => {
  /** ISO/IEC 18004, annex E: columns and rows of the alignment patterns. */
  it.each([
    [1, []],
    [2, [18]],
    [7, [6, 22, 38]],
    [14, [6, 26, 46, 66]],
    [32, [6, 34, 60, 86, 112, 138]],
    [36, [6, 24, 50, 76, 102, 128, 154]],
    [40, [6, 30, 58, 86, 114, 142, 170]],
  ])('places the alignment patterns of version %i', (version, lines) => {
    const { alignments, size } = layoutOf(version);
    expect(size).toBe(17 + 4 * version);
    expect([...new Set(alignments.map(({ x }) => x))].sort((a, b) => a - b)).toEqual(lines);
    expect(alignments).toHaveLength(lines.length < 2 ? lines.length : lines.length ** 2 - 3);
  });

  it('says what every code of that version shows', () => {
    const version = (SIZE - 17) / 4;
    for (const { x, y, dark } of layoutOf(version).known) {
      const at = (y + QUIET) * MODULE * CODE.width + (x + QUIET) * MODULE;
      expect(CODE.pixels[at]).toBe(dark > 0 ? 0 : 255);
    }
    expect(sizeOf(version)).toBe(SIZE);
  });
});

describe('finder patterns', () => {
  it('are found where they are', () => {
    const finders = findFinders(localThreshold(CODE, 20)).slice(0, 3);
    const far = (QUIET + SIZE - 3.5) * MODULE;
    const near = (QUIET + 3.5) * MODULE;
    const places = finders.map(({ x, y }) => [Math.round(x), Math.round(y)].join()).sort();
    expect(places).toEqual(
      [
        [near, near],
        [far, near],
        [near, far],
      ]
        .map(([x = 0, y = 0]) => [Math.round(x), Math.round(y)].join())
        .sort(),
    );
    for (const { module } of finders) expect(module).toBeCloseTo(MODULE, 0);
  });

  it.each([0, 33, 45, 90, 160, 260])('make one triple, turned by %i degrees', (degrees) => {
    const options = { width: 420, height: 420, degrees };
    const [triple] = findTriples(findFinders(localThreshold(scene(CODE, options), 20)));
    if (triple === undefined) expect.unreachable('no triple');
    expect(Math.hypot(middleOf(triple).x - 210, middleOf(triple).y - 210)).toBeLessThan(3);
    const [topLeft] = sceneCorners(CODE, options);
    expect(Math.hypot(triple.topLeft.x - topLeft.x, triple.topLeft.y - topLeft.y)).toBeLessThan(15 * MODULE);
  });

  it('are not where nothing is', () => {
    for (const size of [0, 1, 5]) {
      const picture = { width: size, height: size, pixels: new Uint8Array(size * size) };
      expect(findFinders(picture)).toEqual([]);
    }
    expect(findFinders(white(CODE))).toEqual([]);
    expect(findTriples([])).toEqual([]);
  });
});

describe('grid of a code', () => {
  it.each([NARROW, WIDE])('lies over the modules', (search) => {
    const tilt =
      search === WIDE ? { topRight: { x: -0.1, y: 0.05 }, bottomRight: { x: -0.1, y: -0.05 } } : {};
    const options = { width: 420, height: 420, degrees: 12, tilt };
    const picture = scene(CODE, options);
    const [triple] = triplesIn(picture, 20);
    if (triple === undefined) expect.unreachable('no triple');
    expect(finderScore(picture, triple)).toBeGreaterThan(0.6);
    const [grid] = fitGrids(localContrast(picture, 25), triple, search);
    if (grid === undefined) expect.unreachable('no grid');
    expect(grid.layout.size).toBe(SIZE);
    expect(grid.score).toBeGreaterThan(0.9);
    const corners = sceneCorners(CODE, options);
    const [before, behind] = [-QUIET, SIZE + QUIET];
    const places = [
      { x: before, y: before },
      { x: behind, y: before },
      { x: behind, y: behind },
      { x: before, y: behind },
    ].map((corner) => place(grid.map, corner));
    for (const [index, { x, y }] of places.entries())
      expect(Math.hypot(x - (corners[index]?.x ?? 0), y - (corners[index]?.y ?? 0))).toBeLessThan(MODULE);
  });

  it('is not laid over what is no code', () => {
    const [triple] = findTriples(findFinders(localThreshold(CODE, 20)));
    if (triple === undefined) expect.unreachable('no triple');
    expect(fitGrids(white(CODE), triple, WIDE)).toEqual([]);
    expect(finderScore(white(CODE), triple)).toBe(0);
  });
});
