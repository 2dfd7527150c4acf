import type { EndingView } from '../../contract/payment-views.ts';
import type { Intent } from '../journal/journal.ts';
import { isStaffs, lateEnding, oncePerId } from './conclusion.ts';
import { judge, sumOf } from './judge.ts';
import { isOf } from './lines.ts';

/**
 * How a charge stands by all that is kept of it: money may have come since its line was closed. `unknown` while it is open.
 */
export function endingByNow({ payload }: Intent<'charge'>, kept: readonly Intent[]): EndingView {
  const { charge, bills, ending } = payload;
  if (ending === null) return { end: 'unknown' };
  const lines = [...kept.filter(isOf('settle')), ...kept.filter(isOf('attention'))];
  const money = oncePerId(
    lines.filter((line) => line.payload.charge.id === charge.id).flatMap((line) => line.payload.money),
  );
  const came = sumOf(money);
  if (came <= cameWith(ending, charge.amount) || money.some(isStaffs)) return ending;
  return lateEnding(judge(bills, 0, money), came);
}

function cameWith(ending: EndingView, asked: number): number {
  if ('came' in ending) return ending.came;
  return ending.end === 'paid' ? asked : 0;
}
