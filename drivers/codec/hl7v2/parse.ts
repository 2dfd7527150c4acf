import type { Delimiters } from './escapes.ts';
import { unescapeText } from './escapes.ts';
import type { Component, Field, Message, Segment } from './message.ts';

const NAME = /^[A-Z][A-Z0-9]{2}$/;

/** MSH-1 and MSH-2: five different signs, none of them a letter; the last may be missing. Null for anything else. */
const delimitersOf = (text: string): Delimiters | null => {
  const field = text[3];
  if (!text.startsWith('MSH') || field === undefined) return null;
  const end = text.slice(4).search(new RegExp(`[\r\n]|${field.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')}`));
  const others = text.slice(4, end === -1 ? undefined : 4 + end);
  const signs = [field, ...others];
  if (others.length < 3 || others.length > 5 || new Set(signs).size !== signs.length) return null;
  if (signs.some((sign) => /[\p{L}\p{N}\s\p{Cc}]/u.test(sign))) return null;
  const [component = '', repetition = '', escapeSign = '', subcomponent = '&'] = others;
  return { field, component, repetition, escape: escapeSign, subcomponent };
};

const parseField = (text: string, delimiters: Delimiters): Field => {
  if (text === '') return [];
  const component = (part: string): Component =>
    part.split(delimiters.subcomponent).map((one) => unescapeText(one, delimiters));
  return text
    .split(delimiters.repetition)
    .map((repetition) => repetition.split(delimiters.component).map(component));
};

const parseSegment = (line: string, delimiters: Delimiters): Segment | null => {
  const [name = '', ...rest] = line.split(delimiters.field);
  if (!NAME.test(name)) return null;
  const fields = rest.map((text) => parseField(text, delimiters));
  if (name !== 'MSH') return { name, fields };
  // What MSH-2 holds is not cut by itself.
  return { name, fields: [[[[delimiters.field]]], [[[rest[0] ?? '']]], ...fields.slice(1)] };
};

/**
 * The segments of a message, with the delimiters that it names itself, all text unescaped. Segments end with CR; LF and CRLF
 * are taken too. Null for what is no message of HL7 v2: no MSH at the start, no name at the start of a line, two headers.
 */
export const parseMessage = (text: string): Message | null => {
  const delimiters = delimitersOf(text);
  if (delimiters === null) return null;
  const segments: Segment[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue;
    const segment = parseSegment(line, delimiters);
    if (segment === null || (segment.name === 'MSH') !== (segments.length === 0)) return null;
    segments.push(segment);
  }
  return segments;
};
