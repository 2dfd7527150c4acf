import { bytes, concat, toNumber } from './bytes.ts';

/** BER-TLV data object; tags of one or two bytes as a number (0x80, 0x7F49). */
export interface DataObject {
  readonly tag: number;
  readonly value: Uint8Array;
  /** Tag, length and value. */
  readonly whole: Uint8Array;
}

/** Length bytes of BER in the shortest form (ISO 7816-4, 5.2.2.2). */
export const encodeLength = (length: number): Uint8Array => {
  if (length < 0x80) return bytes(length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return bytes(0x80 + digits.length, ...digits);
};

/** Bytes of a data object; a tag above 0xFF has two bytes. */
export const encode = (tag: number, ...value: readonly Uint8Array[]): Uint8Array => {
  const content = concat(...value);
  const tagBytes = tag > 0xff ? bytes(tag >> 8, tag & 0xff) : bytes(tag);
  return concat(tagBytes, encodeLength(content.length), content);
};

const parseOne = (source: Uint8Array): DataObject | null => {
  const long = ((source[0] ?? 0) & 0x1f) === 0x1f;
  const tagSize = long ? 2 : 1;
  const first = source[tagSize];
  if (first === undefined || first === 0x80 || first > 0x84) return null;
  const lengthSize = first < 0x80 ? 1 : 1 + (first & 0x0f);
  const start = tagSize + lengthSize;
  if (source.length < start) return null;
  const length = first < 0x80 ? first : toNumber(source.subarray(tagSize + 1, start));
  if (source.length < start + length) return null;
  return {
    tag: toNumber(source.subarray(0, tagSize)),
    value: source.subarray(start, start + length),
    whole: source.subarray(0, start + length),
  };
};

/** The data objects that fill `source`; null where it is not a whole sequence of them. */
export const parse = (source: Uint8Array): readonly DataObject[] | null => {
  const objects: DataObject[] = [];
  for (let at = 0; at < source.length; ) {
    const object = parseOne(source.subarray(at));
    if (object === null) return null;
    objects.push(object);
    at += object.whole.length;
  }
  return objects;
};

/** Value of the first object with this tag. */
export const findValue = (objects: readonly DataObject[], tag: number): Uint8Array | undefined =>
  objects.find((object) => object.tag === tag)?.value;
