import { Buffer } from 'node:buffer';

/** All parts in one array of its own. */
export const concat = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Bytes of the given values. */
export const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

/** Whether both arrays hold the same bytes. */
export const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** Bitwise exclusive or of two arrays of one length. */
export const xor = (one: Uint8Array, other: Uint8Array): Uint8Array =>
  one.map((byte, at) => byte ^ (other[at] ?? 0));

/** Unsigned big-endian number; 0n for no bytes. */
export const toBigInt = (source: Uint8Array): bigint =>
  source.length === 0 ? 0n : BigInt(`0x${Buffer.from(source).toString('hex')}`);

/** Unsigned big-endian number of at most six bytes. */
export const toNumber = (source: Uint8Array): number => source.reduce((value, byte) => value * 256 + byte, 0);

/** `value` as `length` bytes, big-endian. */
export const fromBigInt = (value: bigint, length: number): Uint8Array =>
  Uint8Array.from(Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex'));

/** Bytes of a string of hexadecimal digits, blanks left out. */
export const hex = (digits: string): Uint8Array =>
  Uint8Array.from(Buffer.from(digits.replace(/\s/g, ''), 'hex'));
