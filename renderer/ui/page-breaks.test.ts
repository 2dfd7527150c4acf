import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageBreaks } from './page-breaks.ts';

it('keeps all on one page where they fit without page buttons', () => {
  expect(pageBreaks([100, 100], 20, { alone: 220, paged: 100 })).toEqual([0]);
  expect(pageBreaks([], 20, { alone: 220, paged: 100 })).toEqual([0]);
});

it('puts on each page what fits beside the page buttons', () => {
  expect(pageBreaks([100, 100, 100], 20, { alone: 339, paged: 220 })).toEqual([0, 2]);
  expect(pageBreaks([50, 300, 50], 20, { alone: 300, paged: 200 })).toEqual([0, 1, 2]);
});

it('leaves no part out and no page empty', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400)), fc.nat(40), fc.nat(600), (heights, gap, paged) => {
      const breaks = pageBreaks(heights, gap, { alone: paged + 100, paged });
      expect(breaks[0]).toBe(0);
      for (const [page, first] of breaks.entries()) {
        const next = breaks[page + 1] ?? Math.max(heights.length, first + 1);
        expect(next).toBeGreaterThan(first);
        const used = heights.slice(first, next).reduce((sum, one) => sum + one + gap, -gap);
        if (next - first > 1 && breaks.length > 1) expect(used).toBeLessThanOrEqual(paged);
      }
    }),
  );
});
