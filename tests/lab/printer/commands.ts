/** One ESC/POS command as it came over the wire. `name` as in Epson's reference: `ESC @`, `GS v 0`; `TEXT` is printable. */
export interface Command {
  readonly name: string;
  readonly data: Buffer;
  /** Length on the wire. */
  readonly size: number;
}

/** `more`: the command has not come whole. */
type Parsed = Command | 'more';

const [DLE, ESC, FS, GS] = [0x10, 0x1b, 0x1c, 0x1d];
/** NUL stands for nothing: printers pass it over, and drivers pad with it. */
const CONTROLS: Readonly<Record<number, string>> = { 0: 'NUL', 9: 'HT', 10: 'LF', 12: 'FF', 13: 'CR' };

/** Number of parameter bytes of the commands with a fixed form. */
// biome-ignore format: a table
const ESC_FIXED: Readonly<Record<string, number>> = {
  '@': 0, '2': 0, L: 0, S: 0, i: 0, m: 0, v: 0,
  '!': 1, ' ': 1, '-': 1, '3': 1, '=': 1, E: 1, G: 1, J: 1, K: 1, M: 1, R: 1, T: 1, U: 1, V: 1, a: 1, d: 1, e: 1,
  r: 1, t: 1, u: 1, '{': 1,
  $: 2, '\\': 2, c: 2, p: 3, W: 8,
};
// biome-ignore format: a table
const GS_FIXED: Readonly<Record<string, number>> = {
  ':': 0, '!': 1, '/': 1, B: 1, E: 1, H: 1, I: 1, T: 1, a: 1, b: 1, f: 1, h: 1, r: 1, w: 1,
  $: 2, '\\': 2, L: 2, P: 2, W: 2, '^': 3, g: 4, z: 2,
};
const FS_FIXED: Readonly<Record<string, number>> = { '&': 0, '.': 0, '!': 1, '-': 1, C: 1, W: 1, S: 2, p: 2 };

const fixed = (name: string, bytes: Buffer, head: number, parameters: number): Parsed =>
  bytes.length < head + parameters
    ? 'more'
    : { name, data: bytes.subarray(head, head + parameters), size: head + parameters };

const unknown = (bytes: Buffer, size: number): Command => ({
  name: '?',
  data: bytes.subarray(0, size),
  size,
});

const dle = (bytes: Buffer): Parsed => {
  const [, kind, fn] = bytes;
  if (kind === undefined || fn === undefined) return 'more';
  if (kind === 0x04) return fixed('DLE EOT', bytes, 2, fn === 7 || fn === 8 || fn === 18 ? 2 : 1);
  if (kind === 0x05) return fixed('DLE ENQ', bytes, 2, 1);
  if (kind === 0x14) return fixed('DLE DC4', bytes, 2, fn === 8 ? 8 : 3);
  return unknown(bytes, 2);
};

const esc = (bytes: Buffer): Parsed => {
  const letter = String.fromCharCode(bytes[1] ?? 0);
  if (bytes.length < 2) return 'more';
  if (letter === '*') {
    if (bytes.length < 5) return 'more';
    const columnBytes = (bytes[2] ?? 0) >= 32 ? 3 : 1;
    return fixed('ESC *', bytes, 2, 3 + columnBytes * bytes.readUInt16LE(3));
  }
  if (letter === 'D') {
    const end = bytes.indexOf(0, 2);
    return end < 0 ? 'more' : fixed('ESC D', bytes, 2, end - 1);
  }
  const count = ESC_FIXED[letter];
  return count === undefined ? unknown(bytes, 2) : fixed(`ESC ${letter}`, bytes, 2, count);
};

const barcode = (bytes: Buffer): Parsed => {
  const [, , kind, length] = bytes;
  if (kind === undefined || length === undefined) return 'more';
  if (kind > 6) return fixed('GS k', bytes, 2, 2 + length);
  const end = bytes.indexOf(0, 3);
  return end < 0 ? 'more' : fixed('GS k', bytes, 2, end - 1);
};

/** GS ( X pL pH …; the data is what stands behind X. */
const longFunction = (bytes: Buffer): Parsed => {
  if (bytes.length < 5) return 'more';
  return fixed(`GS ( ${String.fromCharCode(bytes[2] ?? 0)}`, bytes, 3, 2 + bytes.readUInt16LE(3));
};

/** GS e n of Custom: n = 3 has a length, n = 32 a length and a time behind it. */
const ejector = (bytes: Buffer): Parsed => {
  const n = bytes[2];
  return n === undefined ? 'more' : fixed('GS e', bytes, 2, n === 3 ? 2 : n === 32 ? 3 : 1);
};

const gs = (bytes: Buffer): Parsed => {
  const letter = String.fromCharCode(bytes[1] ?? 0);
  if (bytes.length < 3) return bytes.length === 2 && letter === ':' ? fixed('GS :', bytes, 2, 0) : 'more';
  if (letter === 'v') {
    if (bytes.length < 8) return 'more';
    return bytes[2] === 0x30
      ? fixed('GS v 0', bytes, 3, 5 + bytes.readUInt16LE(4) * bytes.readUInt16LE(6))
      : unknown(bytes, 3);
  }
  if (letter === 'V') {
    const mode = bytes[2] ?? 0;
    if ([0, 1, 48, 49].includes(mode)) return fixed('GS V', bytes, 2, 1);
    return [65, 66, 97, 98, 103, 104].includes(mode) ? fixed('GS V', bytes, 2, 2) : unknown(bytes, 3);
  }
  if (letter === '(') return longFunction(bytes);
  if (letter === '8') return bytes.length < 7 ? 'more' : fixed('GS 8', bytes, 2, 5 + bytes.readUInt32LE(3));
  if (letter === '*')
    return bytes.length < 4 ? 'more' : fixed('GS *', bytes, 2, 2 + 8 * (bytes[2] ?? 0) * (bytes[3] ?? 0));
  if (letter === 'k') return barcode(bytes);
  if (letter === 'e') return ejector(bytes);
  const count = GS_FIXED[letter];
  return count === undefined ? unknown(bytes, 2) : fixed(`GS ${letter}`, bytes, 2, count);
};

const text = (bytes: Buffer): Command => {
  const end = bytes.findIndex((byte) => byte < 0x20);
  const size = end < 0 ? bytes.length : end;
  return { name: 'TEXT', data: bytes.subarray(0, size), size };
};

/** The first command in the buffer (Epson ESC/POS reference), `more` where its end has not come. */
export const parseCommand = (bytes: Buffer): Parsed => {
  const first = bytes[0];
  if (first === undefined) return 'more';
  if (first >= 0x20) return text(bytes);
  const control = CONTROLS[first];
  if (control) return fixed(control, bytes, 1, 0);
  if (first === DLE) return dle(bytes);
  if (first === ESC) return esc(bytes);
  if (first === GS) return gs(bytes);
  if (first === FS) {
    if (bytes.length < 2) return 'more';
    const letter = String.fromCharCode(bytes[1] ?? 0);
    const count = FS_FIXED[letter];
    return count === undefined ? unknown(bytes, 2) : fixed(`FS ${letter}`, bytes, 2, count);
  }
  return unknown(bytes, 1);
};
