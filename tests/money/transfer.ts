import type { ChargeFate, ChargeIntent, Money, NotPaid, PaymentMethod } from '../../drivers/ports/payment.ts';
import type { OnCharge, Provider, Taken } from './ledger.ts';
import { amountsOf, notPaid, UNKNOWN } from './ledger.ts';
import type { Wire } from './wire.ts';

interface Order {
  readonly intent: ChargeIntent;
  /** Null while it waits for money. */
  end: 'paid' | NotPaid | null;
  /** Whoever follows the charge. */
  waiting: ((fate: ChargeFate) => void) | null;
}

export interface TransferBank extends Provider {
  readonly method: PaymentMethod;
  /** Tells its money in the wrong order, and each piece twice. */
  muddled: boolean;
}

/** A bank with orders that are paid by transfer. It keeps the word of the port; its answers may be lost. */
export function createTransferBank(wire: Wire, now: () => number, onCharge: OnCharge): TransferBank {
  const orders = new Map<string, Order>();
  const taken: Taken[] = [];
  const calls: string[] = [];

  const moneyOf = ({ intent }: Order): Money[] => {
    const money = taken.filter(({ chargeId }) => chargeId === intent.id).map((one) => one.money);
    return bank.muddled ? [...money, ...money].reverse() : money;
  };
  const fateOf = (order: Order): ChargeFate => {
    const money = moneyOf(order);
    if (order.end === null) return { state: 'open', money };
    if (money.length > 0) return { state: 'paid', money };
    return order.end === 'paid' ? UNKNOWN : notPaid(order.end);
  };

  function close(order: Order, end: 'paid' | NotPaid): void {
    if (order.end !== null) return;
    order.end = end;
    if (order.waiting) wire.answer(fateOf(order), UNKNOWN, order.waiting);
    order.waiting = null;
  }

  function take(order: Order, amount: number): void {
    const money = { id: `ft-${taken.length + 1}`, amount, at: now(), receipt: null, card: null };
    taken.push({ chargeId: order.intent.id, money, reversed: 0 });
  }

  const ask = (intent: ChargeIntent, effect: (order: Order) => void): Promise<ChargeFate> =>
    wire.ask(
      () => {
        const order = orders.get(intent.id);
        if (!order) return notPaid({ why: 'not-started', fault: 'offline' });
        effect(order);
        return fateOf(order);
      },
      { lost: UNKNOWN, unreached: UNKNOWN },
    );

  const method: PaymentMethod = {
    means: 'vietqr',
    status: async () => 'ready',
    mark: async () => ({ mark: null }),
    async charge(intent, _mark, heard, signal) {
      onCharge(intent);
      calls.push(intent.id);
      let order: Order | null = null;
      const begun = await wire.ask<ChargeFate | 'stands'>(
        () => {
          order = { intent, end: null, waiting: null };
          orders.set(intent.id, order);
          return 'stands';
        },
        { lost: UNKNOWN, unreached: notPaid({ why: 'not-started', fault: 'offline' }) },
      );
      const stands = orders.get(intent.id);
      if (begun !== 'stands' || !stands) return begun === 'stands' ? UNKNOWN : begun;
      heard({ step: 'qr', payload: `qr-${intent.reference}`, expiresAt: intent.expiresAt, to: null });
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(UNKNOWN));
        if (stands.end !== null) resolve(fateOf(stands));
        else stands.waiting = resolve;
      });
    },
    query: (intent) => ask(intent, () => undefined),
    cancel: (intent) => ask(intent, (order) => close(order, { why: 'cancelled' })),
    reverse: async () => ({ state: 'not-reversed', why: 'unsupported' }),
    endOfDay: null,
    close: async () => undefined,
  };

  const bank: TransferBank = {
    method,
    muddled: false,
    taken,
    calls,
    charges: () => [...orders.values()].map(({ intent }) => intent),
    isOpen: (chargeId) => orders.get(chargeId)?.end === null,
    pay(index, payment) {
      const order = [...orders.values()].at(index);
      if (!order) return;
      const amounts = amountsOf(payment, order.intent.amount);
      for (const amount of amounts) take(order, amount);
      if (payment !== 'piece' && amounts.length > 0) close(order, 'paid');
    },
    refuse(why) {
      const order = [...orders.values()].at(-1);
      if (order) close(order, why);
    },
    tick() {
      for (const order of orders.values())
        if (now() >= order.intent.expiresAt) close(order, { why: 'expired' });
    },
  };
  return bank;
}
