import { isConstructed, type Tlv } from '../ber-tlv.ts';
import { ASN1, childrenOf, readInteger } from './der.ts';

/** Fields of EF.DG13 by their item number (domain facts B3). */
export const ITEM = {
  number: 1,
  name: 2,
  birthDate: 3,
  sex: 4,
  nationality: 5,
  ethnicity: 6,
  religion: 7,
  origin: 8,
  residence: 9,
  features: 10,
  issueDate: 11,
  expiryDate: 12,
  parents: 13,
  spouse: 14,
  oldNumber: 15,
  chipId: 16,
} as const;

/** Texts of each item, in order; an empty text stays, since the second parent is told by the place. */
export type Items = ReadonlyMap<number, readonly string[]>;

const TEXTS: readonly number[] = [ASN1.utf8String, ASN1.printableString, ASN1.ia5String, ASN1.visibleString];
const LAST_ITEM = 16;
/** The wrapper around the items is not published: they are looked for this deep. */
const MAX_DEPTH = 8;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** NFC on one line, without control and formatting characters; null for bytes that are no UTF-8. */
const readText = (bytes: Uint8Array): string | null => {
  try {
    return decoder
      .decode(bytes)
      .normalize('NFC')
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

const isText = ({ tag }: Tlv): boolean => TEXTS.includes(tag);

/** One SEQUENCE of the names of parents and spouse: its texts, or one empty text where nothing is in it. */
const namesIn = (object: Tlv): readonly Tlv[] | null => {
  if (isText(object)) return [object];
  if (object.tag !== ASN1.sequence) return null;
  const parts = childrenOf(object.value);
  if (parts === null) return null;
  if (parts.length === 0) return [{ ...object, tag: ASN1.utf8String }];
  const nested = parts.map(namesOfPart);
  return nested.every((names) => names !== null) ? nested.flat() : null;
};

/** A further level: some cards put both parents into one SEQUENCE. */
const namesOfPart = (part: Tlv): readonly Tlv[] | null => {
  if (isText(part)) return [part];
  const texts = part.tag === ASN1.sequence ? childrenOf(part.value) : null;
  return texts?.every(isText) === true ? texts : null;
};

/** The text objects of `SEQUENCE { INTEGER n, value }`; null where these are not the objects of such an item. */
const textsOf = (n: number, values: readonly Tlv[]): readonly Tlv[] | null => {
  if (n !== ITEM.parents && n !== ITEM.spouse)
    return values.length <= 1 && values.every(isText) ? values : null;
  const names = values.map(namesIn);
  return names.every((found) => found !== null) ? names.flat() : null;
};

const itemIn = (objects: readonly Tlv[]): { n: number; texts: readonly Tlv[] } | null => {
  const n = readInteger(objects[0]);
  if (n === null || n < 1 || n > LAST_ITEM) return null;
  const texts = textsOf(n, objects.slice(1));
  return texts === null ? null : { n, texts };
};

/**
 * Adds the items inside to `found`; false for an item that stands twice or a text that is no UTF-8. A text is never
 * looked into, and neither is an item: what looks like one in there is somebody's name.
 */
const collect = (bytes: Uint8Array, found: Map<number, readonly string[]>, depth: number): boolean => {
  for (const object of childrenOf(bytes) ?? []) {
    if (!isConstructed(object.tag)) continue;
    const item = object.tag === ASN1.sequence ? itemIn(childrenOf(object.value) ?? []) : null;
    if (item === null) {
      if (depth < MAX_DEPTH && !collect(object.value, found, depth + 1)) return false;
      continue;
    }
    const texts = item.texts.map((text) => readText(text.value));
    if (found.has(item.n) || !texts.every((text) => text !== null)) return false;
    found.set(item.n, texts);
  }
  return true;
};

/** The items of the file's value, however they are wrapped; null where they contradict themselves. */
export const findItems = (value: Uint8Array): Items | null => {
  const found = new Map<number, readonly string[]>();
  return collect(value, found, 0) ? found : null;
};
