import { readTlv, readTlvs, type Tlv } from '../ber-tlv.ts';

/** Tags of ASN.1 (ITU-T X.680, 8.4). */
export const ASN1 = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  sequence: 0x30,
  set: 0x31,
} as const;

/** An object of the chip has a handful of arcs: more only serve to build a long text. */
const MAX_OID_LENGTH = 32;
/** Six bytes are exact as a number. */
const MAX_INTEGER_LENGTH = 6;

/** The objects inside; null where they do not fill the input exactly. */
export const childrenOf = (bytes: Uint8Array): readonly Tlv[] | null => {
  const objects = readTlvs(bytes);
  return objects.ok ? objects.value : null;
};

/** The objects inside an object that must have this tag. */
export const inside = (object: Tlv | undefined, tag: number): readonly Tlv[] | null =>
  object?.tag === tag ? childrenOf(object.value) : null;

/** The value of an input that is one object with this tag. */
export const onlyValue = (bytes: Uint8Array, tag: number): Uint8Array | null => {
  const object = readTlv(bytes);
  return object.ok && object.value.tag === tag && object.value.end === bytes.length
    ? object.value.value
    : null;
};

/** The objects inside an input that is one object with this tag. */
export const insideOnly = (bytes: Uint8Array, tag: number): readonly Tlv[] | null => {
  const value = onlyValue(bytes, tag);
  return value === null ? null : childrenOf(value);
};

/** The whole object, tag and length included; `parent` is the input that it was read from. */
export const wholeOf = (parent: Uint8Array, object: Tlv): Uint8Array =>
  parent.subarray(object.start, object.end);

/** `1.2.840.10045.2.1`; null where the object is no object identifier. */
export const readOid = (object: Tlv | undefined): string | null => {
  const bytes = object?.value;
  if (object?.tag !== ASN1.oid || bytes === undefined) return null;
  if (bytes.length === 0 || bytes.length > MAX_OID_LENGTH || (bytes.at(-1) ?? 0) >= 0x80) return null;
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of bytes) {
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) return null;
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [head = 0, ...rest] = arcs;
  const root = Math.min(Math.floor(head / 40), 2);
  return [root, head - 40 * root, ...rest].join('.');
};

/** A number of 0 to 2^47; null where the object is none. */
export const readInteger = (object: Tlv | undefined): number | null => {
  const bytes = object?.value;
  if (object?.tag !== ASN1.integer || bytes === undefined) return null;
  if (bytes.length === 0 || bytes.length > MAX_INTEGER_LENGTH || (bytes[0] ?? 0) >= 0x80) return null;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
};

/** A positive number of any size without leading zeros; null where the object is none. */
export const readPositive = (object: Tlv | undefined): Uint8Array | null => {
  if (object?.tag !== ASN1.integer || (object.value[0] ?? 0x80) >= 0x80) return null;
  const bytes = stripZeros(object.value);
  return bytes.length === 0 ? null : bytes;
};

/** The bytes without leading zeros. */
export const stripZeros = (bytes: Uint8Array): Uint8Array => {
  const at = bytes.findIndex((byte) => byte !== 0);
  return at < 0 ? bytes.subarray(bytes.length) : bytes.subarray(at);
};

/** The bytes of a bit string that has a whole number of them. */
export const readBitString = (object: Tlv | undefined): Uint8Array | null =>
  object?.tag === ASN1.bitString && object.value[0] === 0 ? object.value.subarray(1) : null;

export const readOctets = (object: Tlv | undefined): Uint8Array | null =>
  object?.tag === ASN1.octetString ? object.value : null;

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
