import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOnce } from './once.ts';

const FRAME_MS = 33;

describe('once', () => {
  it('tells a held code once, however long and however restless it is held', () => {
    const once = createOnce();
    const told = Array.from({ length: 1000 }, (_, frame) => {
      once.changed(frame * FRAME_MS);
      return once.tell('a', frame * FRAME_MS, 'code');
    });
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(told[0]).toBe(true);
  });

  it('tells it again when it was taken away for a second and a half', () => {
    const once = createOnce();
    expect(once.tell('a', 0, 'code')).toBe(true);
    once.changed(40);
    expect(once.tell('a', 1499, 'code')).toBe(false);
    once.changed(1500);
    expect(once.tell('a', 2999, 'code')).toBe(true);
  });

  it('does not tell it again where it lay unread in a picture that stood still', () => {
    const once = createOnce();
    once.changed(0);
    expect(once.tell('a', 0, 'code')).toBe(true);
    expect(once.tell('a', 60_000, 'code')).toBe(false);
  });

  it('does not tell a card that was left lying to whoever comes after a pause', () => {
    const once = createOnce();
    once.tell('a', 0, 'code');
    once.changed(100);
    once.resume(90_000);
    expect(once.tell('a', 90_100, 'code')).toBe(false);
    once.changed(90_200);
    expect(once.tell('a', 92_000, 'code')).toBe(true);
  });

  it('keeps print for held while its rows are in sight, though they are read seldom', () => {
    const once = createOnce();
    expect([once.tell('a', 0, 'print'), once.tell('b', 0, 'code')]).toEqual([true, true]);
    for (let now = 0; now <= 4000; now += 100) {
      once.changed(now);
      once.printSeen(now);
    }
    expect([once.tell('a', 4100, 'print'), once.tell('b', 4100, 'code')]).toEqual([false, true]);
  });

  it('tells every one of many different codes', () => {
    const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(texts, (all) => {
        const once = createOnce();
        expect(all.every((text, at) => once.tell(text, at, 'code'))).toBe(true);
      }),
    );
  });
});
