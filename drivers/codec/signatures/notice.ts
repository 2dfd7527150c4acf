import { z } from 'zod';

/** Who tells of money (domain facts F3, E1). */
export const NOTICE_PROVIDERS = ['payos', 'casso', 'sepay', 'vnpay', 'medipay'] as const;
export type NoticeProvider = (typeof NOTICE_PROVIDERS)[number];

/** Money that came in, as every provider's webhook says it in its own way. */
export interface MoneyNotice {
  readonly provider: NoticeProvider;
  /** The provider's own name of the money, by which a repetition is known. */
  readonly id: string;
  /** What the payer or the bank wrote: the reference of the charge stands somewhere in it. */
  readonly text: string;
  /** The number of the order where the provider was told one. */
  readonly orderNumber: number | null;
  /** Integer đồng, more than 0. */
  readonly amount: number;
  /** Milliseconds since the epoch, null where it is not said. */
  readonly at: number | null;
}

export type NoticeFailure =
  | 'malformed'
  /** Not đồng. */
  | 'currency'
  /** Nothing, less than nothing, or part of a đồng. */
  | 'amount'
  /** True, and tells of no money that came in: a payment that failed, money that went out. */
  | 'no-money';

export type NoticeResult =
  | { readonly ok: true; readonly notice: MoneyNotice }
  | { readonly ok: false; readonly why: NoticeFailure };

export const refuseNotice = (why: NoticeFailure): NoticeResult => ({ ok: false, why });

/** The notice, unless its amount is none. */
export const noticeOf = (notice: MoneyNotice): NoticeResult =>
  Number.isSafeInteger(notice.amount) && notice.amount > 0 ? { ok: true, notice } : refuseNotice('amount');

/** A name that some send as a number and some as text. */
export const anyId = z.union([z.string().trim().min(1), z.number().int()]).transform(String);
/** A text that may be left out. */
export const looseText = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** A positive integer within text, null for anything else. */
export const orderNumberOf = (text: string): number | null => {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) && number > 0 ? number : null;
};

const LOCAL = /^(\d{4})-?(\d{2})-?(\d{2})[T ]?(\d{2}):?(\d{2}):?(\d{2})$/;

/** `2026-11-22 08:12:00` or `20261122081200` of Vietnam, which is seven hours ahead all year; null where it is neither. */
export const vietnamInstant = (text: string): number | null => {
  const match = LOCAL.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`);
  return Number.isNaN(at) ? null : at;
};

/** JSON of bytes; undefined where it is none, or no UTF-8. */
export const jsonOf = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
};
