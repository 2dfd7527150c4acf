import { describe, expect, test } from 'vitest';
import { termOf, wordsOf } from './terms.ts';

describe('words of a question', () => {
  test('keep their marks, in lower case, without signs', () => {
    expect(wordsOf('Khám BHYT, cần GÌ?! 80% – xin hỏi…')).toEqual('khám bhyt cần gì 80 % xin hỏi'.split(' '));
  });

  test('are the same whichever way marks are encoded', () => {
    expect(wordsOf('bệnh viện'.normalize('NFD')).map((word) => termOf(word).written)).toEqual([
      'benh',
      'vien',
    ]);
  });

  test('lose letters that are drawn out', () => {
    expect(wordsOf('alooooo ơiiii')).toEqual(['alo', 'ơi']);
  });

  test('of ten thousand characters are those of the beginning', () => {
    expect(wordsOf('a b '.repeat(2_500)).length).toBeLessThanOrEqual(300);
  });

  test.each([
    ['', 0],
    ['😂😂 ???', 0],
    ['\u0000\u0007\u202e', 0],
    ['<b>wifi</b>', 3],
  ])('of %j are %i', (text, count) => {
    expect(wordsOf(text)).toHaveLength(count);
  });

  test.each([
    ['bv', ['benh', 'vien']],
    ['ko', ['khong']],
    ['bhyt', ['bao', 'hiem', 'y', 'te']],
    ['chừ', ['gio']],
    ['xài', ['dung']],
    ['khám', null],
  ])('%s means %j', (word, meant) => {
    expect(termOf(word).meant).toEqual(meant);
  });

  test.each([
    ['paying', 'payment'],
    ['parked', 'parking'],
    ['tickets', 'ticket'],
    ['vaccines', 'vaccine'],
  ])('of English, %s and %s are one', (one, other) => {
    expect(termOf(one).written).toBe(termOf(other).written);
  });

  test('English words are known in Vietnamese', () => {
    expect(termOf('parking').vietnamese).toEqual(['gui', 'xe']);
  });
});
