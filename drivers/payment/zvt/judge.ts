import type { ZvtStatusInformation } from '../../codec/zvt-answers.ts';
import { type ZvtVerdict, zvtVerdict } from '../../codec/zvt-results.ts';
import {
  type ChargeFate,
  type ChargeIntent,
  type Money,
  type NotPaid,
  soundMoney,
} from '../../ports/payment.ts';
import { readMark, relationOf } from './mark.ts';
import type { ZvtOptions } from './options.ts';

/** Vietnam has one time all year. */
const UTC_OFFSET_HOURS = 7;
/** So much the clock of a terminal may be behind ours, where nothing but the time tells two sales apart: ms. */
const SLOW_CLOCK_MS = 300_000;

const UNKNOWN: ChargeFate = { state: 'unknown' };

/** `MMDDhhmmss` of the terminal in the year that makes it closest to `now`; null where it is no time. */
export const instantOf = (localTime: string | null, now: number): number | null => {
  if (localTime === null) return null;
  const [month, day, hour, minute, second] = (localTime.match(/../g) ?? []).map(Number);
  if (month === undefined || day === undefined || month < 1 || month > 12 || day < 1) return null;
  const year = new Date(now).getUTCFullYear();
  const times = [year - 1, year, year + 1].map((y) =>
    Date.UTC(y, month - 1, day, (hour ?? 0) - UTC_OFFSET_HOURS, minute, second),
  );
  return times.reduce((a, b) => (Math.abs(b - now) < Math.abs(a - now) ? b : a));
};

/** What a transaction is called: its trace number, else its receipt number; null where it has neither. */
const nameOf = ({ trace, receipt }: ZvtStatusInformation): string | null =>
  trace === null && receipt === null ? null : String(trace ?? receipt);

/** The money of a transaction that went well; null for any other, and for money that cannot be. */
export const moneyOf = (told: ZvtStatusInformation, now: number): Money | null => {
  const id = nameOf(told);
  if (told.result !== 0 || told.amount === null || told.amount === 0 || id === null || told.reversed !== null)
    return null;
  const money = {
    id,
    amount: told.amount,
    at: instantOf(told.localTime, now),
    receipt: told.receipt === null ? null : String(told.receipt),
    card: told.card,
  };
  return soundMoney([money], now)?.[0] ?? null;
};

/** Why a transaction did not go through, for its verdict; null where it did. */
export const notPaidBy = (verdict: ZvtVerdict): NotPaid | null => {
  if (verdict === 'approved') return null;
  if (typeof verdict === 'object') return { why: 'declined', reason: verdict.declined };
  return verdict === 'stopped' ? { why: 'cancelled' } : { why: 'not-started', fault: verdict };
};

export interface Question {
  readonly intent: ChargeIntent;
  readonly mark: string | null;
  readonly noReceipt: ZvtOptions['noReceipt'];
  /** What to say where the terminal proves that nothing was charged and does not say why. */
  readonly why: NotPaid;
  /** Whether another charge of this process is known to have made this money. */
  readonly isOthers: (money: Money) => boolean;
  readonly now: number;
}

const fateOfNewest = (last: ZvtStatusInformation, question: Question): ChargeFate => {
  const money = moneyOf(last, question.now);
  if (money !== null) return question.isOthers(money) ? UNKNOWN : { state: 'paid', money: [money] };
  if (last.result === null || last.result === 0 || last.reversed !== null) return UNKNOWN;
  const why = notPaidBy(zvtVerdict(last.result));
  return why === null ? UNKNOWN : { state: 'not-paid', ...why };
};

/**
 * What became of a charge, by the last transaction of an idle terminal. Only what proves something is said: the mark itself means
 * that nothing came after it, the transaction right after the mark is the charge. Nobody knows of every terminal whether it repeats
 * a declined transaction or the last good one: the first shows itself as declined, the second as the mark.
 */
export const judge = (last: ZvtStatusInformation | 'none', question: Question): ChargeFate => {
  const mark = question.mark === null ? null : readMark(question.mark);
  if (mark === null) return UNKNOWN;
  if (last === 'none') {
    // With a mark there was a receipt, and it is gone: nobody knows what went with it.
    return mark === 'none' && question.noReceipt === 'not-paid'
      ? { state: 'not-paid', ...question.why }
      : UNKNOWN;
  }
  if (mark === 'none') {
    const at = instantOf(last.localTime, question.now);
    const isOlder = at === null || at < question.intent.mintedAt - SLOW_CLOCK_MS;
    return isOlder ? UNKNOWN : fateOfNewest(last, question);
  }
  const relation = relationOf(mark, last);
  if (relation === 'same') return { state: 'not-paid', ...question.why };
  return relation === 'next' ? fateOfNewest(last, question) : UNKNOWN;
};
