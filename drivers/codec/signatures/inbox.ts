import { readCasso, verifyCasso } from './casso.ts';
import { type MedipayHeaders, medipayIpnValues, readMedipay, verifyMedipay } from './medipay.ts';
import {
  jsonOf,
  type MoneyNotice,
  type NoticeFailure,
  type NoticeProvider,
  type NoticeResult,
} from './notice.ts';
import { readPayos, verifyPayos } from './payos.ts';
import { readSepay, type SepayHeaders, verifySepay } from './sepay.ts';
import { readVnpay, verifyVnpay, vnpayFields } from './vnpay.ts';

/** A webhook as it came in. */
export interface IncomingNotice {
  readonly provider: NoticeProvider;
  /** Names in lower case, as node:http gives them. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Without `?`; VNPAY sends all in it. */
  readonly query: string;
  /** The bytes as they came: they are what is signed. */
  readonly body: Uint8Array;
}

/** Why a webhook is not taken for money. */
export type NoticeRefusal = NoticeFailure | 'bad-signature' | 'stale' | 'repeated';

/** What was taken already: `provider/id`, oldest first. */
export type InboxState = readonly string[];
export const EMPTY_INBOX: InboxState = [];

export interface InboxRules {
  readonly secret: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How far the time of sending may be off, either way, where the provider signs one. Milliseconds. */
  readonly windowMs?: number;
  /** How far the time of the money may be off, either way, where the provider signs no time of sending. Milliseconds. */
  readonly moneyWindowMs?: number;
  /** How many taken ones are kept in mind. */
  readonly keep?: number;
}

export type NoticeVerdict =
  | { readonly ok: true; readonly notice: MoneyNotice }
  | { readonly ok: false; readonly why: NoticeRefusal };

/** SePay refuses to be late by more; the others name no time of their own. */
const WINDOW_MS = 5 * 60_000;
/** payOS and VNPAY sign when the money came, and send the same words again for hours. */
const MONEY_WINDOW_MS = 24 * 60 * 60_000;
const KEEP = 10_000;

/** A verified webhook: when it was sent, null where its provider signs no time, and what it tells. */
type Opened = { readonly sentAt: number | null; readonly read: NoticeResult } | 'bad-signature' | 'malformed';

const openJson = (
  incoming: IncomingNotice,
  verify: (json: unknown) => number | null | 'bad-signature',
  read: (json: unknown) => NoticeResult,
): Opened => {
  const json = jsonOf(incoming.body);
  if (json === undefined) return 'malformed';
  const sentAt = verify(json);
  return sentAt === 'bad-signature' ? sentAt : { sentAt, read: read(json) };
};

const OPEN: Readonly<Record<NoticeProvider, (incoming: IncomingNotice, secret: string) => Opened>> = {
  payos: (incoming, secret) =>
    openJson(incoming, (json) => (verifyPayos(json, secret) ? null : 'bad-signature'), readPayos),
  casso: (incoming, secret) =>
    openJson(
      incoming,
      (json) => verifyCasso(incoming.headers['x-casso-signature'], json, secret) ?? 'bad-signature',
      readCasso,
    ),
  sepay: (incoming, secret) => {
    const headers: SepayHeaders = incoming.headers;
    const sentAt = verifySepay(headers, incoming.body, secret);
    return sentAt === null ? 'bad-signature' : openJson(incoming, () => sentAt, readSepay);
  },
  vnpay: ({ query }, secret) =>
    verifyVnpay(query, secret) ? { sentAt: null, read: readVnpay(vnpayFields(query)) } : 'bad-signature',
  medipay: (incoming, secret) => {
    const headers: MedipayHeaders = incoming.headers;
    const verify = (json: unknown): number | 'bad-signature' =>
      verifyMedipay(headers, medipayIpnValues(json) ?? [], secret) ?? 'bad-signature';
    return openJson(incoming, verify, readMedipay);
  },
};

const judged = (opened: Opened, state: InboxState, rules: InboxRules): NoticeVerdict => {
  if (typeof opened === 'string') return { ok: false, why: opened };
  const { sentAt, read } = opened;
  const isOff = (at: number, windowMs: number): boolean => Math.abs(rules.now - at) > windowMs;
  if (sentAt !== null && isOff(sentAt, rules.windowMs ?? WINDOW_MS)) return { ok: false, why: 'stale' };
  if (!read.ok) return read;
  if (state.includes(keyOf(read.notice))) return { ok: false, why: 'repeated' };
  const { at } = read.notice;
  const isOld = sentAt === null && at !== null && isOff(at, rules.moneyWindowMs ?? MONEY_WINDOW_MS);
  return isOld ? { ok: false, why: 'stale' } : read;
};

const keyOf = ({ provider, id }: MoneyNotice): string => `${provider}/${id}`;

/**
 * Judges a webhook, and gives what is to be kept in mind for the next one. It keeps so many; what is older is for the
 * ledger behind it to know, which has the last word on every id. The amount is not compared with what was asked for.
 */
export const judgeNotice = (
  incoming: IncomingNotice,
  state: InboxState,
  rules: InboxRules,
): { readonly verdict: NoticeVerdict; readonly state: InboxState } => {
  const verdict = judged(OPEN[incoming.provider](incoming, rules.secret), state, rules);
  if (!verdict.ok) return { verdict, state };
  return { verdict, state: [...state, keyOf(verdict.notice)].slice(-(rules.keep ?? KEEP)) };
};
