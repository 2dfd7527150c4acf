import type { Reader } from 'smartcard';
import { expect, test } from 'vitest';
import { listNames } from './list.ts';

const reader = (name: string): Reader => ({ name, connect: () => Promise.reject() });

/** A context whose list fails with these words, one after the other, before it is told. */
const torn = (words: string[]) => ({
  listReaders: () => {
    const word = words.shift();
    if (word !== undefined) throw new Error(word);
    return [reader('One 00 00'), reader('Two 00 00')];
  },
});

test.each(['Insufficient buffer', 'No readers available'])(
  'asks again where a reader came or went: %s',
  (words) => {
    expect(listNames(torn([words, words]))).toEqual(['One 00 00', 'Two 00 00']);
  },
);

test('tells what else is wrong, and what stays wrong', () => {
  expect(() => listNames(torn(['PC/SC service not running']))).toThrow('not running');
  expect(() => listNames(torn(Array<string>(100).fill('Insufficient buffer')))).toThrow('Insufficient');
});
