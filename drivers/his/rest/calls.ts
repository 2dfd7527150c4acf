import { z } from 'zod';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Answered, Client, Request } from './client.ts';
import type { Call } from './compile.ts';
import type { Expression } from './expression.ts';

/** Calls of a mapping: made of an input, signed, sent, all pages of them. */
export interface Calls {
  send(call: Call, input: object, signal: AbortSignal): Promise<Answered>;
}

const plain = z.union([z.string(), z.number(), z.boolean()]);
const queryObject = z.record(z.string(), plain.nullish());
const signedValue = z.union([z.string(), z.number(), z.boolean().transform(String), z.null()]);

type Page = Readonly<Record<string, number>>;

export function createCalls(client: Client): Calls {
  async function one(call: Call, input: object, page: Page, signal: AbortSignal): Promise<Answered> {
    const request = await requestOf(call, input, page);
    if (!request.ok) return { kind: 'misfit', detail: request.detail ?? request.error };
    return client.send(request.value, call.codes, signal);
  }

  async function allPages(
    call: Call,
    paged: NonNullable<Call['paged']>,
    input: object,
    signal: AbortSignal,
  ): Promise<Answered> {
    const rows: unknown[] = [];
    for (let read = 0; read < paged.mostPages; read++) {
      const page = { [paged.page]: paged.first + read, [paged.pageSize]: paged.size };
      const answer = await one(call, input, page, signal);
      // The list may have become shorter while it was read.
      const ended = answer.kind === 'nothing' && read > 0;
      if (answer.kind !== 'ok' && !ended) return answer;
      const found = answer.kind === 'ok' ? (answer.data ?? []) : [];
      if (!Array.isArray(found)) return { kind: 'failed', detail: 'a page that is no list' };
      for (const row of found) rows.push(row);
      const total = answer.kind === 'ok' ? await totalOf(paged.total, answer) : null;
      if (total === 'strange') return { kind: 'failed', detail: 'a strange number of pages' };
      const isLast = paged.counts === 'pages' ? read + 1 >= (total ?? 0) : rows.length >= (total ?? 0);
      if (isLast || ended || (paged.counts === 'rows' && found.length === 0))
        return { kind: 'ok', data: rows, status: 200, body: null };
    }
    return { kind: 'failed', detail: 'too many pages' };
  }

  return {
    send: (call, input, signal) =>
      call.paged === null ? one(call, input, {}, signal) : allPages(call, call.paged, input, signal),
  };
}

/** Null where the answer does not say. */
async function totalOf(total: Expression, answer: object): Promise<number | null | 'strange'> {
  const said = await total.evaluate(answer);
  if (!said.ok) return 'strange';
  const count = z.number().int().nonnegative().nullish().safeParse(said.value);
  return count.success ? (count.data ?? null) : 'strange';
}

/** A request as its call and an input make it. A detail names the part of the call, never a value. */
async function requestOf(call: Call, input: object, page: Page): Promise<Result<Request, 'expression'>> {
  const path = await pathOf(call.path, input);
  if (!path.ok) return path;
  const asked: Result<z.infer<typeof queryObject>, 'expression'> = call.query === null
    ? ok({})
    : await valueFrom(call.query, input, queryObject, 'query');
  if (!asked.ok) return asked;
  const query: Record<string, string | number | boolean> = { ...page };
  for (const [key, value] of Object.entries(asked.value))
    if (value !== null && value !== undefined) query[key] = value;
  const body = call.body === null ? ok(undefined) : await valueFrom(call.body, input, z.unknown(), 'body');
  if (!body.ok) return body;
  const signed: Request['signed'][number][] = [];
  for (const expression of call.signed) {
    const value = await valueFrom(
      expression,
      { ...input, query, body: body.value },
      signedValue.nullish(),
      'signed',
    );
    if (!value.ok) return value;
    signed.push(value.value ?? null);
  }
  const { method, timeoutMs } = call;
  return ok({ method, path: path.value, query, body: body.value, signed, timeoutMs });
}

/** What a URL takes for another address, and half a letter, which none can hold. */
const NO_NAME = /^\.{0,2}$|\p{Surrogate}/u;

async function pathOf(parts: Call['path'], input: object): Promise<Result<string, 'expression'>> {
  let path = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      path += part;
      continue;
    }
    const value = await valueFrom(part, input, plain, 'path');
    if (!value.ok) return value;
    const text = String(value.value);
    if (NO_NAME.test(text)) return err('expression', 'path: a value that is no name');
    path += encodeURIComponent(text);
  }
  return ok(path);
}

async function valueFrom<S extends z.ZodType>(
  expression: Expression,
  input: object,
  schema: S,
  part: string,
): Promise<Result<z.infer<S>, 'expression'>> {
  const value = await expression.evaluate(input);
  if (!value.ok) return err('expression', `${part}: ${value.detail ?? ''}`);
  const fit = schema.safeParse(value.value);
  return fit.success ? ok(fit.data) : err('expression', `${part}: not of the right kind`);
}
