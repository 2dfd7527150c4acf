/** One BER-TLV data object (ISO 7816-4, 5.2.2; ITU-T X.690, definite lengths alone). */
export interface Tlv {
  /** The tag's bytes as one number: 0x30, 0x7f49, 0x5f1f. */
  readonly tag: number;
  /** A view of the input, not a copy. */
  readonly value: Uint8Array;
  /** Offset of the first tag byte in the input. */
  readonly start: number;
  /** Offset of the value in the input. */
  readonly valueAt: number;
  /** Offset behind the object in the input. */
  readonly end: number;
}

export type TlvFailure =
  /** The input ends inside the object. */
  | 'truncated'
  /** A tag of more than three bytes, or 00 or FF, which ISO 7816-4 gives no object. */
  | 'bad-tag'
  /** Indefinite, or of more than four length bytes. */
  | 'bad-length';

export type TlvResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: TlvFailure };

const MORE_TAG_BYTES = 0x1f;
const CONTINUES = 0x80;
const MAX_TAG_BYTES = 3;
const MAX_LENGTH_BYTES = 4;
/** Deeper than any file of the chip nests: a hostile file cannot exhaust the stack. */
const MAX_DEPTH = 16;

const refuse = (error: TlvFailure): { readonly ok: false; readonly error: TlvFailure } => ({
  ok: false,
  error,
});

const readTag = (bytes: Uint8Array, at: number): TlvResult<{ tag: number; next: number }> => {
  let next = at;
  let tag = bytes[next++];
  if (tag === undefined) return refuse('truncated');
  if (tag === 0x00 || tag === 0xff) return refuse('bad-tag');
  if ((tag & MORE_TAG_BYTES) === MORE_TAG_BYTES) {
    let more: number | undefined;
    do {
      if (next - at === MAX_TAG_BYTES) return refuse('bad-tag');
      more = bytes[next++];
      if (more === undefined) return refuse('truncated');
      tag = tag * 256 + more;
    } while (more & CONTINUES);
  }
  return { ok: true, value: { tag, next } };
};

const readLength = (bytes: Uint8Array, at: number): TlvResult<{ length: number; next: number }> => {
  const first = bytes[at];
  if (first === undefined) return refuse('truncated');
  if (first < CONTINUES) return { ok: true, value: { length: first, next: at + 1 } };
  const count = first & 0x7f;
  if (count === 0 || count > MAX_LENGTH_BYTES) return refuse('bad-length');
  if (at + 1 + count > bytes.length) return refuse('truncated');
  let length = 0;
  for (let index = 0; index < count; index++) length = length * 256 + (bytes[at + 1 + index] ?? 0);
  return { ok: true, value: { length, next: at + 1 + count } };
};

/** Tag and length alone: how long a file is, from its first bytes. `end` may lie behind the input. */
export const readTlvHeader = (bytes: Uint8Array, at = 0): TlvResult<Omit<Tlv, 'value'>> => {
  const tag = readTag(bytes, at);
  if (!tag.ok) return tag;
  const length = readLength(bytes, tag.value.next);
  if (!length.ok) return length;
  const { length: size, next: valueAt } = length.value;
  return { ok: true, value: { tag: tag.value.tag, start: at, valueAt, end: valueAt + size } };
};

/** The object that begins at `at`. */
export const readTlv = (bytes: Uint8Array, at = 0): TlvResult<Tlv> => {
  const header = readTlvHeader(bytes, at);
  if (!header.ok) return header;
  const { valueAt, end } = header.value;
  if (end > bytes.length) return refuse('truncated');
  return { ok: true, value: { ...header.value, value: bytes.subarray(valueAt, end) } };
};

/** All objects of the input, end to end: nothing may follow the last. */
export const readTlvs = (bytes: Uint8Array): TlvResult<readonly Tlv[]> => {
  const found: Tlv[] = [];
  for (let at = 0; at < bytes.length; ) {
    const next = readTlv(bytes, at);
    if (!next.ok) return next;
    found.push(next.value);
    at = next.value.end;
  }
  return { ok: true, value: found };
};

/** The value of the first object with this tag; null where there is none. */
export const firstValue = (objects: readonly Tlv[], tag: number): Uint8Array | null =>
  objects.find((object) => object.tag === tag)?.value ?? null;

export const isConstructed = (tag: number): boolean => {
  let first = tag;
  while (first > 0xff) first = Math.floor(first / 256);
  return (first & 0x20) !== 0;
};

/** The objects inside a constructed object, at whatever depth, outer before inner; what is no valid TLV inside ends that branch. */
export const walkTlvs = function* (bytes: Uint8Array, depth = 0): Generator<Tlv> {
  if (depth > MAX_DEPTH) return;
  const objects = readTlvs(bytes);
  if (!objects.ok) return;
  for (const object of objects.value) {
    yield object;
    if (isConstructed(object.tag)) yield* walkTlvs(object.value, depth + 1);
  }
};

const bigEndian = (value: number): number[] => {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return bytes;
};

/** An object of this tag around the parts, its length in the fewest bytes (DER). */
export const printTlv = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const lengthBytes = length < CONTINUES ? [length] : bigEndian(length);
  const head = length < CONTINUES ? lengthBytes : [CONTINUES | lengthBytes.length, ...lengthBytes];
  const tagBytes = bigEndian(tag);
  const out = new Uint8Array(tagBytes.length + head.length + length);
  out.set(tagBytes);
  out.set(head, tagBytes.length);
  let at = tagBytes.length + head.length;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};
