import type { MedipayValue } from '../../codec/signatures/medipay.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { HttpBytesFailure, HttpRequest } from '../../transport/http.ts';
import { requestBytes } from '../../transport/http.ts';
import { textOf } from '../../transport/http-text.ts';
import type { Envelope } from './compile.ts';
import type { Outcome } from './mapping.ts';
import type { Sign } from './signing.ts';

export interface ClientOptions {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly sign: Sign;
  readonly envelope: Envelope;
  /** Certificates of the hospital's own; null where those count that the system trusts. */
  readonly tls: HttpRequest['tls'] | null;
  /** Ends whatever is under way. */
  readonly closing: AbortSignal;
  /** Told why the HIS cannot be reached: once, until it can be again. */
  readonly unreachable: (why: string | null) => void;
}

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** After the base URL, escaped. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | number | boolean>>;
  /** Undefined where nothing is sent. */
  readonly body: unknown;
  readonly signed: readonly MedipayValue[];
  /** Null for the client's own. */
  readonly timeoutMs: number | null;
}

/**
 * What became of a request. `not-sent`: certain that nothing was. `silent`: no answer in time; it may have been carried out.
 * `misfit`: an expression of the request failed, and nothing was sent.
 */
export type Unanswered = 'not-sent' | 'silent' | 'misfit';
export type Answered =
  | { readonly kind: 'ok'; readonly data: unknown; readonly status: number; readonly body: unknown }
  | { readonly kind: Exclude<Outcome, 'ok'> | Unanswered; readonly detail: string };

/** JSON calls of one hospital, with its envelope around every answer. */
export interface Client {
  /** `codes`: what a code of the answer means for this call. Never throws for what network or HIS do. */
  send(request: Request, codes: ReadonlyMap<string, Outcome>, signal: AbortSignal): Promise<Answered>;
}

export function createClient(options: ClientOptions): Client {
  const base = options.baseUrl.replace(/\/+$/, '');

  return {
    async send({ method, path, query, body, signed, timeoutMs }, codes, signal) {
      const until = AbortSignal.any([signal, options.closing]);
      if (until.aborted) return { kind: 'not-sent', detail: 'ended by the caller' };
      const search = new URLSearchParams(
        Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]),
      ).toString();
      const answer = await requestBytes({
        method,
        url: `${base}${path}${search === '' ? '' : `?${search}`}`,
        headers: {
          accept: 'application/json',
          'cache-control': 'no-cache',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...options.headers,
          ...options.sign(signed),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(options.tls ? { tls: options.tls } : {}),
        timeoutMs: timeoutMs ?? options.timeoutMs,
        signal: until,
      });
      if (!answer.ok) {
        // What the caller ended says nothing of the HIS.
        if (answer.error === 'unreachable' && !until.aborted) options.unreachable(answer.detail ?? '');
        return { kind: FAILURES[answer.error], detail: answer.error };
      }
      options.unreachable(null);
      const { status, headers } = answer.value;
      const read = readJson(answer.value.body, headers.get('content-type'));
      // A proxy's page says nothing about a visit, whatever its status; it may say that nobody lets us in.
      if (!read.ok) return { kind: keptOut(status), detail: `${read.error}, status ${status}` };
      return heard({ status, body: read.value }, options.envelope, codes);
    },
  };
}

const FAILURES: Record<HttpBytesFailure, 'not-sent' | 'silent' | 'failed'> = {
  unreachable: 'not-sent',
  timeout: 'silent',
  lost: 'silent',
  'too-large': 'failed',
};

const keptOut = (status: number): 'refused' | 'failed' =>
  status === 401 || status === 403 ? 'refused' : 'failed';

/** A name with letters that were lost is no answer. An answer without a body is null. */
function readJson(
  bytes: Uint8Array,
  contentType: string | null,
): Result<unknown, 'letters lost' | 'no JSON'> {
  const text = textOf(bytes, contentType);
  if (text === null) return err('letters lost');
  if (text.trim() === '') return ok(null);
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err('no JSON', error instanceof Error ? error.name : '');
  }
}

/** A code as a detail may show it: one that is too long to be a code could be a number of somebody. */
const shown = (code: string): string => (/^[\w.-]{1,6}$/.test(code) ? `code ${code}` : 'a strange code');

async function heard(
  answer: { readonly status: number; readonly body: unknown },
  envelope: Envelope,
  codes: ReadonlyMap<string, Outcome>,
): Promise<Answered> {
  const { status } = answer;
  const code = await envelope.code.evaluate(answer);
  if (!code.ok || typeof code.value !== 'string')
    return { kind: keptOut(status), detail: `no envelope, status ${status}` };
  const outcome = codes.get(code.value) ?? 'failed';
  if (outcome !== 'ok') return { kind: outcome, detail: shown(code.value) };
  if (status < 200 || status > 299)
    return { kind: 'failed', detail: `${shown(code.value)} with status ${status}` };
  const data = await envelope.data.evaluate(answer);
  if (!data.ok) return { kind: 'failed', detail: `envelope data: ${data.detail ?? ''}` };
  return { kind: 'ok', data: data.value, ...answer };
}
