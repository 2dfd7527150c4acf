import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CELL, GLYPHS, likeness, logLikelihoods, normalise, shapeOf } from './glyphs.ts';

it('knows every character by its own average look, at any brightness and contrast', () => {
  fc.assert(
    fc.property(
      fc.nat(GLYPHS.length - 1),
      fc.integer({ min: 3, max: 200 }),
      fc.nat(200),
      (glyph, contrast, dark) => {
        const cell = normalise(
          Float32Array.from(shapeOf(glyph), (value) => dark + contrast * value),
          0,
        );
        const scores = logLikelihoods(cell);
        expect(scores.indexOf(Math.max(...scores))).toBe(glyph);
        expect(likeness(cell)).toBeCloseTo(1, 3);
      },
    ),
  );
});

it('does not blow up an even cell', () => {
  const even = normalise(new Float32Array(CELL.width * CELL.height).fill(77), 4);
  expect([...even].every((value) => value === 0)).toBe(true);
});
