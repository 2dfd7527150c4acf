import { expect, it } from 'vitest';
import { ordinarySize, zoomFor } from './window.ts';

it.each([
  ['the designed panel', 1080, 1920, 1],
  ['a 4K panel', 2160, 3840, 2],
  ['lying down', 1920, 1080, 1],
  ['a wide 1440 × 900', 1440, 900, 0.75],
])('%s shows the page at its designed size', (_name, width, height, zoom) => {
  expect(zoomFor({ width, height })).toBeCloseTo(zoom, 3);
});

it('an ordinary window fits the display in the proportions of the panel', () => {
  const { width, height } = ordinarySize({ width: 1920, height: 1040 });
  expect(height).toBeLessThanOrEqual(1040);
  expect(width / height).toBeCloseTo(1080 / 1920, 2);
  expect(ordinarySize({ width: 4000, height: 4000 })).toEqual({ width: 1080, height: 1920 });
});
