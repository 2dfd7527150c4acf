import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import type { Found } from './search/search-index.ts';

const CONTENT = { emergency: 'cap-cuu', isGiven: () => true };
/** Of a question that the search takes for one about the price. */
const PRICE: Found = {
  ranked: [{ id: 'gia-kham', chance: 1 }],
  scope: { topic: 1, clinical: 0, elsewhere: 0, emergency: 0 },
};

test('a certain sign of danger goes before the surest answer, and counts as illness', () => {
  expect(judge('bố tôi già bất tỉnh rồi', PRICE, CONTENT)).toMatchObject({
    kind: 'emergency',
    topics: ['cap-cuu'],
    illness: 1,
  });
});

test('a symptom alone goes to people, and counts as illness', () => {
  expect(judge('đau đầu', PRICE, CONTENT)).toMatchObject({ kind: 'clinical', topics: [], illness: 1 });
});

test('a question of neither is answered', () => {
  expect(judge('giá khám', PRICE, CONTENT)).toMatchObject({
    kind: 'answer',
    topics: ['gia-kham'],
    illness: 0,
  });
});
