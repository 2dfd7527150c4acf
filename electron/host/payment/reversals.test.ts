import { expect, it } from 'vitest';
import { askedMethod, money, openTestJournal, settlePayload } from '../../../tests/money/lines.ts';
import { MORNING, moneyParts } from '../../../tests/money/parts.ts';
import { createReversals } from './reversals.ts';

const PIECE = money('trace-1', 150_000, '1');

it('lets go of a reversal when the kiosk closes, and keeps it for the next start', async () => {
  const { journal, end } = openTestJournal(() => MORNING);
  const card = askedMethod('card', () => ({ state: 'unknown' }));
  card.reverse = (_, signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve({ state: 'unknown' }));
    });
  const reversals = createReversals(moneyParts({ journal, methods: { card }, now: () => MORNING }));
  const under = reversals.reverse(settlePayload('card', [PIECE]), PIECE, null, 'n');
  await reversals.close();
  expect(await under).toEqual({ state: 'unknown' });
  expect(journal.kept().map(({ kind, state }) => [kind, state])).toEqual([['reverse', 'opened']]);
  // Nothing more is asked.
  card.reverse = async () => ({ state: 'reversed' });
  await reversals.askLeft(() => true);
  expect(journal.kept().map(({ state }) => state)).toEqual(['opened']);
  end();
});

it('sends nothing where the terminal is gone, and says so', async () => {
  const { journal, end } = openTestJournal(() => MORNING);
  const reversals = createReversals(moneyParts({ journal, now: () => MORNING }));
  const fate = await reversals.reverse(settlePayload('card', [PIECE]), PIECE, null, 'n');
  expect(fate).toEqual({ state: 'not-reversed', why: 'not-started' });
  expect(journal.kept().map(({ outcome }) => outcome)).toEqual(['not-started']);
  end();
});
