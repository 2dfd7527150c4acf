import type { ChargeIntent } from '../../ports/payment.ts';
import type { OrderState, OrderWord } from '../transfer/desk.ts';
import { sumOf } from '../transfer/fate.ts';
import { distinctMoney, transferMoney } from '../transfer/money.ts';
import type { Invoice } from './schemas.ts';

/** Null where status, reason and `open` contradict each other. */
const stateOf = ({ status, reason, open }: Invoice): OrderState | null => {
  switch (status) {
    case '00':
      return open ? null : 'paid';
    case '01':
      return open ? 'waiting' : null;
    case '10':
      return open ? 'waiting' : 'paid';
    case '99':
      if (reason === null || open !== (reason === 'processing')) return null;
      return reason === 'processing' ? 'seen' : reason;
  }
};

/** Whether the money is what the status says of it. */
const agrees = (status: Invoice['status'], sum: number, amount: number): boolean => {
  if (status === '00') return sum === amount;
  return status === '10' ? sum > 0 && sum !== amount : sum === 0;
};

/** Whether an invoice is another kiosk's, whose charge happens to have the same reference. */
export const isOthers = ({ key }: Invoice, { id }: ChargeIntent): boolean => key !== null && key !== id;

/** What an invoice says of a charge: that it has none, where another kiosk's has its reference; nothing, where it is another one's or contradicts itself. */
export const wordOf = (invoice: Invoice, intent: ChargeIntent): OrderWord => {
  if (isOthers(invoice, intent)) return { state: 'none' };
  const state = stateOf(invoice);
  const money = distinctMoney(
    invoice.transactions.map(({ id, amount, at }) => transferMoney(id, amount, at)),
  );
  const isOurs = invoice.reference === intent.reference && invoice.amount === intent.amount;
  if (!isOurs || state === null || money === null || !agrees(invoice.status, sumOf(money), intent.amount))
    return { state: 'no-answer', why: 'nonsense' };
  return { state, money };
};
