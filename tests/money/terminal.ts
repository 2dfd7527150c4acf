import type {
  ChargeFate,
  ChargeIntent,
  Money,
  NotPaid,
  PaymentMethod,
  ReverseFate,
} from '../../drivers/ports/payment.ts';
import type { OnCharge, Provider, Taken } from './ledger.ts';
import { amountsOf, notPaid, UNKNOWN } from './ledger.ts';
import type { Wire } from './wire.ts';

interface Sale {
  readonly intent: ChargeIntent;
  readonly resolve: (fate: ChargeFate) => void;
}

export interface CardTerminal extends Provider {
  readonly method: PaymentMethod;
}

/**
 * A terminal that is told no key of a charge: it can be asked by its last transaction alone, which is that of the charge
 * where it came right after the mark.
 */
export function createCardTerminal(wire: Wire, now: () => number, onCharge: OnCharge): CardTerminal {
  const taken: Taken[] = [];
  const calls: string[] = [];
  const charges: ChargeIntent[] = [];
  const backs = new Set<string>();
  let sale: Sale | null = null;

  const last = (): number => taken.length;

  function end(fate: ChargeFate): void {
    const ended = sale;
    sale = null;
    if (ended) wire.answer(fate, UNKNOWN, ended.resolve);
  }

  function fateOf(intent: ChargeIntent, mark: string | null): ChargeFate {
    if (sale) return sale.intent.id === intent.id ? { state: 'open', money: [] } : UNKNOWN;
    const since = last() - Number(mark);
    const newest = taken.at(-1);
    if (since === 0) return notPaid({ why: 'cancelled' });
    return since === 1 && newest ? { state: 'paid', money: [newest.money] } : UNKNOWN;
  }

  function approve(intent: ChargeIntent, amount: number): void {
    const receipt = String(last() + 1);
    const card = { masked: '411111••••••1111', name: 'VISA' };
    const money: Money = { id: `trace-${receipt}`, amount, at: now(), receipt, card };
    taken.push({ chargeId: intent.id, money, reversed: 0 });
    end({ state: 'paid', money: [money] });
  }

  const method: PaymentMethod = {
    means: 'card',
    status: async () => (sale ? 'busy' : 'ready'),
    mark: () =>
      wire.ask<{ mark: string } | 'unreachable'>(() => ({ mark: String(last()) }), {
        lost: 'unreachable',
        unreached: 'unreachable',
      }),
    async charge(intent, _mark, heard, signal) {
      onCharge(intent);
      calls.push(intent.id);
      let ended: Promise<ChargeFate> | null = null;
      const begun = await wire.ask<ChargeFate | 'stands'>(
        () => {
          if (sale) return notPaid({ why: 'not-started', fault: 'busy' });
          charges.push(intent);
          ended = new Promise((resolve) => {
            sale = { intent, resolve };
            signal.addEventListener('abort', () => resolve(UNKNOWN));
          });
          return 'stands';
        },
        { lost: UNKNOWN, unreached: notPaid({ why: 'not-started', fault: 'offline' }) },
      );
      if (begun !== 'stands') return begun;
      heard({ step: 'terminal', says: 'insert-card' });
      return ended ?? UNKNOWN;
    },
    query: (intent, mark) => wire.ask(() => fateOf(intent, mark), { lost: UNKNOWN, unreached: UNKNOWN }),
    cancel: (intent, mark) =>
      wire.ask(
        () => {
          if (sale?.intent.id === intent.id) end(notPaid({ why: 'cancelled' }));
          return fateOf(intent, mark);
        },
        { lost: UNKNOWN, unreached: UNKNOWN },
      ),
    reverse: (wish) =>
      wire.ask<ReverseFate>(
        () => {
          const of = taken.find(({ money }) => money.id === wish.money.id);
          if (!of) return { state: 'not-reversed', why: 'refused' };
          // It does not refuse a second one: nobody is to rely on that.
          if (!backs.has(wish.id)) of.reversed += 1;
          backs.add(wish.id);
          return { state: 'reversed' };
        },
        { lost: { state: 'unknown' }, unreached: { state: 'not-reversed', why: 'not-started' } },
      ),
    endOfDay: async () => ({ count: taken.length, amount: null }),
    close: async () => undefined,
  };

  return {
    method,
    taken,
    calls,
    charges: () => charges,
    isOpen: (chargeId) => sale?.intent.id === chargeId,
    pay(_index, payment) {
      if (!sale || payment === 'piece') return;
      const { intent } = sale;
      const [amount = intent.amount] = amountsOf(payment, intent.amount);
      approve(intent, amount);
    },
    refuse(why: NotPaid) {
      end(notPaid(why));
    },
    tick() {
      if (sale && now() >= sale.intent.expiresAt) end(notPaid({ why: 'expired' }));
    },
  };
}
