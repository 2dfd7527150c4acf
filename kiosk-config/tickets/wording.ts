import { z } from 'zod';
import { advice } from './nearest.ts';

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list of two texts',
  object: 'a map of names and values',
};

/** What a value is to somebody who wrote it in YAML. */
function lookOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : 'infinite or not a number';
  return EXPECTED[typeof value] ?? typeof value;
}

/** What zod found, in the words of somebody who edits the file by hand; undefined leaves zod's own. */
export const inPlainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${EXPECTED[issue.expected] ?? issue.expected}, not ${lookOf(issue.input)}`;
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      if (issue.origin !== 'array') return `must be ${issue.minimum} or more`;
      return issue.minimum === 1 ? 'must not be empty' : `must hold ${issue.minimum} entries`;
    case 'too_big':
      if (issue.origin === 'string') return `must not be longer than ${issue.maximum} letters`;
      return issue.origin === 'array'
        ? `must not hold more than ${issue.maximum} entries`
        : `must be ${issue.maximum} or less`;
    case 'invalid_value':
      return typeof issue.input === 'string'
        ? `"${issue.input.slice(0, 40)}" is not known here: ${advice(issue.input, issue.values.map(String))}`
        : `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return undefined;
  }
};

/** An object of these fields and no others; a fault tells what an unknown one may have meant. */
export const strict = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .map((key) => `"${key.slice(0, 40)}" is not known here: ${advice(key, Object.keys(shape))}`)
            .join('; ')
        : undefined,
  });

/**
 * The schema that fits what a value looks like, or a fault. Unlike a union's, its faults tell what is wrong with the
 * one shape that was meant; an unknown field is told at its own place.
 */
export const chosen = <T>(choose: (value: unknown) => z.ZodType<T> | string) =>
  z.unknown().transform((value, context): T => {
    const schema = choose(value);
    if (typeof schema === 'string') {
      context.addIssue({ code: 'custom', message: schema });
      return z.NEVER;
    }
    const parsed = schema.safeParse(value, { error: inPlainWords });
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const inside = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
      context.addIssue({ code: 'custom', path: [...issue.path, ...inside], message: issue.message });
    }
    return z.NEVER;
  });
