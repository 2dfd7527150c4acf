import { expect, test } from 'vitest';
import { MEANINGS } from './lexicon.ts';
import { wordsOf } from './terms.ts';

test('every key is one word, as words of a question are looked up', () => {
  const never = [...MEANINGS.keys()].filter((key) => wordsOf(key).join(' ') !== key);
  expect(never).toEqual([]);
});

test('no key stands for itself alone', () => {
  const same = [...MEANINGS].filter(([key, meaning]) => meaning.join(' ') === key).map(([key]) => key);
  expect(same).toEqual([]);
});

test('every meaning is words of a question, too', () => {
  const torn = [...MEANINGS.values()].filter(
    (meaning) => wordsOf(meaning.join(' ')).join() !== meaning.join(),
  );
  expect(torn).toEqual([]);
});
