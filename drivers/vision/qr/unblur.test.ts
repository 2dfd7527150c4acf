import { encodeQR } from 'qr';
import { describe, expect, it } from 'vitest';
import { knownSheet, learnBlur } from './blur-kernel.ts';
import { layoutOf } from './layout.ts';
import { FRAME, type Sheet } from './sample.ts';
import { drawSymbol } from './symbol.ts';
import { unblur } from './unblur.ts';

const TEXT = '079300000017||TRẦN THỊ BÍCH NGỌC|29022000|Nữ|Phường Mẫu, TP. Hồ Chí Minh|01072024||||';
const RAW = encodeQR(TEXT, 'raw', { ecc: 'medium', encoding: 'byte', border: FRAME });
const SIDE = RAW.length;
const SIZE = SIDE - 2 * FRAME;
const TRUE = Float32Array.from(RAW.flat(), (dark) => (dark ? 1 : -1));
const KNOWN = knownSheet(SIZE, layoutOf((SIZE - 17) / 4).known);

/** What is seen through weights around each module, and a little of the pattern's own noise. */
const seenThrough = (weights: readonly number[], reach: number): Sheet => {
  const wide = 2 * reach + 1;
  const values = TRUE.map((_, at) => {
    let sum = 0.1;
    for (const [index, weight] of weights.entries()) {
      const x = Math.min(Math.max((at % SIDE) + (index % wide) - reach, 0), SIDE - 1);
      const y = Math.min(Math.max(Math.floor(at / SIDE) + Math.floor(index / wide) - reach, 0), SIDE - 1);
      sum += weight * (TRUE[y * SIDE + x] ?? 0);
    }
    return sum + 0.04 * Math.sin(at * 12.9898);
  });
  return { side: SIDE, values };
};
const wrong = (modules: Float32Array): number =>
  modules.reduce((count, value, at) => count + (value > 0 === (TRUE[at] ?? 0) > 0 ? 0 : 1), 0);

/** Out of focus evenly; moved along a row by three modules. */
const FOCUS = [0.1, 0.12, 0.1, 0.12, 0.2, 0.12, 0.1, 0.12, 0.1];
const MOVED = [0, 0, 0, 0.36, 0.36, 0.36, 0, 0, 0];

describe('blur of modules', () => {
  it('knows the modules that every code has, and the quiet zone', () => {
    for (const [at, value] of KNOWN.entries()) if (value !== 0) expect(value).toBe(TRUE[at]);
    expect(KNOWN.filter((value) => value !== 0).length).toBeGreaterThan(400);
  });

  it.each([
    ['out of focus', FOCUS],
    ['moved', MOVED],
  ])('is learned from them (%s)', (_name, weights) => {
    const kernel = learnBlur(seenThrough(weights, 1), KNOWN, 1);
    for (const [index, weight] of weights.entries())
      expect(Math.abs((kernel.weights[index] ?? 0) - weight)).toBeLessThan(0.08);
    expect(kernel.offset).toBeCloseTo(0.1, 1);
  });

  it.each([
    ['out of focus', FOCUS],
    ['moved', MOVED],
  ])('is taken out (%s)', (_name, weights) => {
    const sheet = seenThrough(weights, 1);
    const plain = wrong(sheet.values);
    const mended = wrong(unblur(sheet, learnBlur(sheet, KNOWN, 1), KNOWN));
    expect(plain).toBeGreaterThan(30);
    expect(mended).toBeLessThan(plain / 2);
  });

  it('leaves a sharp code as it is', () => {
    const sheet = { side: SIDE, values: TRUE };
    expect(wrong(unblur(sheet, learnBlur(sheet, KNOWN, 2), KNOWN))).toBe(0);
  });

  it('draws modules sharp and with a quiet zone', () => {
    const picture = drawSymbol(TRUE, SIDE);
    expect(picture.width).toBe((SIZE + 8) * 3);
    expect(picture.pixels[0]).toBe(255);
    expect(picture.pixels[12 * picture.width + 12]).toBe(0);
    const dark = [...picture.pixels].filter((value) => value === 0).length;
    expect(dark / 9).toBe(TRUE.filter((value) => value > 0).length);
  });
});
