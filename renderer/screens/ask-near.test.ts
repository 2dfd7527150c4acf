import { expect, it } from 'vitest';
import type { FaqTopicView } from '../../electron/contract/faq-views.ts';
import type { Step } from '../../electron/contract/views.ts';
import { nearTopics } from './ask-near.ts';

const topic = (id: string, ...screens: Step[]): FaqTopicView => ({
  id,
  group: 'tien',
  icon: 'circle-help',
  title: { vi: id, en: id },
  screens,
});
const TOPICS = [
  topic('benefit', 'insurance', 'review', 'pay'),
  topic('five-years', 'insurance', 'pay'),
  topic('hours', 'welcome'),
  topic('code', 'pay'),
  topic('receipt', 'pay', 'ticket'),
  topic('wrong-transfer', 'pay'),
];
const near = (step: Step | null) => nearTopics(TOPICS, step).map(({ id }) => id);

it('puts what is asked at this step alone first, and the rest by how few steps it belongs to', () => {
  expect(near('pay')).toEqual(['code', 'wrong-transfer', 'five-years', 'receipt', 'benefit']);
  expect(near('insurance')).toEqual(['five-years', 'benefit']);
});

it('offers nothing of other steps, and nothing outside of them', () => {
  expect(near('welcome')).toEqual(['hours']);
  expect(near('clinic')).toEqual([]);
  expect(near(null)).toEqual([]);
});
