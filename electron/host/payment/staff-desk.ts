import type { Money, ReverseFate } from '../../../drivers/ports/payment.ts';
import type { Result } from '../../../drivers/ports/result.ts';
import { err, ok } from '../../../drivers/ports/result.ts';
import type { StaffAct, StaffOutcome, StaffTask } from '../../contract/payment-views.ts';
import { DELAYS } from '../delays.ts';
import type { Intent } from '../journal/journal.ts';
import type { IntentKind } from '../journal/payloads.ts';
import type { Parts } from '../parts.ts';
import type { Booking } from './booking.ts';
import { sumOf } from './judge.ts';
import { isOf } from './lines.ts';
import type { Reversals } from './reversals.ts';
import type { Till } from './till.ts';

/** Staff's list: everything of money that is open, and the charges that can be given back. */
export interface StaffDesk {
  tasks(): StaffTask[];
  act(task: string, act: StaffAct): Promise<Result<StaffOutcome, 'no-such-task'>>;
  endOfDay(): Promise<
    Result<{ count: number | null; amount: number | null }, 'not-configured' | 'not-reached' | 'refused'>
  >;
}

export interface StaffDeskParts
  extends Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now' | 'time'> {
  readonly till: Pick<Till, 'follows' | 'byStaff'>;
  readonly booking: Booking;
  readonly reversals: Reversals;
}

export function createStaffDesk(parts: StaffDeskParts): StaffDesk {
  const { drivers, journal, log, time, till, booking, reversals } = parts;

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
    time: time.stamp(intent.at),
    moneyIds: money.map(({ id }) => id),
    can,
  });

  function taskOf(intent: Intent, reversed: ReadonlySet<string>): StaffTask | null {
    const open = intent.state === 'opened';
    if (isOf('charge')(intent) && open && !till.follows(intent.id))
      return describe(intent, 'unknown', intent.payload.charge.amount, [], ['charged', 'not-charged']);
    if (isOf('settle')(intent)) {
      const { money, bills } = intent.payload;
      if (open) return describe(intent, 'unbooked', sumOf(bills), money, ['retry', 'done']);
      const [only, ...more] = money;
      if (
        intent.outcome !== 'booked' ||
        !only ||
        more.length > 0 ||
        !isReversible(only) ||
        reversed.has(only.id)
      )
        return null;
      return describe(intent, 'paid', only.amount, money, ['reverse']);
    }
    if (isOf('attention')(intent) && open) {
      const { why, amount, money } = intent.payload;
      if (why === 'unknown') return describe(intent, 'unknown', amount, money, ['done']);
      if (why === 'short') return describe(intent, 'short', amount, money, ['done']);
      const piece = pieceOf(intent);
      const can: StaffTask['can'] = piece && !reversed.has(piece.id) ? ['reverse', 'done'] : ['done'];
      return describe(intent, 'back', amount, money, can);
    }
    if (isOf('reverse')(intent) && open)
      return describe(intent, 'reversing', intent.payload.money.amount, [intent.payload.money], ['done']);
    return null;
  }

  const find = (id: string): Intent | null => journal.kept().find((intent) => intent.id === id) ?? null;

  function close<K extends IntentKind>(intent: Intent<K>, outcome: string): 'done' {
    journal.close(intent.id, intent.kind, outcome);
    log('intent.closed', { intent: intent.id, kind: intent.kind, outcome });
    return 'done';
  }

  async function reverse(intent: Intent): Promise<StaffOutcome> {
    if (isOf('attention')(intent)) {
      const piece = pieceOf(intent);
      return piece
        ? outcomeOf(await reversals.reverse(intent.payload, piece, intent.id, intent.visit))
        : 'unsupported';
    }
    const [only] = isOf('settle')(intent) ? intent.payload.money : [];
    if (!isOf('settle')(intent) || !only) return 'unsupported';
    return outcomeOf(await reversals.reverse(intent.payload, only, null, intent.visit));
  }

  async function actOn(intent: Intent, act: StaffAct): Promise<StaffOutcome> {
    switch (act) {
      case 'reverse':
        return reverse(intent);
      case 'retry':
        return (await booking.book(intent.id)) ? 'booked' : 'not-reached';
      case 'charged':
      case 'not-charged':
        if (!isOf('charge')(intent)) return 'refused';
        await till.byStaff(intent, act);
        return 'done';
      case 'done':
        return close(intent, 'by-staff');
    }
  }

  function tasks(): StaffTask[] {
    const kept = journal.kept();
    const reversed = new Set(
      kept
        .filter(isOf('reverse'))
        .filter(({ outcome }) => outcome === null || !NOT_REVERSED.includes(outcome))
        .map(({ payload }) => payload.money.id),
    );
    const all = kept.map((intent) => taskOf(intent, reversed)).filter((task) => task !== null);
    return [
      ...all.filter(({ kind }) => kind !== 'paid'),
      ...all.filter(({ kind }) => kind === 'paid').reverse(),
    ];
  }

  return {
    tasks,
    async act(id, act) {
      const intent = find(id);
      if (!intent || !tasks().some((task) => task.id === id && task.can.includes(act)))
        return err('no-such-task');
      const outcome = await actOn(intent, act);
      log('staff.act', { task: id, act, outcome });
      return ok(outcome);
    },
    async endOfDay() {
      const closeDay = drivers.payment('card')?.endOfDay;
      if (!closeDay) return err('not-configured');
      const totals = await closeDay(AbortSignal.timeout(DELAYS.paymentStop));
      if (totals === 'unreachable') return err('not-reached');
      return totals === 'refused' ? err('refused') : ok(totals);
    },
  };
}

/** Outcomes of a reversal after which nothing went back for certain. */
const NOT_REVERSED: readonly string[] = ['refused', 'unsupported', 'not-started'];
type MoneyKind = 'charge' | 'settle' | 'attention' | 'reverse';

/** A terminal gives a whole transaction back, by its receipt. */
const isReversible = ({ receipt }: Money): boolean => receipt !== null;
const pieceOf = ({ payload }: Intent<'attention'>): Money | null =>
  payload.money.find((piece) => piece.amount === payload.amount && isReversible(piece)) ?? null;

const outcomeOf = (fate: ReverseFate): StaffOutcome => {
  if (fate.state === 'reversed') return 'reversed';
  if (fate.state === 'unknown') return 'unknown';
  return fate.why === 'not-started' ? 'not-reached' : fate.why;
};
