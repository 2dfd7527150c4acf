/** Fields of a packet by their number (PA00P015, "Summary of utilised BMPs"): the bytes without number and length. */
export interface ZvtFields {
  readonly values: ReadonlyMap<number, Uint8Array>;
  /** False where a field is not known or ends too early: it and what follows are missing. */
  readonly whole: boolean;
}

const TLV_CONTAINER = 0x06;

const lengths = (groups: Readonly<Record<number, readonly number[]>>): ReadonlyMap<number, number> =>
  new Map(Object.entries(groups).flatMap(([length, ids]) => ids.map((id) => [id, Number(length)])));

/** Fields of a fixed length, by their bytes. */
const FIXED = lengths({
  1: [
    ...[0x01, 0x02, 0x03, 0x05, 0x19, 0x27, 0x72, 0x73, 0x74, 0x75, 0x8a, 0x8c, 0xa0],
    ...[0xd0, 0xd2, 0xd3, 0xe0, 0xe9, 0xea, 0xf0, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd],
  ],
  2: [0x0d, 0x0e, 0x17, 0x3a, 0x49, 0x87],
  3: [0x0b, 0x0c, 0x37, 0x3d, 0x88, 0xaa],
  4: [0x29, 0x70, 0x71],
  5: [0xba],
  6: [0x04],
  8: [0x3b, 0xeb],
  15: [0x2a],
});

/** Fields with a length before them, by the bytes of that: each F0 to F9 for a decimal digit (LLVAR, LLLVAR). */
const DIGITS = lengths({
  2: [
    ...[0x22, 0x23, 0x2d, 0x8b, 0xa7, 0xd1],
    ...[0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8],
    ...[0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8],
  ],
  3: [0x24, 0x2e, 0x3c, 0x60, 0x9a, 0xaf],
});

interface Span {
  readonly from: number;
  readonly end: number;
}

/** A length of some digits; null where there is none. */
export const varSpan = (data: Uint8Array, at: number, digits: number): Span | null => {
  let length = 0;
  for (const byte of data.subarray(at, at + digits)) {
    if (byte < 0xf0 || byte > 0xf9) return null;
    length = length * 10 + (byte & 0x0f);
  }
  const from = at + digits;
  return from + length > data.length ? null : { from, end: from + length };
};

/** A length as BER writes it, of one to three bytes. */
const berSpan = (data: Uint8Array, at: number): Span | null => {
  const first = data[at];
  if (first === undefined) return null;
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || more > 2) return null;
  let length = first < 0x80 ? first : 0;
  for (const byte of data.subarray(at + 1, at + 1 + more)) length = length * 256 + byte;
  const from = at + 1 + more;
  return from + length > data.length ? null : { from, end: from + length };
};

const spanOf = (data: Uint8Array, id: number, at: number): Span | null => {
  if (id === TLV_CONTAINER) return berSpan(data, at);
  const digits = DIGITS.get(id);
  if (digits !== undefined) return varSpan(data, at, digits);
  const length = FIXED.get(id);
  return length === undefined || at + length > data.length ? null : { from: at, end: at + length };
};

/** Takes the fields of a packet apart. Of a field that comes twice the first counts. */
export const readZvtFields = (data: Uint8Array): ZvtFields => {
  const values = new Map<number, Uint8Array>();
  for (let at = 0; at < data.length; ) {
    const id = data[at] ?? 0;
    const span = spanOf(data, id, at + 1);
    if (span === null) return { values, whole: false };
    if (!values.has(id)) values.set(id, data.slice(span.from, span.end));
    at = span.end;
  }
  return { values, whole: true };
};

/** A packed decimal number (BCD); null where a half byte is no digit. */
export const readBcd = (bytes: Uint8Array | undefined): number | null => {
  if (bytes === undefined || bytes.length === 0) return null;
  let value = 0;
  for (const byte of bytes) {
    if (byte >> 4 > 9 || (byte & 0x0f) > 9) return null;
    value = value * 100 + (byte >> 4) * 10 + (byte & 0x0f);
  }
  return value;
};

/** @throws RangeError where the number is no whole one, is negative, or has more than `length` × 2 digits. */
export const printBcd = (value: number, length: number): Uint8Array => {
  const digits = String(value).padStart(length * 2, '0');
  if (!Number.isSafeInteger(value) || value < 0 || digits.length > length * 2)
    throw new RangeError(`${value} has no place in ${length} bytes of BCD`);
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16));
};
