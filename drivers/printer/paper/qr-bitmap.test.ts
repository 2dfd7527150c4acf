import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moduleDots, qrBitmap } from './qr-bitmap.ts';

describe('dots a module', () => {
  it.each([
    [29, 200, 544, 6],
    [29, 177, 352, 6],
    [29, 150, 352, 4],
    [29, 100, 352, 3],
    [29, 20, 352, 3],
    [33, 200, 544, 6],
    [117, 200, 352, 3],
    [177, 200, 352, 1],
    [25, 500, 544, 20],
  ])('of %i modules in %i dots, with room for %i: %i', (side, wanted, room, dots) => {
    expect(moduleDots(side, wanted, room)).toBe(dots);
  });

  it('never leave the room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 21, max: 177 }),
        fc.nat(2000),
        fc.integer({ min: 336, max: 1600 }),
        (...sides) => {
          expect(moduleDots(...sides) * sides[0]).toBeLessThanOrEqual(sides[2]);
        },
      ),
    );
  });
});

describe('QR code', () => {
  it('is there for all that a code can hold', () => {
    expect(qrBitmap('x'.repeat(2331))?.width).toBe(177);
    expect(qrBitmap('x'.repeat(2953))?.width).toBe(177);
    expect(qrBitmap('x'.repeat(2954))).toBeNull();
    expect(qrBitmap('')).toBeNull();
  });
});
