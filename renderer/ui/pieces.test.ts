import { describe, expect, it } from 'vitest';
import { linesOf, piecesOf } from './pieces.ts';

const TEXT = 'Khám từ thứ Hai. Nghỉ Chủ nhật! Cấp cứu 24/24.';

describe('a text in pieces', () => {
  it('is whole where it fits', () => {
    expect(piecesOf(TEXT, 'vi', 100)).toEqual([TEXT]);
  });
  it('is divided between sentences, and nothing is lost', () => {
    const pieces = piecesOf(TEXT, 'vi', 32);
    expect(pieces).toEqual(['Khám từ thứ Hai. Nghỉ Chủ nhật!', 'Cấp cứu 24/24.']);
    expect(pieces.join(' ')).toBe(TEXT);
  });
  it('is nothing where there is nothing', () => {
    expect(piecesOf('', 'vi', 32)).toEqual([]);
  });
});

it('counts lines, one at least', () => {
  expect(linesOf(['', 'ab', 'abc'], 2)).toBe(4);
});
