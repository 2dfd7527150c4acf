import { signMedipay } from '../../codec/signatures/medipay.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import { requestJson } from '../../transport/http.ts';
import type { Silence } from '../transfer/desk.ts';
import { silenceOf } from '../transfer/failure.ts';
import { envelope, type Invoice, invoice } from './schemas.ts';

/** `none`: no such invoice. `exists`: the reference stands with another amount. */
type CallFailure = Silence | 'none' | 'exists';

export interface ClientOptions {
  readonly baseUrl: string;
  readonly merchantId: string;
  readonly secret: string;
  readonly timeoutMs: number;
  readonly now: () => number;
}

interface Call {
  readonly path: string;
  /** In the order in which they are signed. */
  readonly fields: Readonly<Record<string, string | number>>;
}

const CODES: Readonly<Record<string, CallFailure>> = {
  '404': 'none',
  '409': 'exists',
  '400': 'refused',
  '401': 'refused',
  '403': 'refused',
};

const failureOf = (status: number): Silence => {
  if (status === 401 || status === 403) return 'refused';
  return status >= 500 ? 'server' : 'nonsense';
};

/** Signed calls of the hospital's bank service: headers and envelope of MediPay (domain facts E1; docs/payment-wire.md). */
export const createClient = ({ baseUrl, merchantId, secret, timeoutMs, now }: ClientOptions) => {
  const base = baseUrl.replace(/\/+$/, '');
  const call = async (
    method: 'GET' | 'POST',
    { path, fields }: Call,
    signal: AbortSignal,
  ): Promise<Result<Invoice, CallFailure>> => {
    const values = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
    const signed = Object.values(fields);
    const timestamp = String(now());
    const query = method === 'GET' ? `?${new URLSearchParams(values)}` : '';
    const answer = await requestJson({
      method,
      url: `${base}${path}${query}`,
      headers: {
        'content-type': 'application/json',
        'x-merchant-id': merchantId,
        'x-timestamp': timestamp,
        'x-sign': signMedipay(secret, merchantId, timestamp, signed),
      },
      ...(method === 'POST' ? { body: JSON.stringify(fields) } : {}),
      timeoutMs,
      signal,
    });
    if (!answer.ok) return err(silenceOf(answer.error), answer.detail);
    const { status, body } = answer.value;
    const said = envelope.safeParse(body);
    if (!said.success) return err(failureOf(status), `status ${status}`);
    const { code, data } = said.data;
    if (code !== '000') return err(CODES[code] ?? 'server', `code ${code}`);
    const found = invoice.safeParse(data);
    return found.success ? ok(found.data) : err('nonsense', 'invoice');
  };
  return {
    get: (it: Call, signal: AbortSignal) => call('GET', it, signal),
    post: (it: Call, signal: AbortSignal) => call('POST', it, signal),
  };
};
export type Client = ReturnType<typeof createClient>;
