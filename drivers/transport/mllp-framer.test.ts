import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMllpFramer, type MllpEvent, mllpBlock } from './mllp-framer.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const said = (events: readonly MllpEvent[]): string[] =>
  events.map((event) => (event.kind === 'frame' ? new TextDecoder().decode(event.bytes) : event.kind));
const cut = (text: string, maxBytes = 1_000): string[] => said(createMllpFramer(maxBytes).push(bytes(text)));

describe('the block of a message', () => {
  it('is VT, the data, FS, CR', () => expect(mllpBlock(bytes('Đ'))).toEqual(bytes('\u000bĐ\u001c\r')));

  it.each(['\u000b', '\u001c'])('does not take %j inside', (sign) =>
    expect(() => mllpBlock(bytes(`a${sign}b`))).toThrow(RangeError),
  );
});

describe('a stream of blocks', () => {
  it.each([
    ['\u000bmột\u001c\r', ['một']],
    ['\u000bmột\u001c', ['một']],
    ['\r\n\u000bmột\u001c\r\n\u000bhai\u001c\r', ['một', 'hai']],
    ['\u000b\u001c\r', ['']],
    ['\u000bmột', []],
    ['\r\n', []],
    ['HTTP/1.1 200 OK\r\n', ['no-frame']],
    ['\u000bmột\u001c\rrác\u000bhai\u001c\r', ['một', 'no-frame']],
  ])('%j holds %j', (text, frames) => expect(cut(text)).toEqual(frames));

  it('ends at its limit', () => {
    const framer = createMllpFramer(4);
    expect(said(framer.push(bytes('\u000b1234\u001c\r')))).toEqual(['1234']);
    expect(said(framer.push(bytes('\u000b12345')))).toEqual(['too-long']);
    expect(framer.isInside()).toBe(false);
    expect(said(framer.push(bytes('\u001c\r\u000b1\u001c\r')))).toEqual([]);
  });

  it('says whether a block has begun', () => {
    const framer = createMllpFramer(100);
    expect(framer.isInside()).toBe(false);
    framer.push(bytes('\u000bmộ'));
    expect(framer.isInside()).toBe(true);
    framer.push(bytes('t\u001c'));
    expect(framer.isInside()).toBe(false);
  });

  it('is the same however it is split', () => {
    const texts = fc.array(
      fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\p{Cc}/gu, '')),
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(texts, sizes, (sent, cuts) => {
        const stream = Buffer.concat(sent.map((text) => mllpBlock(bytes(text))));
        const framer = createMllpFramer(1_000);
        const came: string[] = [];
        for (let at = 0, n = 0; at < stream.length; n++) {
          const size = cuts[n % cuts.length] ?? 1;
          came.push(...said(framer.push(stream.subarray(at, at + size))));
          at += size;
        }
        expect(came).toEqual(sent);
      }),
    );
  });
});
