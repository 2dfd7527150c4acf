import { z } from 'zod';
import type { HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { HttpAnswer, HttpFailure } from '../../transport/http.ts';
import { requestJson } from '../../transport/http.ts';
import { bundle } from './schemas.ts';

export interface FhirClientOptions {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly bearer: string | null;
}

/** What became of a request that changes something. `unknown`: it may have been taken. */
export type Written<T> =
  | { readonly kind: 'stored'; readonly created: boolean; readonly resource: T }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'unknown' };

/** FHIR R4 over HTTP (https://hl7.org/fhir/R4/http.html): search with paging, conditional create, update. */
export interface FhirClient {
  search<S extends z.ZodType>(
    query: string,
    schema: S,
    signal: AbortSignal,
  ): Promise<Result<z.infer<S>[], HisFailure>>;
  /** `_summary=count`. */
  count(query: string, signal: AbortSignal): Promise<Result<number, HisFailure>>;
  write<S extends z.ZodType>(
    method: 'POST' | 'PUT',
    path: string,
    resource: unknown,
    headers: Readonly<Record<string, string>>,
    schema: S,
    signal: AbortSignal,
  ): Promise<Written<z.infer<S>>>;
}

/** Pages that one search may have: a server that never stops is not followed for ever. */
const MOST_PAGES = 50;

export function createFhirClient(options: FhirClientOptions): FhirClient {
  const base = options.baseUrl.replace(/\/$/, '');
  const headers = {
    // Some servers keep the results of a search: what is owed must be as it is now.
    'cache-control': 'no-cache',
    accept: 'application/fhir+json',
    ...(options.bearer === null ? {} : { authorization: `Bearer ${options.bearer}` }),
  };
  const get = (url: string, signal: AbortSignal) =>
    requestJson({ method: 'GET', url, headers, timeoutMs: options.timeoutMs, signal });

  async function page(url: string, signal: AbortSignal): Promise<Result<z.infer<typeof bundle>, HisFailure>> {
    const answer = await get(url, signal);
    const body = readable(answer);
    if (!body.ok) return body;
    const parsed = bundle.safeParse(body.value);
    return parsed.success ? ok(parsed.data) : err('bad-answer', 'no bundle');
  }

  return {
    async search(query, schema, signal) {
      const found: z.infer<typeof schema>[] = [];
      let url: string | undefined = `${base}/${query}`;
      for (let pages = 0; url !== undefined; pages++) {
        if (pages === MOST_PAGES) return err('bad-answer', 'too many pages');
        const one: Awaited<ReturnType<typeof page>> = await page(url, signal);
        if (!one.ok) return one;
        const matches = z
          .array(schema)
          .safeParse((one.value.entry ?? []).map(({ resource }) => resource).filter(isMatch));
        if (!matches.success) return err('bad-answer', `${query.split('?')[0]} does not fit`);
        found.push(...matches.data);
        url = nextOf(one.value, base);
      }
      return ok(found);
    },

    async count(query, signal) {
      const answer = await page(`${base}/${query}&_summary=count`, signal);
      if (!answer.ok) return answer;
      return answer.value.total === undefined ? err('bad-answer', 'no total') : ok(answer.value.total);
    },

    async write(method, path, resource, extra, schema, signal) {
      const answer = await requestJson({
        method,
        url: `${base}/${path}`,
        headers: {
          ...headers,
          'content-type': 'application/fhir+json',
          prefer: 'return=representation',
          ...extra,
        },
        body: JSON.stringify(resource),
        timeoutMs: options.timeoutMs,
        signal,
      });
      return outcomeOf(answer, schema);
    },
  };
}

/** A search answers matches and, among them, an OperationOutcome with remarks, which is no match. */
const isMatch = (resource: unknown): boolean =>
  !(
    typeof resource === 'object' &&
    resource !== null &&
    'resourceType' in resource &&
    resource.resourceType === 'OperationOutcome'
  );

/** The next page, on the same server only. */
function nextOf(page: z.infer<typeof bundle>, base: string): string | undefined {
  const next = page.link?.find(({ relation }) => relation === 'next')?.url;
  if (next === undefined) return undefined;
  const url = new URL(next, `${base}/`);
  return url.origin === new URL(base).origin ? url.href : undefined;
}

function readable(answer: Result<HttpAnswer, HttpFailure>): Result<unknown, HisFailure> {
  if (!answer.ok) return err(isSilence(answer.error) ? 'no-answer' : 'bad-answer', answer.error);
  const { status, body } = answer.value;
  if (status === 401 || status === 403) return err('refused', String(status));
  return status === 200 ? ok(body) : err('bad-answer', String(status));
}

const isSilence = (failure: HttpFailure): boolean => failure !== 'not-json' && failure !== 'too-large';

function outcomeOf<S extends z.ZodType>(
  answer: Result<HttpAnswer, HttpFailure>,
  schema: S,
): Written<z.infer<S>> {
  if (!answer.ok) return { kind: answer.error === 'unreachable' ? 'not-sent' : 'unknown' };
  const { status, body } = answer.value;
  if (status === 200 || status === 201) {
    const resource = schema.safeParse(body);
    return resource.success
      ? { kind: 'stored', created: status === 201, resource: resource.data }
      : { kind: 'unknown' };
  }
  if (status === 409) return { kind: 'conflict' };
  if (status === 401 || status === 403) return { kind: 'refused' };
  return { kind: status >= 400 && status < 500 ? 'rejected' : 'unknown' };
}
