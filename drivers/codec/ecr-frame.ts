/**
 * Frames of the cash register protocols of banks: `STX [length] data ETX LRC`, each answered by ACK or NAK (domain facts G). No two
 * banks agree on the details, so they are options.
 */
export interface EcrFrameFormat {
  readonly stx: number;
  readonly etx: number;
  readonly ack: number;
  readonly nak: number;
  /** Two bytes behind STX: the length of the data in packed decimal digits or as a number, high byte first. */
  readonly length: 'none' | 'bcd' | 'binary';
  /** What the exclusive or goes over besides length, data and ETX: STX as well, or not even ETX. */
  readonly lrc: 'after-stx' | 'with-stx' | 'without-etx';
  /** Longer data are refused. */
  readonly maxData: number;
}

/** What most of them have in common. */
export const ECR_FRAME: EcrFrameFormat = {
  ...{ stx: 0x02, etx: 0x03, ack: 0x06, nak: 0x15 },
  ...{ length: 'bcd', lrc: 'after-stx', maxData: 4_096 },
};

const LENGTH_BYTES = 2;
const LONGEST = { bcd: 9_999, binary: 0xffff, none: Number.POSITIVE_INFINITY } as const;

const lengthBytes = ({ length }: EcrFrameFormat, count: number): readonly number[] => {
  if (length === 'none') return [];
  if (length === 'binary') return [count >> 8, count & 0xff];
  const digits = String(count).padStart(2 * LENGTH_BYTES, '0');
  return [Number.parseInt(digits.slice(0, 2), 16), Number.parseInt(digits.slice(2), 16)];
};

/** The length of two bytes; null where they are no digits. */
const lengthOf = ({ length }: EcrFrameFormat, high: number, low: number): number | null => {
  if (length === 'binary') return (high << 8) | low;
  const digits = Buffer.from([high, low]).toString('hex');
  return /^[0-9]{4}$/.test(digits) ? Number(digits) : null;
};

const lrcOf = ({ lrc, stx, etx }: EcrFrameFormat, body: readonly number[]): number => {
  const start = (lrc === 'with-stx' ? stx : 0) ^ (lrc === 'without-etx' ? 0 : etx);
  return body.reduce((sum, byte) => sum ^ byte, start);
};

/**
 * One frame. @throws RangeError where the data are too long, or hold ETX and the format has no length by which a reader would know
 * better.
 */
export const encodeEcrFrame = (format: EcrFrameFormat, data: Uint8Array): Uint8Array => {
  if (data.length > Math.min(format.maxData, LONGEST[format.length]))
    throw new RangeError(`${data.length} bytes are too long for a frame`);
  if (format.length === 'none' && data.includes(format.etx))
    throw new RangeError('the data hold the end of the frame');
  const body = [...lengthBytes(format, data.length), ...data];
  return Uint8Array.of(format.stx, ...body, format.etx, lrcOf(format, body));
};

export type EcrEvent =
  | { readonly kind: 'frame'; readonly data: Uint8Array }
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak' }
  /** A frame whose length, end or checksum is wrong: it is to be sent again. */
  | { readonly kind: 'damaged' };

export interface EcrFramer {
  /** What came whole with these bytes. */
  push(bytes: Uint8Array): readonly EcrEvent[];
}

/** Finds frames and answers in a stream, however it is split. What is neither is dropped; it holds no more than one frame. */
export const createEcrFramer = (format: EcrFrameFormat): EcrFramer => {
  const head = format.length === 'none' ? 0 : LENGTH_BYTES;
  /** Length and data of the frame that is coming; null between frames. */
  let body: number[] | null = null;
  let ended = false;

  const leave = (event: EcrEvent): EcrEvent => {
    body = null;
    ended = false;
    return event;
  };
  const between = (byte: number): EcrEvent | null => {
    if (byte === format.stx) body = [];
    if (byte === format.ack) return { kind: 'ack' };
    return byte === format.nak ? { kind: 'nak' } : null;
  };
  /** How many bytes the body has; null where that is not known yet, -1 where it can be no frame. */
  const expected = (came: readonly number[]): number | null => {
    const [high, low] = came;
    if (head === 0 || high === undefined || low === undefined) return null;
    const length = lengthOf(format, high, low);
    return length === null || length > format.maxData ? -1 : head + length;
  };
  const inside = (came: number[], byte: number): EcrEvent | null => {
    if (ended)
      return leave(
        byte === lrcOf(format, came)
          ? { kind: 'frame', data: Uint8Array.from(came.slice(head)) }
          : { kind: 'damaged' },
      );
    const whole = head === 0 ? null : expected(came);
    if (head === 0 ? byte === format.etx : whole === came.length) {
      ended = byte === format.etx;
      return ended ? null : leave({ kind: 'damaged' });
    }
    came.push(byte);
    const tooLong = head === 0 ? came.length > format.maxData : expected(came) === -1;
    return tooLong ? leave({ kind: 'damaged' }) : null;
  };
  const one = (byte: number): EcrEvent | null => (body === null ? between(byte) : inside(body, byte));
  return { push: (bytes) => [...bytes].flatMap((byte) => one(byte) ?? []) };
};
