import type { RealTimeTopic } from './escpos.ts';

/** What an answer says of the printer, in the words of the printer port. */
export type PrinterCondition = 'ready' | 'paper-low' | 'paper-out' | 'cover-open' | 'offline' | 'fault';

/** Fixed bits of every DLE EOT answer: bits 1 and 4 are on; 0 and 7 are off. */
export const isRealTimeStatus = (byte: number): boolean => (byte & 0x93) === 0x12;

/** Fixed bits of the GS r answer: bits 4 and 7 are off. */
export const isPaperStatus = (byte: number): boolean => (byte & 0x90) === 0x00;

type Bits = readonly (readonly [mask: number, meaning: PrinterCondition])[];

/** Meaning of the bits by topic, the one to be told first where several are on (DLE EOT, tables n = 1 to 4). */
const BITS: Readonly<Record<RealTimeTopic, Bits>> = {
  1: [[0x08, 'offline']],
  2: [
    [0x04, 'cover-open'],
    [0x20, 'paper-out'],
    // Feed button held: the printer is offline until it is let go.
    [0x08, 'offline'],
    [0x40, 'fault'],
  ],
  3: [
    [0x2c, 'fault'],
    // Recovers by itself (head too hot).
    [0x40, 'offline'],
  ],
  4: [
    [0x60, 'paper-out'],
    [0x0c, 'paper-low'],
  ],
};

const meaningOf = (byte: number, bits: Bits): PrinterCondition =>
  bits.find(([mask]) => (byte & mask) !== 0)?.[1] ?? 'ready';

/** Answer to DLE EOT `topic`; null where the fixed bits say that the byte is none. */
export const decodeRealTimeStatus = (topic: RealTimeTopic, byte: number): PrinterCondition | null =>
  isRealTimeStatus(byte) ? meaningOf(byte, BITS[topic]) : null;

type ByteBits = readonly (readonly [byte: number, mask: number, meaning: PrinterCondition])[];

const conditionOf = (bytes: Uint8Array, bits: ByteBits): PrinterCondition =>
  worstCondition(bits.map(([at, mask, meaning]) => (((bytes[at] ?? 0) & mask) === 0 ? 'ready' : meaning)));

/** GS a: the four bytes of Automatic Status Back. */
const AUTOMATIC_BITS: ByteBits = [
  // Offline; fed by button; waits to be set online again; button held.
  [0, 0x48, 'offline'],
  [1, 0x03, 'offline'],
  [0, 0x20, 'cover-open'],
  // Recoverable (paper jam), cutter, unrecoverable.
  [1, 0x2c, 'fault'],
  // Recovers by itself (head too hot).
  [1, 0x40, 'offline'],
  [2, 0x03, 'paper-low'],
  [2, 0x0c, 'paper-out'],
];

/** An automatic status of 4 bytes; null where it has another length or the fixed bits of its head are wrong. */
export const decodeAutomaticStatus = (bytes: Uint8Array): PrinterCondition | null =>
  bytes.length === 4 && ((bytes[0] ?? 0) & 0x93) === 0x10 ? conditionOf(bytes, AUTOMATIC_BITS) : null;

/** DLE EOT 20 (Custom): paper, user, recoverable and unrecoverable errors. */
const FULL_BITS: ByteBits = [
  [0, 0x01, 'paper-out'],
  // Near the end by the sensor, or by the length that was set.
  [0, 0x44, 'paper-low'],
  // Head lifted, cover open.
  [1, 0x03, 'cover-open'],
  // A feed key held.
  [1, 0x60, 'offline'],
  // Head too hot: recovers by itself.
  [2, 0x01, 'offline'],
  // Supply voltage, paper jam, notch not found.
  [2, 0xc8, 'fault'],
  // Cutter, its cover, memories.
  [3, 0x4f, 'fault'],
];

/** The four bytes that follow 10h 0Fh; null where there are not four. */
export const decodeFullStatus = (bytes: Uint8Array): PrinterCondition | null =>
  bytes.length === 4 ? conditionOf(bytes, FULL_BITS) : null;

const SEVERITY: readonly PrinterCondition[] = [
  'ready',
  'paper-low',
  'offline',
  'paper-out',
  'cover-open',
  'fault',
];

/**
 * The worst of several answers. `offline` is the consequence of an empty roll or an open cover, so a named cause comes before it.
 */
export const worstCondition = (conditions: readonly PrinterCondition[]): PrinterCondition =>
  conditions.reduce((worst, one) => (SEVERITY.indexOf(one) > SEVERITY.indexOf(worst) ? one : worst), 'ready');

/**
 * Answer to GS g 2: 5Fh, 1 to 10 ASCII digits, 00h. Null where it is not exactly that.
 */
export const decodeCounter = (bytes: Uint8Array): number | null => {
  const digits = bytes.subarray(1, -1);
  if (bytes[0] !== 0x5f || bytes.at(-1) !== 0x00 || digits.length < 1 || digits.length > 10) return null;
  let value = 0;
  for (const digit of digits) {
    if (digit < 0x30 || digit > 0x39) return null;
    value = value * 10 + (digit - 0x30);
  }
  return value;
};
