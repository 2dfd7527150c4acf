import { expect, it } from 'vitest';
import { brighten } from './brighten.ts';

const ramp = (from: number, to: number) => ({
  width: 100,
  height: 10,
  pixels: Uint8Array.from({ length: 1000 }, (_, at) => from + ((to - from) * (at % 100)) / 99),
});

it('spreads the tones of a dim picture over the range', () => {
  const { pixels } = brighten(ramp(10, 60));
  expect(Math.min(...pixels)).toBe(0);
  expect(Math.max(...pixels)).toBeGreaterThan(240);
});

it('strengthens hardly any tones twelve times at most', () => {
  const { pixels } = brighten(ramp(100, 104));
  expect(Math.max(...pixels) - Math.min(...pixels)).toBe(48);
});

it('leaves a picture that has all tones as it is', () => {
  const picture = ramp(20, 230);
  expect(brighten(picture)).toBe(picture);
});
