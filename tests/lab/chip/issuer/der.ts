/** Bytes end to end. */
export const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

const lengthBytes = (length: number): Uint8Array => {
  if (length < 0x80) return Uint8Array.of(length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) digits.unshift(rest & 0xff);
  return Uint8Array.of(0x80 | digits.length, ...digits);
};

/** A data object (ITU-T X.690, 10.1): `tag` is the tag bytes as a number (0x30, 0x7f61), the length is the shortest. */
export const tlv = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const tagBytes = tag > 0xff ? Uint8Array.of(tag >>> 8, tag & 0xff) : Uint8Array.of(tag);
  const value = joined(...parts);
  return joined(tagBytes, lengthBytes(value.length), value);
};

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tlv(0x30, ...parts);

const compare = (left: Uint8Array, right: Uint8Array): number => Buffer.compare(left, right);

/** The members of a SET OF, in the order of their encodings (X.690, 11.6), without tag and length. */
export const setMembers = (...members: readonly Uint8Array[]): Uint8Array =>
  joined(...members.toSorted(compare));

export const setOf = (...members: readonly Uint8Array[]): Uint8Array => tlv(0x31, setMembers(...members));

/** A non-negative INTEGER, from a number or from big-endian bytes. */
export const integer = (value: number | Uint8Array): Uint8Array => {
  const digits = typeof value === 'number' ? lengthlessBytes(value) : value;
  const first = digits.findIndex((byte) => byte !== 0);
  const shortest = first < 0 ? Uint8Array.of(0) : digits.subarray(first);
  const negative = ((shortest[0] ?? 0) & 0x80) !== 0;
  return tlv(0x02, negative ? joined(Uint8Array.of(0), shortest) : shortest);
};

const lengthlessBytes = (value: number): Uint8Array =>
  Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);

const base128 = (value: number): number[] => {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift(0x80 | (rest & 0x7f));
  return digits;
};

/** OBJECT IDENTIFIER from its dotted form. */
export const oid = (dotted: string): Uint8Array => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
};

export const nullValue = (): Uint8Array => tlv(0x05);
export const booleanTrue = (): Uint8Array => tlv(0x01, Uint8Array.of(0xff));
export const octetString = (...parts: readonly Uint8Array[]): Uint8Array => tlv(0x04, ...parts);

/** BIT STRING whose last byte has `unused` bits at its end. */
export const bitString = (bytes: Uint8Array, unused = 0): Uint8Array =>
  tlv(0x03, Uint8Array.of(unused), bytes);

export const utf8String = (text: string): Uint8Array => tlv(0x0c, new TextEncoder().encode(text));
export const printableString = (text: string): Uint8Array => tlv(0x13, new TextEncoder().encode(text));

/** `[n]` around whole objects (EXPLICIT), or around the members of what it stands for (IMPLICIT, constructed). */
export const context = (number: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  tlv(0xa0 | number, ...parts);

/** UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5). */
export const time = (at: Date): Uint8Array => {
  const digits = `${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  const utc = at.getUTCFullYear() < 2050;
  return tlv(utc ? 0x17 : 0x18, new TextEncoder().encode(utc ? digits.slice(2) : digits));
};
