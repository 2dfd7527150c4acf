/** A command APDU (ISO 7816-4, 5.1). */
export interface Command {
  /** Class byte; 0x10 is added by `chain`, 0x0C by secure messaging. */
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Uint8Array;
  /** Most bytes wanted in the answer, 1 to 65,536; absent where none are. */
  readonly le?: number;
}

/** An answer: its bytes and the status word SW1 SW2. */
export interface Answer {
  readonly data: Uint8Array;
  readonly sw: number;
}

/** Status words (ISO 7816-4, 5.1.3; ICAO 9303-10, 3.6). */
export const SW = {
  ok: 0x9000,
  endOfFile: 0x6282,
  wrongLength: 0x6700,
  securityStatus: 0x6982,
  blocked: 0x6983,
  conditions: 0x6985,
  missingObjects: 0x6987,
  wrongObjects: 0x6988,
  wrongData: 0x6a80,
  notFound: 0x6a82,
  notReferenced: 0x6a88,
  wrongOffset: 0x6b00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
} as const;

const SHORT_DATA = 255;
const SHORT_LE = 256;
const EXTENDED_DATA = 65_535;
const EXTENDED_LE = 65_536;
const CHAINED = 0x10;

/** Whether the command fits a short APDU. */
export const isShort = ({ data, le }: Command): boolean =>
  (data?.length ?? 0) <= SHORT_DATA && (le ?? 0) <= SHORT_LE;

const lengthBytes = (length: number, extended: boolean): number[] =>
  extended ? [(length >> 8) & 0xff, length & 0xff] : [length & 0xff];

/**
 * The command's bytes: cases 1 to 4, extended where data or `le` need it or `extended` asks for it.
 * @throws RangeError for data over 65,535 bytes or an `le` over 65,536: our mistake, never the card's.
 */
export const printCommand = (command: Command, extended = !isShort(command)): Uint8Array => {
  const { cla, ins, p1, p2, data = new Uint8Array(0), le } = command;
  if (data.length > EXTENDED_DATA || (le ?? 1) > EXTENDED_LE || (le ?? 1) < 1)
    throw new RangeError('no APDU has such a length');
  const hasBody = data.length > 0;
  const marker = extended && (hasBody || le !== undefined) ? [0x00] : [];
  const lc = hasBody ? lengthBytes(data.length, extended) : [];
  const tail = le === undefined ? [] : lengthBytes(le, extended);
  return Uint8Array.from([cla, ins, p1, p2, ...marker, ...lc, ...data, ...tail]);
};

/** Null for fewer than two bytes: no card answers so. */
export const parseAnswer = (bytes: Uint8Array): Answer | null => {
  if (bytes.length < 2) return null;
  const end = bytes.length - 2;
  return { data: bytes.subarray(0, end), sw: ((bytes[end] ?? 0) << 8) | (bytes[end + 1] ?? 0) };
};

/** Command chaining (ISO 7816-4, 5.1.1.1): the data in parts that fit a short APDU; the last part alone wants an answer. */
export const chain = (command: Command, size = SHORT_DATA): readonly Command[] => {
  const { data = new Uint8Array(0), le, ...head } = command;
  if (data.length <= size) return [command];
  const parts: Command[] = [];
  for (let at = 0; at < data.length; at += size) {
    const part = data.subarray(at, at + size);
    const last = at + size >= data.length;
    parts.push({
      ...head,
      cla: last ? head.cla : head.cla | CHAINED,
      data: part,
      ...(last && le !== undefined ? { le } : {}),
    });
  }
  return parts;
};
