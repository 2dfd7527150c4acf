import { composed } from './scanned-text.ts';

/** Value of a hexadecimal digit by its character, -1 for another. */
const NIBBLES = Int8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? -1 : value;
});

const nibble = (text: string, at: number): number => NIBBLES[text.charCodeAt(at)] ?? -1;

/** The byte of two hexadecimal digits; negative where there are none. */
const byteAt = (text: string, at: number): number => (nibble(text, at) << 4) | nibble(text, at + 1);

/** How many bytes follow a first one; -1 where none can (Unicode, table 3-7). */
const following = (first: number): number => {
  if (first < 0x80) return first < 0 ? -1 : 0;
  if (first < 0xc2) return -1;
  if (first < 0xe0) return 1;
  if (first < 0xf0) return 2;
  return first < 0xf5 ? 3 : -1;
};

/** The first character that needs so many bytes more: what is smaller is written too long. */
const SMALLEST: readonly number[] = [0, 0x80, 0x800, 0x10000];

/** The character that starts at this place with these many bytes behind the first; negative where UTF-8 has none. */
const characterAt = (text: string, at: number, first: number, more: number): number => {
  let code = first & (0x3f >> more);
  for (let next = 1; next <= more; next++) {
    const byte = byteAt(text, at + 2 * next);
    if (byte < 0x80 || byte > 0xbf) return -1;
    code = (code << 6) | (byte & 0x3f);
  }
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < (SMALLEST[more] ?? 0) || code > 0x10ffff || surrogate ? -1 : code;
};

/**
 * Text of hexadecimal digits, two a byte of UTF-8, upper or lower case (domain facts C1), in NFC; null where it is
 * anything else, or holds what `composed` refuses.
 */
export const parseHexText = (hex: string): string | null => {
  if (hex.length % 2 !== 0) return null;
  const units: number[] = [];
  for (let at = 0; at < hex.length; ) {
    const first = byteAt(hex, at);
    const more = following(first);
    const code = more > 0 ? characterAt(hex, at, first, more) : first;
    if (more < 0 || code < 0) return null;
    if (code > 0xffff) units.push(0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff));
    else units.push(code);
    at += 2 + 2 * more;
  }
  return composed(String.fromCharCode.apply(null, units));
};

/** The inverse, in lower case. A lone surrogate becomes the replacement character. */
export const printHexText = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('');
