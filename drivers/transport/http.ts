import { err, ok, type Result } from '../ports/result.ts';
import { exchange, type Outgoing } from './http-exchange.ts';
import { failureOf } from './http-failures.ts';
import { textOf } from './http-text.ts';

export interface HttpRequest extends Outgoing {
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
  /** Certain that nothing was carried out: no such host, refused, no trust in its certificate or in ours. */
  | 'unreachable'
  /** No whole answer in time; the request may have been carried out. */
  | 'timeout'
  /** The connection broke, or the caller's signal ended it; the request may have been carried out. */
  | 'lost'
  | 'too-large';
export type HttpFailure =
  | HttpBytesFailure
  /** A success whose body is no JSON, or whose letters cannot be read. */
  | 'not-json';

// fetch would keep the address of the last 250 requests, and an address can hold a person's number
performance.setResourceTimingBufferSize(0);

const MAX_BYTES = 5 * 1024 * 1024;

/** The body as it is unpacked, or null when it passes the limit. */
const readBody = async (
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | null> => {
  if (body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const parseJson = (text: string | null): Result<unknown, 'not-json'> => {
  if (text === null) return err('not-json', 'letters that cannot be read');
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err('not-json', error instanceof Error ? error.name : '');
  }
};

const readWhole = async (
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Result<HttpBytes, HttpBytesFailure>> => {
  const { status, headers, body } = await exchange(request, signal);
  const bytes = await readBody(body, request.maxBytes ?? MAX_BYTES);
  return bytes === null ? err('too-large', `status ${status}`) : ok({ status, headers, body: bytes });
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
    return await readWhole(request, abort.signal);
  } catch (error) {
    if (late) return err('timeout');
    return abort.signal.aborted ? err('lost', 'ended by the caller') : failureOf(error);
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
  const text = textOf(body, headers.get('content-type'));
  const json = parseJson(text);
  const isSuccess = status >= 200 && status < 300;
  if (!json.ok && isSuccess && text?.trim() !== '')
    return err('not-json', `status ${status}, ${json.detail ?? ''}`);
  return ok({ status, headers, body: json.ok ? json.value : null });
};
