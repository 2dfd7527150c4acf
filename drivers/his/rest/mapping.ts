import { z } from 'zod';

/** A hospital's JSON API as data (docs/his-rest.md): which calls an operation makes, and how their answers become the port's words. */

/** A jsonata expression (https://docs.jsonata.org). */
const expression = z.string().min(1);
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/);

/**
 * What a code of an answer means. `nothing`: there is no such thing. `already`: a visit of this person or money of this key
 * stands, ask for it. `several-patients`, `no-patient`, `no-visit`, `changed`: as the port has them. `refused`: our
 * credentials. `rejected`: certain that nothing was done. `failed`: it may have been done.
 */
const OUTCOMES = [
  'ok',
  'nothing',
  'already',
  'clinic-full',
  'already-paid',
  'no-bill',
  'several-patients',
  'no-patient',
  'no-visit',
  'changed',
  'refused',
  'rejected',
  'failed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
const codes = z.record(z.string(), z.enum(OUTCOMES));

/**
 * What a call changes. `once`: makes the visit or books the money. `repeatable`: changes something that may be done again, as
 * creating a patient under a number that the HIS keeps unique.
 */
const effect = z.enum(['none', 'repeatable', 'once']);
export type Effect = z.infer<typeof effect>;

const paged = z.strictObject({
  /** Names of the query's parameters. */
  page: z.string().min(1).default('page'),
  pageSize: z.string().min(1).default('pageSize'),
  first: z.number().int().nonnegative().default(1),
  size: z.number().int().positive().default(200),
  /** Over `{status, body}`: how many there are, of what `counts` says. An answer without it is the only page. */
  total: expression.default('body.count'),
  counts: z.enum(['pages', 'rows']),
  /** A server that never stops is not followed for ever. */
  mostPages: z.number().int().positive().default(50),
});

const call = z.strictObject({
  /** Its answer is `answers.<name>` for all that comes after it. */
  name,
  method: z.enum(['GET', 'POST', 'PUT']).default('GET'),
  /** After the base URL; `{expression}` stands for a value, which is escaped. */
  path: z.string().startsWith('/'),
  /** An object of plain values; null and nothing are left out. */
  query: expression.nullable().default(null),
  /** What is sent as JSON. */
  body: expression.nullable().default(null),
  /** One expression a value, over the input and the finished `query` and `body`; nothing stands as null. */
  signed: z.array(expression).default([]),
  /** Codes that mean something else here than in other calls. */
  codes: codes.default({}),
  paged: paged.nullable().default(null),
  /** The call is made only where this is true. */
  when: expression.nullable().default(null),
  /** Without it: POST and PUT are `once` in register and settle, `repeatable` in updateDetails and reportInsurance. */
  effect: effect.nullable().default(null),
  /** True: a failure is an answer of nothing. */
  optional: z.boolean().default(false),
  timeoutMs: z.number().int().positive().nullable().default(null),
});
export type CallMapping = z.infer<typeof call>;

/** What the driver fetches first: `patient` as its operation finds it, `clinic` (register alone) as `departments` told it. */
const need = z.enum(['patient', 'clinic']);
export type Need = z.infer<typeof need>;

const operation = z.strictObject({
  needs: z.array(need).default([]),
  /** One after the other; calls in a list of their own side by side. */
  calls: z.array(z.union([call, z.array(call).min(1)])).min(1),
  /** Makes the port's shape of the input and `answers`. */
  result: expression,
});
export type OperationMapping = z.infer<typeof operation>;

/** A named map, callable in every expression: `$sexCode(identity.sex)`. `*` is any other code. */
const codeTable = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type CodeTable = z.infer<typeof codeTable>;

const operations = z.strictObject({
  patient: operation,
  appointments: operation.nullable().default(null),
  registrations: operation.nullable().default(null),
  departments: operation,
  register: operation,
  findVisit: operation,
  bills: operation.nullable().default(null),
  settle: operation.nullable().default(null),
  findSettlement: operation.nullable().default(null),
  details: operation.nullable().default(null),
  updateDetails: operation.nullable().default(null),
  reportInsurance: operation.nullable().default(null),
});
export type OperationName = keyof z.infer<typeof operations>;

/** What an operation does; any other only asks. */
const DEEDS: Partial<Record<OperationName, Exclude<Effect, 'none'>>> = {
  register: 'once',
  settle: 'once',
  updateDetails: 'repeatable',
  reportInsurance: 'repeatable',
};

/** The effect of a call where the mapping leaves it open. */
export const effectOf = (operationName: OperationName, { effect: said, method }: CallMapping): Effect =>
  said ?? (method === 'GET' ? 'none' : (DEEDS[operationName] ?? 'none'));

export const stepsOf = ({ calls }: OperationMapping): CallMapping[][] =>
  calls.map((step) => (Array.isArray(step) ? step : [step]));

/** What is wrong with an operation besides its expressions; null where nothing is. */
function faultOf(operationName: OperationName, given: OperationMapping): string | null {
  const steps = stepsOf(given);
  const calls = steps.flat();
  const once = calls.filter((one) => effectOf(operationName, one) === 'once');
  const [twice] = calls.filter((one, at) => calls.findIndex((other) => other.name === one.name) !== at);
  const [bodied] = calls.filter(({ method, body }) => method === 'GET' && body !== null);
  if (twice) return `two calls are named ${twice.name}`;
  if (bodied) return `${bodied.name}: GET has no body`;
  const [deed, first] = [DEEDS[operationName], once[0]];
  const changing = calls.find((one) => effectOf(operationName, one) !== 'none');
  if (deed === undefined) return changing ? `${changing.name}: this operation only asks` : null;
  if (deed === 'repeatable') {
    if (first) return `${first.name}: this operation may be done again, nothing of it is "once"`;
    return changing ? null : 'no call changes anything';
  }
  const [one, another] = once;
  if (!one || another) return `exactly one call must have the effect "once", not ${once.length}`;
  if (steps.some((step) => step.length > 1 && step.includes(one)))
    return `${one.name} must stand alone in its step`;
  return one.paged !== null || one.optional ? `${one.name} can be neither paged nor optional` : null;
}

export const mapping = z
  .strictObject({
    envelope: z.strictObject({
      /** Over `{status, body}` of an answer: the code that says what became of the call, as text. */
      code: expression.default('$string(status)'),
      /** Over the same: what the call was for. */
      data: expression.default('body'),
      /** What a code means; any other is `failed`. */
      codes,
    }),
    tables: z.record(name, codeTable).default({}),
    operations,
  })
  .superRefine(({ operations: given }, context) => {
    const complain = (message: string): void => context.addIssue({ code: 'custom', message });
    for (const [operationName, one] of entriesOf(given)) {
      const fault = faultOf(operationName, one);
      if (fault !== null) complain(`${operationName}: ${fault}`);
    }
    const money = [given.bills, given.settle, given.findSettlement];
    if (money.some((one) => one === null) && money.some((one) => one !== null))
      complain('bills, settle and findSettlement belong together: all of them, or none');
    if ((given.details === null) !== (given.updateDetails === null))
      complain('details and updateDetails belong together: both of them, or none');
  });
export type Mapping = z.infer<typeof mapping>;
/** As it is written: what has a default may be left out. */
export type MappingInput = z.input<typeof mapping>;

const NAMES = Object.keys(operations.shape).filter((one): one is OperationName => one in operations.shape);

/** The operations that a mapping has. */
const entriesOf = (given: z.infer<typeof operations>): [OperationName, OperationMapping][] =>
  NAMES.flatMap((one): [OperationName, OperationMapping][] => {
    const found = given[one];
    return found === null ? [] : [[one, found]];
  });
