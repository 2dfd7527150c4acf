import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineSplitter } from './line-splitter.ts';

const LONGEST = 50;

/** The lines of these pieces. */
const split = (pieces: readonly Uint8Array[]): string[] => {
  const lines: string[] = [];
  const splitter = createLineSplitter(LONGEST);
  for (const piece of pieces) splitter.push(piece, (line) => lines.push(line));
  splitter.end((line) => lines.push(line));
  return lines;
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('lines of bytes', () => {
  it.each([
    ['LF', 'Nữ\nNam\n', ['Nữ', 'Nam']],
    ['CR LF', 'Nữ\r\nNam\r\n', ['Nữ', 'Nam']],
    ['CR', 'Nữ\rNam\r', ['Nữ', 'Nam']],
    ['an end without a break', 'Nữ\nNam', ['Nữ', 'Nam']],
    ['empty lines', '\n\r\n\n', ['', '', '']],
    ['nothing', '', []],
  ])('%s', (_name, text, lines) => {
    expect(split([bytes(text)])).toEqual(lines);
    expect(split(Array.from(bytes(text), (byte) => Uint8Array.of(byte)))).toEqual(lines);
  });

  it('keeps no more of an endless line than shows that it was', () => {
    const endless = 'x'.repeat(60);
    const lines = split([bytes(endless), bytes(endless), bytes(`${endless}\nNữ\n${endless}`)]);
    expect(lines.map((line) => line.length)).toEqual([LONGEST + 1, 2, LONGEST + 1]);
  });

  it('says a line as soon as it ends', () => {
    const lines: string[] = [];
    const splitter = createLineSplitter(LONGEST);
    splitter.push(bytes('Nam\r'), (line) => lines.push(line));
    expect(lines).toEqual(['Nam']);
    splitter.push(bytes('\nN'), (line) => lines.push(line));
    expect(lines).toEqual(['Nam']);
  });

  it('gives the same lines, wherever the pieces end', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'ữ', '🏥', '|'), maxLength: 12 });
    const broken = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { maxLength: 8 });
    const cuts = fc.array(fc.nat(200), { maxLength: 6 });
    fc.assert(
      fc.property(broken, cuts, (parts, places) => {
        const all = bytes(parts.map(([text, end]) => text + end).join(''));
        const ends = [0, ...places.filter((at) => at < all.length), all.length].sort((a, b) => a - b);
        const pieces = ends.slice(1).map((end, index) => all.subarray(ends[index], end));
        expect(split(pieces)).toEqual(parts.map(([text]) => text));
      }),
    );
  });
});
