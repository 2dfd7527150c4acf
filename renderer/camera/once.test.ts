import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOnce } from './once.ts';

const FRAME_MS = 33;
const fresh = () => createOnce([], 0);
/** What a card of 2024 has on its back: both say the same number. */
const code = '001099012345||a|01011999|Nam|b|01012021';
const print = 'IDVNM0990123453001099012345<<4/9901011M3901012VNM<<<<<<<<<<<8/A<<B<<<<<<<<<<<<<<<<<<<<<<<<<<';
const other = '079185001234||b|01011985|Nữ|b|01012021';

describe('once', () => {
  it('tells a held code once, however long and however restless it is held', () => {
    const once = fresh();
    const told = Array.from({ length: 1000 }, (_, frame) => {
      once.frame(frame * FRAME_MS, frame * FRAME_MS);
      return once.tell(['a'], frame * FRAME_MS, 'code').length;
    });
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(told[0]).toBe(1);
  });

  it('tells it again when it was taken away for a second and a half', () => {
    const once = fresh();
    expect(once.tell(['a'], 0, 'code')).toEqual(['a']);
    once.frame(40, 1499);
    expect(once.tell(['a'], 1499, 'code')).toEqual([]);
    once.frame(1500, 2999);
    expect(once.held()).toEqual([]);
    expect(once.tell(['a'], 2999, 'code')).toEqual(['a']);
  });

  it('does not tell it again where it lay unread in a picture that stood still', () => {
    const once = fresh();
    once.frame(0, 0);
    expect(once.tell(['a'], 0, 'code')).toEqual(['a']);
    once.frame(0, 60_000);
    expect(once.tell(['a'], 60_000, 'code')).toEqual([]);
  });

  it.each([
    [code, 'code'],
    [print, 'print'],
  ] as const)(
    'tells neither side of a card that was left lying to whoever comes after %.12s',
    (left, kind) => {
      const earlier = fresh();
      expect(earlier.tell([left], 0, kind)).toEqual([left]);
      const once = createOnce(earlier.held(), 90_000);
      once.frame(Number.NEGATIVE_INFINITY, 90_100);
      expect([once.tell([code], 90_100, 'code'), once.tell([print], 90_200, 'print')]).toEqual([[], []]);
      once.frame(90_300, 92_000);
      expect(once.tell([code], 92_000, 'code')).toEqual([code]);
    },
  );

  it('tells code and print of one card once each within a watching', () => {
    const once = fresh();
    const told = [0, 100, 200].flatMap((now) => [
      once.tell([code], now, 'code'),
      once.tell([print], now, 'print'),
    ]);
    expect(told).toEqual([[code], [print], [], [], [], []]);
    expect(once.held()).toHaveLength(1);
  });

  it('keeps print for held while its rows are in sight, though they are read seldom', () => {
    const once = fresh();
    expect([once.tell(['a'], 0, 'print'), once.tell(['b'], 0, 'code')]).toEqual([['a'], ['b']]);
    for (let now = 0; now <= 4100; now += 100) {
      once.frame(now, now);
      once.printSeen(now);
    }
    expect([once.tell(['a'], 4100, 'print'), once.tell(['b'], 4100, 'code')]).toEqual([[], ['b']]);
  });

  it('tells neither of two people until one is alone, and says so once', () => {
    const once = fresh();
    expect(once.tell([code, other], 0, 'code')).toBe('two-cards');
    expect(once.tell([other], 900, 'code')).toEqual([]);
    expect(once.tell([code, other], 950, 'code')).toEqual([]);
    expect(once.tell([other], 1949, 'code')).toEqual([]);
    expect(once.tell([other], 1950, 'code')).toEqual([other]);
  });

  it('takes two texts with one number for one card, and a card beside one that was told for the new one', () => {
    const once = fresh();
    expect(once.tell([code, `${code}||`], 0, 'code')).toEqual([code]);
    expect(once.tell([code, other], 40, 'code')).toEqual([other]);
  });

  it('tells every one of many different codes', () => {
    const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(texts, (all) => {
        const once = fresh();
        expect(all.flatMap((text, at) => once.tell([text], at, 'code'))).toEqual(all);
        expect(once.held().length).toBeLessThanOrEqual(16);
      }),
    );
  });
});
