import type { Bill, HisFailure, SettleFailure, SettleRequest } from '../../ports/his.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Compiled } from './compile.ts';
import type { Runner, Stopped } from './operation.ts';
import { failureOf, fitting } from './operation.ts';
import { bills as shape, yesOrNo } from './shapes.ts';

/** Viện phí: bills, and money that pays them. A hospital whose mapping has none of it has no bills. */
export interface Money {
  /** Oldest first. A bill whose money cannot be believed is left out and logged. */
  unpaid(patientId: string, signal: AbortSignal): Promise<Result<Bill[], HisFailure>>;
  settle(request: SettleRequest, signal: AbortSignal): Promise<Result<null, SettleFailure>>;
  find(key: string, signal: AbortSignal): Promise<Result<boolean, HisFailure>>;
}

type Log = (event: string, fields?: Readonly<Record<string, string>>) => void;

const isDong = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Why the money of a bill is not believed; null where it is. */
function wrongMoney({ items, insurance, due }: Pick<Bill, 'items' | 'insurance' | 'due'>): string | null {
  if (![insurance, due, ...items.map(({ amount }) => amount)].every(isDong)) return 'amount';
  const charged = items.reduce((sum, { amount }) => sum + amount, 0);
  return items.length > 0 && due > charged - insurance ? 'totals' : null;
}

/** What money that stopped is to the port. `unknown` wherever it may be booked. */
function settleFailureOf(stopped: Stopped): SettleFailure {
  const { why, effect, done } = stopped;
  if (done) return 'unknown';
  if (why === 'no-bill') return why;
  if (effect === 'once' && (why === 'silent' || why === 'failed')) return 'unknown';
  return failureOf(stopped);
}

export function createMoney(runner: Runner, operations: Compiled['operations'], log: Log): Money {
  const { bills, settle, findSettlement } = operations;

  const find: Money['find'] = async (key, signal) =>
    findSettlement === null ? ok(false) : runner.ask(findSettlement, { key }, yesOrNo, signal);

  /** The HIS refused money as paid already: with this money, or with other money? */
  async function whoPaid(key: string, signal: AbortSignal): Promise<Result<null, SettleFailure>> {
    const booked = await find(key, signal);
    if (!booked.ok) return err('unknown', booked.detail);
    return booked.value ? ok(null) : err('already-paid');
  }

  return {
    find,

    async unpaid(patientId, signal) {
      if (bills === null) return ok([]);
      const found = await runner.ask(bills, { patientId }, shape, signal);
      if (!found.ok) return found;
      const own = found.value.filter((bill) => {
        // A server may leave out of account what it does not know to search by: nobody is shown the bill of another.
        if (bill.patientId !== patientId || bill.due === 0) return false;
        const why = wrongMoney(bill);
        if (why !== null) log('bill-left-out', { why });
        return why === null;
      });
      return ok(own.sort((a, b) => Date.parse(a.issuedAt) - Date.parse(b.issuedAt)));
    },

    async settle(request, signal) {
      if (settle === null) return err('no-bill', 'this HIS has no bills');
      const ran = await runner.run(settle, request, signal);
      if (!ran.ok) {
        const paid = !ran.done && (ran.why === 'already-paid' || ran.why === 'already');
        return paid ? whoPaid(request.key, signal) : err(settleFailureOf(ran), ran.detail);
      }
      const booked = fitting('settle', yesOrNo, ran.value);
      if (!booked.ok) return err('unknown', booked.detail);
      return booked.value ? ok(null) : err('unknown', 'settle: other money');
    },
  };
}
