import { z } from 'zod';
import type { HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { HttpRequest } from '../../transport/http.ts';
import type { Send } from '../../transport/http-auth.ts';
import { outcomeOf, readable, type Written } from './client-answers.ts';
import { bundle } from './schemas.ts';

export interface FhirClientOptions {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly send: Send;
}

/** A resource as the HIS keeps it. */
export interface Kept<T> {
  readonly resource: T;
  /** All of it, with what the kiosk does not know. */
  readonly whole: Readonly<Record<string, unknown>>;
  /** What If-Match takes; null where the HIS keeps no versions. */
  readonly etag: string | null;
}

/** FHIR R4 over HTTP (https://hl7.org/fhir/R4/http.html): search with paging, read, conditional create, update. */
export interface FhirClient {
  search<S extends z.ZodType>(
    query: string,
    schema: S,
    signal: AbortSignal,
  ): Promise<Result<z.infer<S>[], HisFailure>>;
  /** `path` is `Type/id`; null where there is no such resource. */
  read<S extends z.ZodType>(
    path: string,
    schema: S,
    signal: AbortSignal,
  ): Promise<Result<Kept<z.infer<S>> | null, HisFailure>>;
  /** `path` is `Type`, `Type/id`, or empty for a Bundle. */
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

const whole = z.record(z.string(), z.unknown());
const versioned = z.object({ meta: z.object({ versionId: z.string() }) });

export function createFhirClient({ baseUrl, timeoutMs, send }: FhirClientOptions): FhirClient {
  const base = baseUrl.replace(/\/+$/, '');
  const headers = {
    // Some servers keep the results of a search: what is owed must be as it is now.
    'cache-control': 'no-cache',
    accept: 'application/fhir+json',
  };
  const get = (url: string, signal: AbortSignal) => send({ method: 'GET', url, headers, timeoutMs, signal });

  async function page(url: string, signal: AbortSignal): Promise<Result<z.infer<typeof bundle>, HisFailure>> {
    const body = readable(await get(url, signal));
    if (!body.ok) return body;
    const parsed = bundle.safeParse(body.value);
    return parsed.success ? ok(parsed.data) : err('bad-answer', 'no bundle');
  }

  const read: FhirClient['read'] = async (path, schema, signal) => {
    const answer = await get(`${base}/${path}`, signal);
    if (answer.ok && (answer.value.status === 404 || answer.value.status === 410)) return ok(null);
    const body = readable(answer);
    if (!body.ok) return body;
    const [resource, all] = [schema.safeParse(body.value), whole.safeParse(body.value)];
    if (!resource.success || !all.success) return err('bad-answer', `${path.split('/')[0]} does not fit`);
    const told = answer.ok ? answer.value.headers.get('etag') : null;
    const version = versioned.safeParse(body.value).data?.meta.versionId;
    return ok({
      resource: resource.data,
      whole: all.data,
      etag: told ?? (version === undefined ? null : `W/"${version}"`),
    });
  };

  return {
    async search(query, schema, signal) {
      const found = new Map<string, z.infer<typeof schema>>();
      let url: string | null = `${base}/${query}`;
      for (let pages = 0; url !== null; pages++) {
        if (pages === MOST_PAGES) return err('bad-answer', 'too many pages');
        const one: Awaited<ReturnType<typeof page>> = await page(url, signal);
        if (!one.ok) return one;
        for (const [index, resource] of matchesOf(one.value).entries()) {
          const match = schema.safeParse(resource);
          if (!match.success) return err('bad-answer', `${query.split('?')[0]} does not fit`);
          // What is stored or changed between two pages moves the others: one resource may come on both.
          found.set(keyOf(resource) ?? `${pages}.${index}`, match.data);
        }
        const next = nextOf(one.value, base);
        if (!next.ok) return next;
        url = next.value;
      }
      return ok([...found.values()]);
    },

    read,

    async write(method, path, resource, extra, schema, signal) {
      const request: HttpRequest = {
        method,
        url: path === '' ? base : `${base}/${path}`,
        headers: {
          ...headers,
          'content-type': 'application/fhir+json',
          prefer: 'return=representation',
          ...extra,
        },
        body: JSON.stringify(resource),
        timeoutMs,
        signal,
      };
      const written = outcomeOf(await send(request), schema);
      if (written.kind !== 'stored-elsewhere') return written;
      const kept = await read(written.path, schema, signal);
      return kept.ok && kept.value
        ? { kind: 'stored', created: written.created, resource: kept.value.resource }
        : { kind: 'unknown' };
    },
  };
}

/** A search answers matches and, among them, what they refer to and an OperationOutcome with remarks, which are no matches. */
const matchesOf = (page: z.infer<typeof bundle>): unknown[] =>
  (page.entry ?? [])
    .filter(({ search }) => search?.mode === undefined || search.mode === 'match')
    .map(({ resource }) => resource)
    .filter((resource) => typeOf(resource) !== 'OperationOutcome');

const named = z.object({ resourceType: z.string(), id: z.string().optional() });

const typeOf = (resource: unknown): string | undefined => named.safeParse(resource).data?.resourceType;

const keyOf = (resource: unknown): string | undefined => {
  const { resourceType, id } = named.safeParse(resource).data ?? {};
  return id === undefined ? undefined : `${resourceType}/${id}`;
};

/**
 * The next page, on the same server only: our token is for no other. A link to another (a proxy that does not mend the links
 * of the HIS) fails the search: half a result would be taken for the whole.
 */
function nextOf(page: z.infer<typeof bundle>, base: string): Result<string | null, HisFailure> {
  const next = page.link?.find(({ relation }) => relation === 'next')?.url;
  if (next === undefined) return ok(null);
  const url = URL.canParse(next, `${base}/`) ? new URL(next, `${base}/`) : null;
  return url?.origin === new URL(base).origin
    ? ok(url.href)
    : err('bad-answer', 'the next page is on another server');
}
