import type { Money } from '../../../drivers/ports/payment.ts';
import type { StaffTask } from '../../contract/payment-views.ts';
import type { Intent } from '../journal/journal.ts';
import type { IntentKind } from '../journal/payloads.ts';
import type { Parts } from '../parts.ts';
import { sumOf } from './judge.ts';
import { isOf } from './lines.ts';
import { keyOf, reversibleNow } from './reversible.ts';
import type { Till } from './till.ts';

export interface StaffListParts extends Pick<Parts, 'config' | 'journal' | 'now' | 'time'> {
  readonly till: Pick<Till, 'follows'>;
}

/** What is open of money, oldest first; then the charges that a terminal can give back, newest first. */
export function staffTasks(parts: StaffListParts): StaffTask[] {
  const kept = parts.journal.kept();
  const isReversible = reversibleNow(parts, kept);

  const describe = (
    intent: Intent<MoneyKind>,
    kind: StaffTask['kind'],
    amount: number,
    money: readonly Money[],
    can: StaffTask['can'],
  ): StaffTask => ({
    id: intent.id,
    kind,
    means: intent.payload.means,
    amount,
    reference: intent.payload.charge.reference,
    time: parts.time.stamp(intent.at),
    moneyIds: money.map(({ id }) => id),
    can,
  });

  function attentionTask(intent: Intent<'attention'>): StaffTask {
    const { why, amount, money } = intent.payload;
    if (why === 'unknown' || why === 'short' || why === 'in-his')
      return describe(intent, why, amount, money, ['done']);
    const piece = pieceOf(intent);
    const can = piece !== null && isReversible(intent.payload, piece);
    return describe(intent, 'back', amount, money, can ? ['reverse', 'done'] : ['done']);
  }

  function openTask(intent: Intent): StaffTask | null {
    if (isOf('charge')(intent) && !parts.till.follows(intent.id))
      return describe(intent, 'unknown', intent.payload.charge.amount, [], ['charged', 'not-charged']);
    if (isOf('settle')(intent)) {
      const { money, bills } = intent.payload;
      return describe(intent, 'unbooked', sumOf(bills), money, ['retry', 'done']);
    }
    if (isOf('attention')(intent)) return attentionTask(intent);
    if (isOf('reverse')(intent))
      return describe(intent, 'reversing', intent.payload.money.amount, [intent.payload.money], ['done']);
    return null;
  }

  /** One line for a piece of money, however many bills it has paid. */
  function paidTasks(): StaffTask[] {
    const once = new Map<string, StaffTask>();
    for (const intent of kept.filter(isOf('settle')).filter(({ outcome }) => outcome === 'booked')) {
      const only = onlyOf(intent);
      if (!only || !isReversible(intent.payload, only)) continue;
      const key = keyOf(intent.payload, only);
      if (!once.has(key)) once.set(key, describe(intent, 'paid', only.amount, [only], ['reverse']));
    }
    return [...once.values()].reverse();
  }

  const open = kept.filter(({ state }) => state === 'opened').map(openTask);
  return [...open.filter((task) => task !== null), ...paidTasks()];
}

type MoneyKind = Extract<IntentKind, 'charge' | 'settle' | 'attention' | 'reverse'>;

/** A terminal gives a whole transaction back. */
export const pieceOf = ({ payload }: Intent<'attention'>): Money | null =>
  payload.money.find((piece) => piece.amount === payload.amount && piece.receipt !== null) ?? null;

export const onlyOf = ({ payload }: Intent<'settle'>): Money | null => {
  const [only, ...more] = payload.money;
  return only && more.length === 0 ? only : null;
};
