import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLineFramer, type Frame, type LineFramer } from './line-framer.ts';
import { realTimers } from './timers.ts';

const GAP_MS = 80;
/** After which a silence is believed. */
const SILENCE_MS = GAP_MS + 10;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const start = (maxBytes = 4096): { framer: LineFramer; frames: Frame[]; overflows: () => number } => {
  const frames: Frame[] = [];
  let overflows = 0;
  const framer = createLineFramer({
    gapMs: GAP_MS,
    maxBytes,
    timers: realTimers,
    onFrame: (frame) => frames.push(frame),
    onOverflow: () => overflows++,
  });
  return { framer, frames, overflows: () => overflows };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('line framer', () => {
  it.each(['\r', '\n', '\r\n'])('gives a code at once at %j', (end) => {
    const { framer, frames } = start();
    framer.push(bytes(`Nữ${end}`), 7);
    expect(frames).toEqual([{ text: 'Nữ', receivedAt: 7 }]);
    vi.runAllTimers();
    expect(frames).toHaveLength(1);
  });

  it('swallows the LF of a CRLF that comes in the next chunk', () => {
    const { framer, frames } = start();
    framer.push(bytes('one\r'), 1);
    framer.push(bytes('\ntwo\r'), 2);
    framer.push(bytes('\n'), 3);
    vi.runAllTimers();
    expect(frames).toEqual([
      { text: 'one', receivedAt: 1 },
      { text: 'two', receivedAt: 2 },
    ]);
  });

  it('ends a code without terminator at the gap, dated by its last byte', () => {
    const { framer, frames } = start();
    framer.push(bytes('on'), 1);
    vi.advanceTimersByTime(SILENCE_MS - 1);
    framer.push(bytes('e'), 2);
    vi.advanceTimersByTime(SILENCE_MS - 1);
    expect(frames).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(frames).toEqual([{ text: 'one', receivedAt: 2 }]);
  });

  it('cuts two codes in one chunk apart', () => {
    const { framer, frames } = start();
    framer.push(bytes('one\r\ntwo\r\n'), 1);
    expect(frames.map((frame) => frame.text)).toEqual(['one', 'two']);
  });

  it('drops a flood until the line is silent, and says so once', () => {
    const { framer, frames, overflows } = start(16);
    framer.push(bytes('x'.repeat(17)), 1);
    framer.push(bytes('x'.repeat(500)), 2);
    framer.push(bytes('tail\r'), 3);
    expect(frames).toEqual([]);
    expect(overflows()).toBe(1);
    vi.advanceTimersByTime(SILENCE_MS);
    framer.push(bytes('next\r'), 4);
    expect(frames.map((frame) => frame.text)).toEqual(['next']);
  });

  it('takes a code of exactly the limit', () => {
    const { framer, frames, overflows } = start(4);
    framer.push(bytes('1234\r'), 1);
    expect([frames.length, overflows()]).toEqual([1, 0]);
  });

  it('turns broken UTF-8 into replacement characters', () => {
    const { framer, frames } = start();
    framer.push(Uint8Array.of(0x41, 0xff, 0x0d), 1);
    expect(frames[0]?.text).toBe('A\uFFFD');
  });

  it('says nothing after close', () => {
    const { framer, frames } = start();
    framer.push(bytes('half'), 1);
    framer.close();
    vi.runAllTimers();
    expect(frames).toEqual([]);
  });

  it('gives the same codes however the bytes are cut into chunks', () => {
    const codes = fc.array(fc.string({ unit: fc.constantFrom('a', 'ễ', 'Đ', '|', '😀'), minLength: 1 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(codes, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (texts, sizes) => {
        const { framer, frames } = start();
        const all = bytes(texts.map((text) => `${text}\r\n`).join(''));
        for (let from = 0, turn = 0; from < all.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          framer.push(all.subarray(from, from + size), turn);
          from += size;
        }
        expect(frames.map((frame) => frame.text)).toEqual(texts);
      }),
    );
  });
});
