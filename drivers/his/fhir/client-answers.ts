import type { z } from 'zod';
import type { HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { HttpAnswer } from '../../transport/http.ts';
import type { SendFailure } from '../../transport/http-auth.ts';

/** What became of a request that changes something. `unknown`: it may have been taken. */
export type Written<T> =
  | { readonly kind: 'stored'; readonly created: boolean; readonly resource: T }
  | { readonly kind: 'conflict' }
  /** 412: another version stands than the one of If-Match, or several resources fit the condition of a create. */
  | { readonly kind: 'precondition-failed' }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'unknown' };

/** A server that does not answer with what it stored says where it is: `path` is `Type/id`. */
export type Elsewhere = {
  readonly kind: 'stored-elsewhere';
  readonly created: boolean;
  readonly path: string;
};

/** What each failure of the wire means for a question. */
const SILENCE: Readonly<Record<SendFailure, HisFailure>> = {
  unreachable: 'no-answer',
  timeout: 'no-answer',
  lost: 'no-answer',
  'too-large': 'bad-answer',
  'not-json': 'bad-answer',
  'token-no-answer': 'no-answer',
  'token-refused': 'refused',
  'token-bad-answer': 'bad-answer',
};

/** What each failure of the wire means for a change: without a token nothing was sent. */
const FATE: Readonly<Record<SendFailure, 'not-sent' | 'refused' | 'rejected' | 'unknown'>> = {
  unreachable: 'not-sent',
  timeout: 'unknown',
  lost: 'unknown',
  'too-large': 'unknown',
  'not-json': 'unknown',
  'token-no-answer': 'not-sent',
  'token-refused': 'refused',
  'token-bad-answer': 'rejected',
};

type Answer = Result<HttpAnswer, SendFailure>;

/** The body of an answer to a question. */
export function readable(answer: Answer): Result<unknown, HisFailure> {
  if (!answer.ok) return err(SILENCE[answer.error], `${answer.error} ${answer.detail ?? ''}`.trim());
  const { status, body } = answer.value;
  if (status === 401 || status === 403) return err('refused', String(status));
  return status === 200 ? ok(body) : err('bad-answer', String(status));
}

/** What an answer to a change says of it. */
export function outcomeOf<S extends z.ZodType>(answer: Answer, schema: S): Written<z.infer<S>> | Elsewhere {
  if (!answer.ok) return { kind: FATE[answer.error] };
  const { status, body, headers } = answer.value;
  if (status === 200 || status === 201) {
    const created = status === 201;
    const resource = schema.safeParse(body);
    if (resource.success) return { kind: 'stored', created, resource: resource.data };
    const path = body === null ? pathOf(headers.get('location') ?? headers.get('content-location')) : null;
    return path === null ? { kind: 'unknown' } : { kind: 'stored-elsewhere', created, path };
  }
  if (status === 409) return { kind: 'conflict' };
  if (status === 412) return { kind: 'precondition-failed' };
  if (status === 401 || status === 403) return { kind: 'refused' };
  return { kind: status >= 400 && status < 500 ? 'rejected' : 'unknown' };
}

/** `https://his/fhir/Patient/1/_history/2` → `Patient/1`. */
export const pathOf = (location: string | null | undefined): string | null =>
  /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(location ?? '')?.[1] ?? null;
