/** Numbers of 32 bits from a seed (mulberry32): the same inputs in every run of the fuzz test. */
export type Random = (below: number) => number;

export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

type Mutation = (bytes: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array;

/** Bytes that mean something as a length, a tag or a marker. */
const TELLING = [
  0x00, 0x01, 0x7f, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0xff, 0x30, 0x31, 0x5f, 0x7f, 0x04, 0x02,
];

const flip: Mutation = (bytes, random) => {
  const at = random(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
  return bytes;
};

const replace: Mutation = (bytes, random) => {
  bytes[random(bytes.length)] = TELLING[random(TELLING.length)] ?? 0;
  return bytes;
};

/** A length of four bytes, each whatever it may be. */
const lengthen: Mutation = (bytes, random) => {
  const at = random(bytes.length);
  for (let index = 0; index < 5 && at + index < bytes.length; index++)
    bytes[at + index] = index === 0 ? 0x84 : random(256);
  return bytes;
};

const truncate: Mutation = (bytes, random) => bytes.subarray(0, random(bytes.length));

const remove: Mutation = (bytes, random) => {
  const at = random(bytes.length);
  const count = 1 + random(4);
  bytes.copyWithin(at, at + count);
  return bytes.subarray(0, Math.max(bytes.length - count, 0));
};

/** A part of another sample over a part of this one. */
const splice: Mutation = (bytes, random, others) => {
  const other = others[random(others.length)] ?? bytes;
  const from = random(other.length);
  const part = other.subarray(from, from + 1 + random(32));
  const at = random(bytes.length);
  bytes.set(part.subarray(0, bytes.length - at), at);
  return bytes;
};

const MUTATIONS: readonly Mutation[] = [flip, replace, lengthen, truncate, remove, splice];

/** A sample changed in one to four places. `others` are the samples that parts are taken from. */
export const mutate = (sample: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array => {
  let bytes: Uint8Array = sample.slice();
  for (let count = 1 + random(4); count > 0 && bytes.length > 0; count--)
    bytes = (MUTATIONS[random(MUTATIONS.length)] ?? flip)(bytes, random, others);
  return bytes;
};
