import { parseVietQr } from '../../codec/vietqr.ts';
import type { ChargeIntent } from '../../ports/payment.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { OrderState, OrderWord, Shown } from '../transfer/desk.ts';
import { distinctMoney, transferMoney } from '../transfer/money.ts';
import type { CreatedLink, PaymentLinkAnswer } from './schemas.ts';

const STATES: Record<PaymentLinkAnswer['status'], OrderState> = {
  PENDING: 'waiting',
  UNDERPAID: 'waiting',
  PROCESSING: 'seen',
  PAID: 'paid',
  CANCELLED: 'cancelled',
  EXPIRED: 'expired',
  FAILED: 'failed',
};

const HAS_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/** Milliseconds since the epoch; null where it is no time. A time without zone is Vietnam's. */
const instantOf = (text: string | null): number | null => {
  if (text === null) return null;
  const iso = text.trim().replace(' ', 'T');
  const at = Date.parse(HAS_ZONE.test(iso) ? iso : `${iso}+07:00`);
  return Number.isNaN(at) ? null : at;
};

/** What payOS says of an order: nothing, where it is another one's, or money is told without its transactions. */
export const wordOf = (link: PaymentLinkAnswer, intent: ChargeIntent): OrderWord => {
  const money = distinctMoney(
    link.transactions.map(({ reference, amount, transactionDateTime }) =>
      transferMoney(reference, amount, instantOf(transactionDateTime)),
    ),
  );
  const isOurs = link.orderCode === intent.number && link.amount === intent.amount;
  const claims = link.amountPaid > 0 || link.status === 'PAID' || link.status === 'UNDERPAID';
  if (!isOurs || money === null || (claims && money.length === 0))
    return { state: 'no-answer', why: 'nonsense' };
  return { state: STATES[link.status], money };
};

type Unshowable = 'other-order' | 'not-pending' | 'code' | 'amount' | 'purpose';

/**
 * What of a new order can be shown: only a code that asks for this amount, with the reference in its purpose (payOS may put
 * its own prefix before it).
 */
export const shownOf = (link: CreatedLink, intent: ChargeIntent): Result<Shown, Unshowable> => {
  if (link.orderCode !== intent.number || link.amount !== intent.amount) return err('other-order');
  if (link.status !== 'PENDING') return err('not-pending');
  const payload = link.qrCode.trim();
  const code = parseVietQr(payload);
  if (!code.ok) return err('code');
  const { bin, account, amount, purpose } = code.value;
  if (amount !== intent.amount) return err('amount');
  if (purpose === null || !purpose.toUpperCase().includes(intent.reference)) return err('purpose');
  return ok({ payload, to: { bin, account, name: link.accountName, purpose } });
};
