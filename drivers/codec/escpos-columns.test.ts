import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differentDots } from '../../tests/run/png-dots.ts';
import { type Bitmap, blacken, blankBitmap } from './bitmap.ts';
import { columnLines } from './escpos-columns.ts';

/** A picture may by chance hold a real-time command, which costs one dot. */
const DODGED_DOTS = 2;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Prints lines of columns and feeds as the reference says, centred on paper of the given width. */
const print = (bytes: Uint8Array, width: number): Bitmap => {
  const paper = blankBitmap(width, 400);
  expect(hex(bytes.subarray(0, 3))).toBe('1b3318');
  let y = 0;
  for (let at = 3; at < bytes.length; ) {
    if (bytes[at + 1] === 0x4a) {
      y += bytes[at + 2] ?? 0;
      at += 3;
      continue;
    }
    expect(hex(bytes.subarray(at, at + 3))).toMatch(/^1b2a2[01]$/);
    const wide = bytes[at + 2] === 0x20 ? 2 : 1;
    const columns = (bytes[at + 3] ?? 0) + 256 * (bytes[at + 4] ?? 0);
    for (let x = 0; x < columns * wide; x++) {
      for (let dot = 0; dot < 24; dot++) {
        const byte = bytes[at + 5 + Math.floor(x / wide) * 3 + (dot >> 3)] ?? 0;
        if (byte & (0x80 >> (dot & 7))) blacken(paper, (width - columns * wide) / 2 + x, y + dot);
      }
    }
    at += 5 + columns * 3;
    expect(bytes[at++]).toBe(0x0a);
    y += 24;
  }
  return paper;
};

/** Dots that differ: a picture may by chance hold a real-time command, which costs one. */
describe('lines of columns', () => {
  it('leaves out margins, and feeds white rows', () => {
    const bitmap = blankBitmap(10, 12);
    blacken(bitmap, 4, 10);
    blacken(bitmap, 5, 11);
    expect(hex(columnLines(bitmap))).toBe(`1b3318${'1b4a0a'}${'1b2a210200'}${'800000400000'}0a`);
  });

  it('sends columns that come in pairs once', () => {
    const bitmap = blankBitmap(12, 1);
    for (const x of [4, 5, 6, 7]) blacken(bitmap, x, 0);
    expect(hex(columnLines(bitmap))).toBe(`1b3318${'1b2a200200'}${'800000800000'}0a`);
    blacken(bitmap, 3, 0);
    expect(hex(columnLines(bitmap))).toBe(`1b3318${'1b2a210600'}${'800000'.repeat(5)}${'000000'}0a`);
  });

  it('gives no line for white paper', () => {
    expect(hex(columnLines(blankBitmap(360, 50)))).toBe('1b3318');
  });

  it('prints any picture of any even width as it is', () => {
    const shape = fc.record({
      x: fc.nat(90),
      y: fc.nat(200),
      w: fc.integer({ min: 1, max: 40 }),
      h: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(
        fc.array(shape, { maxLength: 8 }),
        fc.integer({ min: 2, max: 50 }),
        fc.boolean(),
        (shapes, half, pairs) => {
          const bitmap = blankBitmap(2 * half, 260);
          const scale = pairs ? 2 : 1;
          for (const { x, y, w, h } of shapes)
            for (let dy = 0; dy < h; dy++)
              for (let dx = 0; dx < w; dx++)
                for (let copy = 0; copy < scale; copy++)
                  if ((dx + dy * w) % 5 < 3) blacken(bitmap, (x + dx) * scale + copy, y + dy);
          expect(differentDots(print(columnLines(bitmap), 2 * half), bitmap)).toBeLessThanOrEqual(
            DODGED_DOTS,
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
