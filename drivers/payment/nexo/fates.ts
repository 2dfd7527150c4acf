import type { NexoApproval, NexoPayment, NexoRefusal, NexoReversal } from '../../codec/nexo-outcomes.ts';
import type { NexoTransaction } from '../../codec/nexo-requests.ts';
import type { NexoCondition } from '../../codec/nexo-schemas.ts';
import {
  type ChargeFate,
  type Decline,
  type Money,
  type NotPaid,
  type PaymentFault,
  type ReverseFate,
  soundMoney,
} from '../../ports/payment.ts';

export const UNKNOWN = { state: 'unknown' } as const;

const declined = (reason: Decline): NotPaid => ({ why: 'declined', reason });
export const notStarted = (fault: PaymentFault): ChargeFate => ({
  state: 'not-paid',
  why: 'not-started',
  fault,
});
const none = (fault: PaymentFault): NotPaid => ({ why: 'not-started', fault });

/** What every ErrorCondition of a payment means to a patient (nexo Retailer, ErrorCondition; domain facts G). */
const MEANS: Readonly<Record<NexoCondition, NotPaid>> = {
  // By an AbortRequest of the kiosk, and by the patient at the terminal.
  Aborted: { why: 'cancelled' },
  Cancel: { why: 'cancelled' },
  Refusal: declined('bank'),
  InvalidCard: declined('card'),
  InsertedCard: declined('card'),
  PaymentRestriction: declined('card'),
  WrongPIN: declined('pin'),
  Busy: none('busy'),
  InProgress: none('busy'),
  UnreachableHost: none('offline'),
  DeviceOut: none('fault'),
  UnavailableDevice: none('fault'),
  LoggedOut: none('refused'),
  MessageFormat: none('refused'),
  NotAllowed: none('refused'),
  NotFound: none('refused'),
  UnavailableService: none('refused'),
};

/** In what terminals add to a refusal: `refusalReason=…&message=…`, the same as JSON, or plain words. */
const REASON = /(?:refusalReason|message|errorDetail)"?\s*[=:]\s*"?([^&"]*)/gi;
const GROUPS: readonly (readonly [RegExp, Decline])[] = [
  [/\bpin\b/i, 'pin'],
  [/not.?enough|insufficient|exceed|limit|balance/i, 'funds'],
  [/expired|invalid.?card|restricted|blocked|stolen|lost|not.?supported|unreadable/i, 'card'],
];

const wordsOf = (more: string): string => {
  const found = [...more.matchAll(REASON)].map(([, words]) => words).join(' ');
  return found !== '' || /[={]/.test(more) ? found : more;
};

const notPaidOf = ({ condition, more }: NexoRefusal): NotPaid => {
  const means = condition === null ? declined('bank') : MEANS[condition];
  if (means.why !== 'declined' || means.reason !== 'bank') return means;
  const words = wordsOf(more);
  return declined(GROUPS.find(([pattern]) => pattern.test(words))?.[1] ?? 'bank');
};

/** A terminal reverses by its own name of the transaction and the time as it wrote it: both stand in the receipt number. */
const receiptOf = ({ id, timeStamp }: NexoTransaction): string => `${timeStamp} ${id}`;
/** The transaction of a receipt number; null where it is none. */
export const transactionOf = (receipt: string | null): NexoTransaction | null => {
  const [, timeStamp, id] = /^(\S+) (.+)$/.exec(receipt ?? '') ?? [];
  return timeStamp === undefined || id === undefined ? null : { id, timeStamp };
};

const moneyOf = ({ amount, transaction, card }: NexoApproval, reference: string): Money => {
  const at = transaction === null ? Number.NaN : Date.parse(transaction.timeStamp);
  const named = transaction !== null && !/\s/.test(transaction.timeStamp);
  return {
    id: transaction?.id ?? reference,
    amount,
    at: Number.isNaN(at) ? null : at,
    receipt: named ? receiptOf(transaction) : null,
    card: card ?? { masked: null, name: null },
  };
};

/** The fate of a charge that was answered. `now`: milliseconds since the epoch. */
export const fateOf = (payment: NexoPayment, reference: string, now: number): ChargeFate => {
  if (payment.outcome === 'refused') return { state: 'not-paid', ...notPaidOf(payment) };
  const money = soundMoney([moneyOf(payment.approval, reference)], now);
  return money === null ? UNKNOWN : { state: 'paid', money };
};

/** Conditions under which a reversal was not begun; under any other it was refused. */
const NOT_BEGUN: readonly (NexoCondition | null)[] = [
  'Busy',
  'InProgress',
  'DeviceOut',
  'LoggedOut',
  'UnavailableDevice',
  'UnreachableHost',
];

/** The fate of a reversal that was answered. `amount`: what was to go back; less is for people to look at. */
export const reverseFateOf = (reversal: NexoReversal, amount: number): ReverseFate => {
  if (reversal.outcome === 'reversed')
    return reversal.amount === null || reversal.amount === amount ? { state: 'reversed' } : UNKNOWN;
  return { state: 'not-reversed', why: NOT_BEGUN.includes(reversal.condition) ? 'not-started' : 'refused' };
};
