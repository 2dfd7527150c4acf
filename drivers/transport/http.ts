import { err, ok, type Result } from '../ports/result.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** For the whole exchange, milliseconds. */
  readonly timeoutMs: number;
  /** Ends the exchange early. */
  readonly signal?: AbortSignal;
  readonly maxBytes?: number;
}

/** `body` is parsed JSON; null where an answer that is no success brought none. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** `body` is what came, whatever the status. */
export interface HttpBytes {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export type HttpBytesFailure =
  /** Certain that nothing was sent: no such host, refused, no trust in its certificate. */
  | 'unreachable'
  /** No whole answer in time; the request may have been carried out. */
  | 'timeout'
  /** The connection broke, or the caller's signal ended it; the request may have been carried out. */
  | 'lost'
  | 'too-large';
export type HttpFailure =
  | HttpBytesFailure
  /** A success whose body is no JSON. */
  | 'not-json';

// fetch would keep the address of the last 250 requests, and an address can hold a person's number
performance.setResourceTimingBufferSize(0);

const MAX_BYTES = 5 * 1024 * 1024;

/** Errors of the way to the server: they come before the first byte of a request. */
const BEFORE_SENDING =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

/** fetch hides the cause, and the causes of several addresses, inside its error. */
const codesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf);
  if (error.cause !== undefined) return codesOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? [error.code] : [error.name];
};

/** The body, or null when it passes the limit. */
const readBody = async (response: Response, maxBytes: number): Promise<Uint8Array | null> => {
  if (response.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const parseJson = (text: string): Result<unknown, 'not-json'> => {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err('not-json', error instanceof Error ? error.name : '');
  }
};

const exchange = async (
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Result<HttpBytes, HttpBytesFailure>> => {
  const { method, url, headers = {}, body = null, maxBytes = MAX_BYTES } = request;
  // A redirect is not followed: it would send a patient's data where the configuration did not.
  const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
  const bytes = await readBody(response, maxBytes);
  if (bytes === null) return err('too-large', `status ${response.status}`);
  return ok({ status: response.status, headers: response.headers, body: bytes });
};

/** One exchange over HTTP. Never throws for what the network or the server does; a detail never holds the URL. */
export const requestBytes = async (request: HttpRequest): Promise<Result<HttpBytes, HttpBytesFailure>> => {
  const abort = new AbortController();
  const end = (): void => abort.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end();
  }, request.timeoutMs);
  if (request.signal?.aborted) end();
  request.signal?.addEventListener('abort', end, { once: true });
  try {
    return await exchange(request, abort.signal);
  } catch (error) {
    if (late) return err('timeout');
    if (abort.signal.aborted) return err('lost', 'ended by the caller');
    const codes = codesOf(error);
    const certain = codes.length > 0 && codes.every((code) => BEFORE_SENDING.test(code));
    return err(certain ? 'unreachable' : 'lost', codes.join(' '));
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', end);
    // Frees the connection of an answer that was not read to its end.
    end();
  }
};

/** One exchange of JSON over HTTP, as `requestBytes`. */
export const requestJson = async (request: HttpRequest): Promise<Result<HttpAnswer, HttpFailure>> => {
  const answer = await requestBytes(request);
  if (!answer.ok) return answer;
  const { status, headers, body } = answer.value;
  const text = new TextDecoder().decode(body);
  const json = parseJson(text);
  const isSuccess = status >= 200 && status < 300;
  if (!json.ok && isSuccess && text.trim() !== '') return err('not-json', `status ${status}`);
  return ok({ status, headers, body: json.ok ? json.value : null });
};
