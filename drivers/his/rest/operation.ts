import type { z } from 'zod';
import type { HisFailure } from '../../ports/his.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Calls } from './calls.ts';
import type { Answered } from './client.ts';
import type { Call, Operation } from './compile.ts';
import type { Effect } from './mapping.ts';

type Failed = Exclude<Answered, { readonly kind: 'ok' }>;

/** Why an operation came to no result. */
export interface Stopped {
  readonly ok: false;
  readonly why: Failed['kind'];
  /** What the call that failed would have changed. */
  readonly effect: Effect;
  /** The visit was made, or the money booked, before it failed. */
  readonly done: boolean;
  readonly detail: string;
}
export type Ran = { readonly ok: true; readonly value: unknown } | Stopped;

/** Operations of a mapping, carried out. */
export interface Runner {
  /** Makes the calls of an operation and its result, which is not checked yet. */
  run(operation: Operation, input: object, signal: AbortSignal): Promise<Ran>;
  /** An operation that only asks, its result in the shape of a schema. */
  ask<S extends z.ZodType>(
    operation: Operation,
    input: object,
    schema: S,
    signal: AbortSignal,
  ): Promise<Result<z.infer<S>, HisFailure>>;
}

export function createRunner(calls: Calls): Runner {
  /** Null where the call is not to be made. */
  async function make(call: Call, input: object, signal: AbortSignal): Promise<Answered | null> {
    if (call.when !== null) {
      const wanted = await call.when.evaluate(input);
      if (!wanted.ok) return { kind: 'misfit', detail: `when: ${wanted.detail ?? ''}` };
      if (wanted.value !== true) return null;
    }
    return calls.send(call, input, signal);
  }

  const run: Runner['run'] = async (operation, input, signal) => {
    const answers: Record<string, unknown> = {};
    let done = false;
    for (const step of operation.steps) {
      const given = { ...input, answers: { ...answers } };
      const made = await Promise.all(
        step.map(async (call) => ({ call, answer: await make(call, given, signal) })),
      );
      for (const { call, answer } of made) {
        if (answer === null || (call.optional && answer.kind !== 'ok')) continue;
        if (answer.kind === 'ok') {
          done ||= call.effect === 'once';
          // Nothing at all, so that a path over it finds nothing: over null it would find one.
          if (answer.data !== null && answer.data !== undefined) answers[call.name] = answer.data;
        } else if (answer.kind !== 'nothing' || call.effect !== 'none') {
          const { kind: why, detail } = answer;
          return { ok: false, why, effect: call.effect, done, detail: `${call.title}: ${detail}` };
        }
      }
    }
    const result = await operation.result.evaluate({ ...input, answers });
    if (result.ok) return result;
    const detail = `${operation.name}: result: ${result.detail ?? ''}`;
    return { ok: false, why: 'misfit', effect: 'none', done, detail };
  };

  return {
    run,
    async ask(operation, input, schema, signal) {
      const ran = await run(operation, input, signal);
      if (!ran.ok) return err(failureOf(ran), ran.detail);
      return fitting(operation.name, schema, ran.value);
    },
  };
}

/** What a failed question is to the port. */
export const failureOf = ({ why }: Stopped): HisFailure => {
  if (why === 'not-sent' || why === 'silent') return 'no-answer';
  return why === 'refused' ? 'refused' : 'bad-answer';
};

/** A result in the shape of its schema. `bad-answer` tells where it does not fit, and never what stands there. */
export function fitting<S extends z.ZodType>(
  operation: string,
  schema: S,
  value: unknown,
): Result<z.infer<S>, 'bad-answer'> {
  const fit = schema.safeParse(value);
  if (fit.success) return ok(fit.data);
  const path = fit.error.issues[0]?.path.map(String).join('.') ?? '';
  return err('bad-answer', `${operation}: ${path === '' ? 'the result' : path} does not fit`);
}
