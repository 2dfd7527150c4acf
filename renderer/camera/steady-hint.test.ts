import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraHint } from './messages.ts';
import { createSteadyHint } from './steady-hint.ts';

const FRAME_MS = 100;

/** What is told, one entry a change, for one suggestion a frame. */
function told(suggested: readonly (CameraHint | null)[]): [number, CameraHint | null][] {
  const steady = createSteadyHint();
  return suggested.flatMap((hint, frame): [number, CameraHint | null][] => {
    const change = steady.note(hint, frame * FRAME_MS);
    return change === undefined ? [] : [[frame * FRAME_MS, change]];
  });
}
const frames = (count: number, hint: CameraHint | null): (CameraHint | null)[] => Array(count).fill(hint);

describe('steady hint', () => {
  it('tells a hint that holds for 400 ms', () => {
    expect(told(frames(10, 'closer'))).toEqual([[400, 'closer']]);
  });

  it('tells nothing of what flickers', () => {
    expect(told(Array.from({ length: 40 }, (_, at) => (at % 3 === 0 ? 'closer' : null)))).toEqual([]);
  });

  it('keeps a hint for a second, however short its reason was', () => {
    expect(told([...frames(5, 'too-dark'), ...frames(20, null)])).toEqual([
      [400, 'too-dark'],
      [1400, null],
    ]);
  });

  it('says at once that it reads', () => {
    expect(told(['reading', ...frames(12, null)])).toEqual([
      [0, 'reading'],
      [1000, null],
    ]);
  });

  it('starts anew after it forgot', () => {
    const steady = createSteadyHint();
    expect(steady.note('reading', 0)).toBe('reading');
    steady.forget();
    expect(steady.note('reading', 10)).toBe('reading');
  });

  it('never takes a hint back within a second', () => {
    const hints = fc.constantFrom<CameraHint | null>('closer', 'hold-still', 'too-dark', 'reading', null);
    fc.assert(
      fc.property(fc.array(hints, { maxLength: 200 }), (suggested) => {
        const changes = told(suggested);
        const tooShort = changes.filter(([at, hint], index) => {
          const next = changes[index + 1];
          return hint !== null && next !== undefined && next[0] - at < 1000;
        });
        expect(tooShort).toEqual([]);
      }),
    );
  });
});
