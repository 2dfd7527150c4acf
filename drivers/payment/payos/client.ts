import { APIError, InvalidSignatureError, PayOS, PayOSError } from '@payos/node';
import { err, ok, type Result } from '../../ports/result.ts';
import { requestBytes } from '../../transport/http.ts';
import type { Silence } from '../transfer/desk.ts';
import { silenceOf } from '../transfer/failure.ts';
import { envelope } from './schemas.ts';

/** `none`: no such order. `exists`: an order of this number stands. */
export type CallFailure = Silence | 'none' | 'exists';

export interface ClientOptions {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly apiKey: string;
  readonly checksumKey: string;
  readonly timeoutMs: number;
}

/**
 * payOS answers a refusal with HTTP 200 and a code: 101 no such order, 231 the order number was used, 20 parameters,
 * 401 keys, 214 the channel is unknown or paused.
 */
const CODES: Readonly<Record<string, CallFailure>> = {
  '101': 'none',
  '231': 'exists',
  '20': 'refused',
  '201': 'refused',
  '214': 'refused',
  '401': 'refused',
};

/** Why an answer without the envelope, or without a known code, is none. */
const failureOf = (status: number): Silence => {
  if (status === 401 || status === 403 || status === 429) return 'refused';
  return status >= 500 ? 'server' : 'nonsense';
};

class NoAnswer extends Error {
  readonly why: Silence;
  constructor(why: Silence) {
    super(why);
    this.why = why;
  }
}

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** What the package lets pass: an answer that is no envelope, and data that nobody signed. */
const objection = (status: number, body: unknown): Silence | null => {
  const said = envelope.safeParse(body);
  if (!said.success) return failureOf(status);
  const { code, data, signature } = said.data;
  return code === '00' && (data === undefined || data === null || !signature) ? 'signature' : null;
};

/**
 * The official package signs requests and checks the signatures of answers. Its own ways with the network are switched off:
 * it would send a lost creation again, hide why a request failed, follow redirects, take answers without signature, and
 * drop the path of a relay. So every call has its own instance over our own HTTP, which keeps the reason.
 */
export const createClient = ({ baseUrl, timeoutMs, ...keys }: ClientOptions) => {
  const base = baseUrl.replace(/\/+$/, '');

  return async (
    use: (payos: PayOS) => Promise<unknown>,
    signal: AbortSignal,
  ): Promise<Result<unknown, CallFailure>> => {
    let failed: Silence | null = null;
    const fail = (why: Silence): never => {
      failed = why;
      throw new NoAnswer(why);
    };
    const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      const answer = await requestBytes({
        method: init.method === 'POST' ? 'POST' : 'GET',
        url: `${base}${pathname}`,
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(typeof init.body === 'string' ? { body: init.body } : {}),
        timeoutMs,
        signal,
      });
      if (!answer.ok) return fail(silenceOf(answer.error));
      const { status, body } = answer.value;
      const json = parse(body);
      const why = objection(status, json);
      return why === null ? Response.json(json, { status }) : fail(why);
    };
    const payos = new PayOS({
      ...keys,
      // Null, or the package would look for one in the environment.
      partnerCode: null,
      baseURL: base,
      // Ours ends first.
      timeout: timeoutMs * 2,
      maxRetries: 0,
      logLevel: 'off',
      fetch,
    });
    try {
      return ok(await use(payos));
    } catch (error) {
      if (failed !== null) return err(failed);
      if (error instanceof InvalidSignatureError) return err('signature');
      if (error instanceof APIError) return err(CODES[String(error.code)] ?? failureOf(error.status ?? 0));
      if (error instanceof PayOSError) return err('nonsense');
      throw error;
    }
  };
};
export type Client = ReturnType<typeof createClient>;
