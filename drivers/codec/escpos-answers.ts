import { isPaperStatus, isRealTimeStatus } from './escpos-status.ts';

/** One answer of the printer, cut out of its byte stream. */
export type Answer =
  | { readonly kind: 'real-time'; readonly byte: number }
  | { readonly kind: 'paper'; readonly byte: number }
  /** A block from its header 5Fh to its NUL. */
  | { readonly kind: 'counter'; readonly bytes: Uint8Array }
  /** What GS ( H was told: the four letters. */
  | { readonly kind: 'process-id'; readonly id: string }
  /** DLE DC4 8 was obeyed. */
  | { readonly kind: 'cleared' }
  /** Automatic Status Back, 4 bytes: sent unasked. */
  | { readonly kind: 'automatic'; readonly bytes: Uint8Array }
  /** Custom's full status: the 4 bytes after 10h 0Fh. */
  | { readonly kind: 'full'; readonly bytes: Uint8Array };

export interface AnswerReader {
  push(bytes: Uint8Array): Answer[];
}

const NUL = 0x00;
const COUNTER_HEADER = 0x5f;
const BLOCK_HEADER = 0x37;
const PROCESS_ID = 0x22;
const CLEARED = 0x25;
const FULL_HEAD = [0x10, 0x0f] as const;
/** A counter has 10 digits, a process id 4 letters. */
const BLOCK_LIMIT = 12;
const AUTOMATIC_LENGTH = 4;
const FULL_LENGTH = 6;

/** Fixed bits of the first byte of an automatic status: bit 4 is on; 0, 1 and 7 are off. */
const isAutomaticHead = (byte: number): boolean => (byte & 0x93) === 0x10;

/** XON and XOFF of a serial line may stand anywhere, also within another answer. */
const isFlowControl = (byte: number): boolean => byte === 0x11 || byte === 0x13;

const isWhole = (block: readonly number[], fullStatus: boolean): boolean => {
  const [head, second] = block;
  if (head === COUNTER_HEADER || head === BLOCK_HEADER) return block.at(-1) === NUL;
  if (fullStatus && head === FULL_HEAD[0] && second === FULL_HEAD[1]) return block.length === FULL_LENGTH;
  return block.length === AUTOMATIC_LENGTH;
};

const answerOf = (block: readonly number[]): Answer | null => {
  const bytes = Uint8Array.from(block);
  if (block[0] === COUNTER_HEADER) return { kind: 'counter', bytes };
  if (block[0] === BLOCK_HEADER) {
    if (block[1] === CLEARED && block.length === 3) return { kind: 'cleared' };
    if (block[1] !== PROCESS_ID || block.length !== 7) return null;
    return { kind: 'process-id', id: String.fromCharCode(...block.slice(2, 6)) };
  }
  if (block.length === FULL_LENGTH) return { kind: 'full', bytes: bytes.subarray(2) };
  return { kind: 'automatic', bytes };
};

/** The last three bytes of an automatic status have bit 4 off: a real-time answer is told from them. In a block it is a letter. */
const maySplit = (block: readonly number[]): boolean =>
  block[0] !== COUNTER_HEADER && block[0] !== BLOCK_HEADER;

/**
 * Tells answers apart by their fixed bits, however the wire split or joined them (Epson, "transmission status identification":
 * DLE EOT 0xx1xx10, automatic status 0xx1xx00 and three bytes 0xx0xxxx, GS r 0xx0xxxx, blocks from 5Fh or 37h to NUL). The three
 * last bytes of an automatic status look like an answer to GS r: only its head keeps a job from being confirmed by mistake. Bytes
 * that fit nothing are dropped. `fullStatus`: 10h 0Fh begins Custom's full status, which elsewhere begins an automatic one.
 */
export const createAnswerReader = (fullStatus = false): AnswerReader => {
  let block: number[] = [];

  const begin = (byte: number): Answer | null => {
    if (byte === COUNTER_HEADER || byte === BLOCK_HEADER || isAutomaticHead(byte)) {
      block = [byte];
      return null;
    }
    if (isRealTimeStatus(byte)) return { kind: 'real-time', byte };
    return isPaperStatus(byte) ? { kind: 'paper', byte } : null;
  };

  const one = (byte: number): Answer | null => {
    if (isFlowControl(byte)) return null;
    if (block.length === 0) return begin(byte);
    if (maySplit(block) && isRealTimeStatus(byte)) return { kind: 'real-time', byte };
    block.push(byte);
    const whole = isWhole(block, fullStatus);
    if (!whole && block.length < BLOCK_LIMIT) return null;
    const done = block;
    block = [];
    return whole ? answerOf(done) : null;
  };

  return { push: (bytes) => [...bytes].flatMap((byte) => one(byte) ?? []) };
};
