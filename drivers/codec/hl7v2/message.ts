import { DELIMITERS, escapeText } from './escapes.ts';

/** One component by its subcomponents, as plain text. */
export type Component = readonly string[];
/** One repetition of a field by its components. */
export type Repetition = readonly Component[];
/** A field by its repetitions; none is an empty field. */
export type Field = readonly Repetition[];

/** A line of a message. `fields[0]` is field 1: of MSH the field separator itself (HL7 v2.5.1, 2.15.9.1). */
export interface Segment {
  readonly name: string;
  readonly fields: readonly Field[];
}

/** A message whole: its segments in order, the first of them MSH. */
export type Message = readonly Segment[];

/** A repetition as it is written down: its components, one of several subcomponents as a list. */
export type Parts = readonly (string | Component)[];
/** A field as it is written down: a text, one repetition by its components, or several repetitions. */
export type Content = string | Parts | { readonly repeated: readonly Parts[] };

const isRepeated = (content: Content): content is { readonly repeated: readonly Parts[] } =>
  typeof content === 'object' && 'repeated' in content;

const repetitionOf = (parts: Parts): Repetition =>
  parts.map((part) => (typeof part === 'string' ? [part] : part));

const fieldOf = (content: Content | undefined): Field => {
  if (content === undefined || content === '') return [];
  if (typeof content === 'string') return [[[content]]];
  return (isRepeated(content) ? content.repeated : [content]).map(repetitionOf);
};

/** A segment from the fields that have something in them, by their numbers in the standard. */
export const segment = (name: string, contents: Readonly<Record<number, Content>>): Segment => {
  const last = Math.max(0, ...Object.keys(contents).map(Number));
  return { name, fields: Array.from({ length: last }, (_, index) => fieldOf(contents[index + 1])) };
};

/** Joined, without the empty ones at the end, which the standard leaves out (2.5.3). */
const joined = (parts: readonly string[], delimiter: string): string => {
  let length = parts.length;
  while (length > 0 && parts[length - 1] === '') length -= 1;
  return parts.slice(0, length).join(delimiter);
};

const printField = (field: Field): string =>
  joined(
    field.map((repetition) =>
      joined(
        repetition.map((component) => joined(component.map(escapeText), DELIMITERS.subcomponent)),
        DELIMITERS.component,
      ),
    ),
    DELIMITERS.repetition,
  );

const HEAD = `MSH${DELIMITERS.field}^~\\&`;

const printSegment = ({ name, fields }: Segment): string =>
  name === 'MSH'
    ? joined([HEAD, ...fields.slice(2).map(printField)], DELIMITERS.field)
    : joined([name, ...fields.map(printField)], DELIMITERS.field);

/**
 * The message as it is sent, with the recommended delimiters; every segment ends with CR (2.5). Fields 1 and 2 of MSH are
 * written by themselves.
 */
export const printMessage = (message: Message): string =>
  message.map((one) => `${printSegment(one)}\r`).join('');
