import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NUMBER } from '../../tests/flow/scripted-host.ts';
import { openTestJournal } from '../../tests/money/lines.ts';
import { MORNING } from '../../tests/money/parts.ts';
import { type NewsOf, staffNews } from '../contract/staff-views.ts';
import type { NumberView } from '../contract/views.ts';
import { createNews } from './news.ts';

const HOUR = 3_600_000;
const HELD: NumberView = { ...NUMBER, standing: 'local', number: 'K1-007' };
const FORWARDED: NewsOf = { about: 'forwarded', number: '012' };
const URGENT: readonly NewsOf[] = [
  { about: 'clinic-full' },
  { about: 'several-patients' },
  { about: 'other-record' },
  { about: 'refused' },
  { about: 'expired' },
  { about: 'insured', staffCheck: true, toldHis: true },
  { about: 'not-insured', reason: 'expired', toldHis: true },
  { about: 'insurance-unknown' },
];
const PLAIN: readonly NewsOf[] = [
  FORWARDED,
  { about: 'already', number: '012' },
  { about: 'insured', staffCheck: false, toldHis: false },
];

let test: ReturnType<typeof openNews>;
beforeEach(() => {
  test = openNews();
});
afterEach(() => test.end());

function openNews() {
  const state = { now: MORNING, logged: [] as string[] };
  const { journal, end } = openTestJournal(() => state.now);
  const news = createNews({
    journal,
    now: () => state.now,
    log: (event, fields) => void state.logged.push(`${event} ${JSON.stringify(fields)}`),
  });
  const tell = (visit: string, number: NumberView, what: NewsOf) =>
    journal.open('news', visit, { number, what });
  return { state, journal, news, tell, end };
}
const told = (): NewsOf[] => test.news.list().map(({ what }) => what);
const ids = (): string[] => test.news.list().map(({ id }) => id);
/** How each line ended, oldest first. */
const outcomes = () => test.journal.kept().map(({ outcome }) => outcome);

it('says what the patient holds, where and when they were here, and names nobody', () => {
  test.tell('visit-1', HELD, FORWARDED);
  expect(test.news.list()).toEqual([
    { id: expect.any(String), number: 'K1-007', clinic: HELD.clinic, time: '08:15', what: FORWARDED },
  ]);
});

it.each(URGENT)('puts what needs a hand first: $about', (what) => {
  for (const one of [what, ...PLAIN]) test.tell('v', HELD, one);
  expect(told()).toEqual([what, ...PLAIN.toReversed()]);
});

it('puts what is newer before what is older, whatever came', () => {
  const kinds = [...URGENT, ...PLAIN];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 20 }), (arrived) => {
      test.news.seen(ids());
      for (const [at, what] of arrived.entries()) test.tell('v', { ...HELD, number: String(at) }, what);
      const list = test.news.list();
      const firstPlain = list.findIndex(({ what }) => isPlain(what));
      const urgent = list.slice(0, firstPlain === -1 ? list.length : firstPlain);
      const plain = list.slice(urgent.length);
      expect(list).toHaveLength(arrived.length);
      expect([urgent.some(({ what }) => isPlain(what)), plain.every(({ what }) => isPlain(what))]).toEqual([
        false,
        true,
      ]);
      for (const part of [urgent, plain]) {
        const order = part.map(({ number }) => Number(number));
        expect(order).toEqual(order.toSorted((a, b) => b - a));
      }
    }),
    { numRuns: 20 },
  );
});
const isPlain = (what: NewsOf): boolean => PLAIN.some((one) => JSON.stringify(one) === JSON.stringify(what));

it('is gone once it was seen, and only then', () => {
  for (const what of [FORWARDED, ...URGENT]) test.tell('v', HELD, what);
  const [first, second] = ids();
  test.news.seen([first ?? '', second ?? '']);
  expect(told()).toHaveLength(URGENT.length - 1);
  expect(ids()).not.toContain(first);
  expect(outcomes().filter((outcome) => outcome === 'seen')).toHaveLength(2);
});

it('passes over what is no news, is not known, is named twice or was seen before', () => {
  test.tell('v', HELD, FORWARDED);
  const other = test.journal.open('local-number', 'v', {
    day: '2026-11-23',
    n: 7,
    salt: 's',
    whose: 'w',
    number: NUMBER,
  });
  const [id = ''] = ids();
  test.news.seen([id, other, 'nothing', id]);
  test.news.seen([id]);
  expect([ids(), test.journal.isOpen(other)]).toEqual([[], true]);
});

it('gives up what nobody has seen for three days, and says so in the log', () => {
  test.tell('v', HELD, FORWARDED);
  test.state.now += HOUR;
  test.tell('v', HELD, { about: 'refused' });
  test.state.now = MORNING + 72 * HOUR;
  test.news.tidy();
  expect(told()).toHaveLength(2);
  test.state.now += HOUR;
  test.news.tidy();
  expect(told()).toEqual([{ about: 'refused' }]);
  expect(outcomes()).toEqual(['unseen', null]);
  expect(test.state.logged.at(-1)).toContain('"outcome":"unseen"');
});

it('outlives its visit, and is found by the next host', () => {
  test.tell('v', HELD, FORWARDED);
  test.journal.forget('v');
  const { state, journal } = test;
  const next = createNews({ journal, now: () => state.now, log: () => undefined });
  expect(next.list().map(({ what }) => what)).toEqual([FORWARDED]);
});

it('gives no more than staff can mark at once, as the contract says, and the rest after it', () => {
  for (let at = 0; at < 201; at++) test.tell('v', HELD, at === 0 ? { about: 'refused' } : FORWARDED);
  const first = test.news.list();
  expect([first.length, first[0]?.what]).toEqual([200, { about: 'refused' }]);
  expect(first.every((one) => staffNews.safeParse(one).success)).toBe(true);
  test.news.seen(ids());
  expect(told()).toEqual([FORWARDED]);
});
