import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Answer, json, type LabRequest } from '../http-server.ts';

/* The envelope and the signature of HDBank MediPay Kiosk C06 (domain facts E1), from its side of the wire. */

export interface MedipayCredentials {
  readonly merchant: string;
  readonly secret: string;
}

const MESSAGES = {
  '000': 'Thành công',
  '400': 'Dữ liệu không hợp lệ',
  '401': 'Chữ ký không hợp lệ',
  '404': 'Không tìm thấy',
  '409': 'Đã hết chỗ hoặc đã thanh toán',
  '999': 'Hệ thống đang bận, vui lòng thử lại',
} as const;
export type Code = keyof typeof MESSAGES;

/** What a call came to. `rows`: an answer in pages. */
export type Said =
  | { readonly code: Exclude<Code, '000'> }
  | { readonly code: '000'; readonly data: unknown }
  | { readonly code: '000'; readonly rows: readonly unknown[] };

/** Pages of a list: what was asked for, at most so many rows as the server gives. */
const pageOf = (rows: readonly unknown[], query: URLSearchParams, most: number): object => {
  const whole = (name: string): number => Math.max(1, Math.trunc(Number(query.get(name) ?? 1)) || 1);
  const pageSize = Math.min(most, query.has('pageSize') ? whole('pageSize') : most);
  const page = whole('page');
  return {
    data: rows.slice((page - 1) * pageSize, page * pageSize),
    page,
    pageSize,
    // Pages, and not rows.
    count: Math.ceil(rows.length / pageSize),
  };
};

/** HTTP 200 whatever the code says. */
export const answerOf = (said: Said, query: URLSearchParams, pageSize: number): Answer => {
  const body =
    'rows' in said ? pageOf(said.rows, query, pageSize) : { data: 'data' in said ? said.data : null };
  return json(200, { code: said.code, message: MESSAGES[said.code], ...body });
};

/** The values of a call as it carries them: absent and null are nothing. */
export const valuesOf = (source: unknown, names: readonly string[]): string[] => {
  if (source instanceof URLSearchParams) return names.map((name) => source.get(name) ?? '');
  const fields = new Map(typeof source === 'object' && source !== null ? Object.entries(source) : []);
  return names.map((name) => String(fields.get(name) ?? ''));
};

const OFF_MS = 5 * 60_000;

/** Whether merchant, time and signature of a request are right for these values. */
export const isGenuine = (
  { headers }: LabRequest,
  values: readonly string[],
  { merchant, secret }: MedipayCredentials,
  now: number,
): boolean => {
  const sentAt = String(headers['x-timestamp'] ?? '');
  const right = createHmac('sha256', secret)
    .update([merchant, sentAt, ...values].join('|'))
    .digest();
  const given = Buffer.from(String(headers['x-sign'] ?? ''), 'hex');
  return (
    headers['x-merchant-id'] === merchant &&
    /^\d{1,15}$/.test(sentAt) &&
    Math.abs(now - Number(sentAt)) <= OFF_MS &&
    given.length === right.length &&
    timingSafeEqual(given, right)
  );
};

const WALL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `2026-11-22 08:12:00`, on the hospital's clocks. */
export const wallTime = (instant: string): string => WALL.format(Date.parse(instant));
