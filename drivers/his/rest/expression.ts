import jsonata from 'jsonata';
import { z } from 'zod';
import { err, ok, type Result } from '../../ports/result.ts';

/** What an expression can name by `$name`: values and functions. */
export type Bindings = Readonly<Record<string, unknown>>;

/** A jsonata expression, ready to be asked. */
export interface Expression {
  /** Undefined where it finds nothing. A detail tells a code and a place in the expression, never the data. */
  evaluate(input: object): Promise<Result<unknown, 'expression'>>;
}

/**
 * jsonata's guardrails: ms of one evaluation, evaluations under way at once (members of an object count side by side), members
 * of one sequence. An evaluation holds its process up while it runs.
 */
const BOUNDS = { timeout: 5_000, stack: 1_000, sequence: 100_000 };

/** What jsonata throws; a JavaScript error has no code. */
const problem = z.object({
  code: z.string().optional(),
  name: z.string().optional(),
  message: z.string().optional(),
  position: z.number().optional(),
});

const said = (error: unknown, withWords: boolean): string => {
  const { code, name, message, position } = problem.safeParse(error).data ?? {};
  const what = (withWords ? message : undefined) ?? code ?? name ?? 'error';
  return position === undefined ? what : `${what} (at ${position})`;
};

/**
 * Makes an expression ready. `syntax`: it does not parse, or names something that nobody provides; the detail quotes the
 * expression, which is configuration.
 */
export async function compileExpression(
  text: string,
  bindings: Bindings,
  bounds: typeof BOUNDS = BOUNDS,
): Promise<Result<Expression, 'syntax'>> {
  const parsed = parse(text, bounds);
  if (!parsed.ok) return parsed;
  const compiled = parsed.value;
  const stranger = await strangerIn(compiled.ast(), bindings);
  if (stranger !== null) return err('syntax', `nothing is called $${stranger}`);
  return ok({
    async evaluate(input) {
      try {
        const value: unknown = await compiled.evaluate(input, bindings);
        return ok(value);
      } catch (error) {
        return err('expression', said(error, false));
      }
    },
  });
}

function parse(text: string, bounds: typeof BOUNDS): Result<jsonata.Expression, 'syntax'> {
  try {
    return ok(jsonata(text, bounds));
  } catch (error) {
    return err('syntax', said(error, true));
  }
}

/** A name that is used and neither bound in the expression, provided by us, nor a function of jsonata; null where none is. */
async function strangerIn(ast: unknown, bindings: Bindings): Promise<string | null> {
  const names = { used: new Set<string>(), bound: new Set<string>() };
  collectNames(ast, names, new Set());
  for (const name of names.used) {
    // `$` is the context, `$$` the input.
    if (name === '' || name === '$' || names.bound.has(name) || Object.hasOwn(bindings, name)) continue;
    if (!(await isBuiltIn(name))) return name;
  }
  return null;
}

interface Names {
  readonly used: Set<string>;
  readonly bound: Set<string>;
}

function collectNames(node: unknown, names: Names, seen: Set<object>): void {
  if (typeof node !== 'object' || node === null || seen.has(node)) return;
  seen.add(node);
  const { type, value, lhs, arguments: given, focus, index } = fieldsOf(node);
  if (type === 'variable' && typeof value === 'string') names.used.add(value);
  const bound = [
    ...(type === 'bind' ? [fieldsOf(lhs).value] : []),
    ...(type === 'lambda' && Array.isArray(given) ? given.map((one) => fieldsOf(one).value) : []),
    ...(type === 'index' ? [value] : []),
    focus,
    index,
  ];
  for (const name of bound) if (typeof name === 'string') names.bound.add(name);
  for (const child of Object.values(node)) collectNames(child, names, seen);
}

const fieldsOf = (node: unknown): Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null ? Object.fromEntries(Object.entries(node)) : {};

/** `$eval` would run what an answer says. */
const FORBIDDEN = 'eval';
const builtIns = new Map<string, Promise<boolean>>();

/** Whether jsonata itself has something of this name: it is asked. */
export function isBuiltIn(name: string): Promise<boolean> {
  if (name === FORBIDDEN || !/^\w+$/.test(name)) return Promise.resolve(false);
  const known = builtIns.get(name);
  if (known) return known;
  const asked = jsonata(`$exists($${name})`)
    .evaluate({})
    .then((answer: unknown) => answer === true);
  builtIns.set(name, asked);
  return asked;
}
