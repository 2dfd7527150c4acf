import { err, ok, type Result } from '../../ports/result.ts';
import { HELPERS } from './bindings.ts';
import { type Bindings, compileExpression, type Expression, isBuiltIn } from './expression.ts';
import type {
  CallMapping,
  Effect,
  Mapping,
  Need,
  OperationMapping,
  OperationName,
  Outcome,
} from './mapping.ts';
import { effectOf, stepsOf } from './mapping.ts';

/** A call of a mapping whose expressions are ready. */
export interface Call extends Pick<CallMapping, 'name' | 'method' | 'optional' | 'timeoutMs'> {
  /** `register.dangky`: how a detail names it. */
  readonly title: string;
  readonly path: readonly (string | Expression)[];
  readonly query: Expression | null;
  readonly body: Expression | null;
  readonly signed: readonly Expression[];
  readonly codes: ReadonlyMap<string, Outcome>;
  readonly paged: (Omit<NonNullable<CallMapping['paged']>, 'total'> & { readonly total: Expression }) | null;
  readonly when: Expression | null;
  readonly effect: Effect;
}

export interface Operation {
  readonly name: OperationName;
  readonly needs: readonly Need[];
  readonly steps: readonly (readonly Call[])[];
  readonly result: Expression;
}

export interface Envelope {
  readonly code: Expression;
  readonly data: Expression;
}

/** A mapping whose expressions are ready. */
export interface Compiled {
  readonly envelope: Envelope;
  readonly operations: {
    readonly [N in OperationName]: N extends 'patient' | 'departments' | 'register' | 'findVisit'
      ? Operation
      : Operation | null;
  };
}

/** Stands for an expression that did not compile: its mapping is never used. */
const BROKEN: Expression = { evaluate: async () => err('expression', 'not compiled') };

/** `GET /patients/{identity.number}` in parts: what is written stands, what is in braces is an expression. */
const partsOf = (path: string): string[] => path.split(/(\{[^{}]*\})/).filter((part) => part !== '');

/** Makes every expression of a mapping ready. `misconfigured`: a sentence that names the operation and the place in it. */
export async function compileMapping(
  mapping: Mapping,
  bindings: Bindings,
): Promise<Result<Compiled, 'misconfigured'>> {
  const problems: string[] = [];
  const compile = async (where: string, text: string): Promise<Expression> => {
    const compiled = await compileExpression(text, bindings);
    if (compiled.ok) return compiled.value;
    problems.push(`${where}: ${compiled.detail ?? compiled.error}`);
    return BROKEN;
  };
  const compileIf = async (where: string, text: string | null): Promise<Expression | null> =>
    text === null ? null : compile(where, text);

  async function callOf(operation: OperationName, call: CallMapping): Promise<Call> {
    const title = `${operation}.${call.name}`;
    const at = (part: string): string => `operation ${operation}, call ${call.name}, ${part}`;
    const { name, method, optional, timeoutMs, paged } = call;
    return {
      name,
      method,
      optional,
      timeoutMs,
      title,
      path: await Promise.all(
        partsOf(call.path).map((part) =>
          part.startsWith('{') ? compile(at('path'), part.slice(1, -1)) : part,
        ),
      ),
      query: await compileIf(at('query'), call.query),
      body: await compileIf(at('body'), call.body),
      signed: await Promise.all(call.signed.map((text) => compile(at('signed'), text))),
      codes: new Map(Object.entries({ ...mapping.envelope.codes, ...call.codes })),
      paged: paged && { ...paged, total: await compile(at('paged.total'), paged.total) },
      when: await compileIf(at('when'), call.when),
      effect: effectOf(operation, call),
    };
  }

  async function operationOf(name: OperationName, given: OperationMapping): Promise<Operation> {
    const steps = await Promise.all(
      stepsOf(given).map((step) => Promise.all(step.map((call) => callOf(name, call)))),
    );
    const result = await compile(`operation ${name}, result`, given.result);
    return { name, needs: given.needs, steps, result };
  }
  const operationIf = async (
    name: OperationName,
    given: OperationMapping | null,
  ): Promise<Operation | null> => given && operationOf(name, given);

  for (const table of Object.keys(mapping.tables))
    if (HELPERS.some((helper) => helper === table) || (await isBuiltIn(table)))
      problems.push(`table ${table}: a function of this name exists already`);
  const { envelope, operations: given } = mapping;
  const compiled: Compiled = {
    envelope: {
      code: await compile('envelope, code', envelope.code),
      data: await compile('envelope, data', envelope.data),
    },
    operations: {
      patient: await operationOf('patient', given.patient),
      appointments: await operationIf('appointments', given.appointments),
      registrations: await operationIf('registrations', given.registrations),
      departments: await operationOf('departments', given.departments),
      register: await operationOf('register', given.register),
      findVisit: await operationOf('findVisit', given.findVisit),
      bills: await operationIf('bills', given.bills),
      settle: await operationIf('settle', given.settle),
      findSettlement: await operationIf('findSettlement', given.findSettlement),
      details: await operationIf('details', given.details),
      updateDetails: await operationIf('updateDetails', given.updateDetails),
      reportInsurance: await operationIf('reportInsurance', given.reportInsurance),
    },
  };
  const [first] = problems;
  return first === undefined ? ok(compiled) : err('misconfigured', first);
}
