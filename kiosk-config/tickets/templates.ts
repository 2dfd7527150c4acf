import { LINE_FIELDS } from '../../drivers/ports/ticket.ts';
import { advice } from './nearest.ts';

const FIELD = /\{([^{}]*)\}/g;
/** What the tickets' typeface, Be Vietnam Pro, can write: Latin letters with the marks of Vietnamese and of its neighbours. */
const WRITABLE =
  /^[ -~\u00a0-\u00ac\u00ae-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0121\u0126-\u012b\u012e-\u0131\u0139\u013a\u013d\u013e\u0141-\u0144\u0147\u0148\u014c\u014d\u0150-\u0155\u0158-\u015b\u015e-\u016b\u016e-\u017e\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u20ab\u20ac\u2122]$/u;

/** Can this letter be printed? */
export const isWritable = (letter: string): boolean => WRITABLE.test(letter);

/** The fields that a template names in braces, as they are written. */
export const fieldsIn = (template: string): string[] =>
  Array.from(template.matchAll(FIELD), ([, name]) => name ?? '');

const braced = (name: string): string => `{${name}}`;

function faultOfField(name: string, known: readonly string[]): string {
  if (name.trim() === '') return 'the braces {} are empty: a field stands in them';
  if (LINE_FIELDS.some((field) => field === name))
    return `{${name}} belongs to one line of a bill: it stands in eachLine alone`;
  if (known.includes(name.trim())) return `{${name}} is written without spaces: {${name.trim()}}`;
  return `{${name.slice(0, 40)}} is not known here: ${advice(name, known, braced)}`;
}

/**
 * What is wrong with a template of which these fields are known: braces, names, letters that cannot be printed.
 * Empty where all is well.
 */
export function faultsOfTemplate(template: string, known: readonly string[]): string[] {
  const faults = fieldsIn(template)
    .filter((name) => !known.includes(name))
    .map((name) => faultOfField(name, known));
  const rest = template.replaceAll(FIELD, '');
  if (rest.includes('{')) faults.push('a brace { is not closed: fields are written {number}');
  if (rest.includes('}')) faults.push('a brace } was never opened: fields are written {number}');
  if (/[\n\r\t]/.test(template))
    faults.push('one text is one line: a second line, or a tab, needs a block of its own');
  const lacking = faultOfLetters(template.replaceAll(/[\n\r\t]/g, ''));
  return lacking === null ? faults : [...faults, lacking];
}

/** Which letters of a text the tickets' typeface lacks, in plain words; null where it has all. */
export function faultOfLetters(text: string): string | null {
  const strange = [...text].filter((letter) => !isWritable(letter));
  return strange.length === 0 ? null : `cannot be printed, the typeface lacks it: ${naming(strange)}`;
}

const naming = (letters: readonly string[]): string =>
  [...new Set(letters)]
    .slice(0, 5)
    .map((letter) => `${JSON.stringify(letter)} (U+${codeOf(letter)})`)
    .join(', ');
const codeOf = (letter: string): string =>
  (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
