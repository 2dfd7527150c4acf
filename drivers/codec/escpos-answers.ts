import { isPaperStatus, isRealTimeStatus } from './escpos-status.ts';

/** One answer of the printer, cut out of its byte stream. */
export type Answer =
  | { readonly kind: 'real-time'; readonly byte: number }
  | { readonly kind: 'paper'; readonly byte: number }
  /** A block from its header 5Fh to its NUL. */
  | { readonly kind: 'counter'; readonly bytes: Uint8Array }
  /** Automatic Status Back, 4 bytes: sent unasked where a memory switch says so. */
  | { readonly kind: 'automatic'; readonly bytes: Uint8Array };

const COUNTER_HEADER = 0x5f;
const COUNTER_LIMIT = 12;
const AUTOMATIC_LENGTH = 4;

const isAutomaticHead = (byte: number): boolean => (byte & 0x93) === 0x10;

/**
 * Tells answers apart by their fixed bits, however the network split or joined them (Epson ESC/POS reference, "identifying
 * transmission data"). The three last bytes of an automatic status look like an answer to GS r: only its head keeps a job from
 * being confirmed by mistake. Bytes that fit nothing (XON, XOFF, noise) are dropped.
 */
export const createAnswerReader = (): { push(bytes: Uint8Array): Answer[] } => {
  let block: number[] = [];

  const inBlock = (byte: number): Answer | null => {
    const counter = block[0] === COUNTER_HEADER;
    // Real-time answers may come between the bytes of an automatic status.
    if (!counter && isRealTimeStatus(byte)) return { kind: 'real-time', byte };
    block.push(byte);
    const whole = counter ? byte === 0x00 : block.length === AUTOMATIC_LENGTH;
    if (!whole && block.length < COUNTER_LIMIT) return null;
    const bytes = Uint8Array.from(block);
    block = [];
    if (!whole) return null;
    return { kind: counter ? 'counter' : 'automatic', bytes };
  };

  const one = (byte: number): Answer | null => {
    if (block.length > 0) return inBlock(byte);
    if (byte === COUNTER_HEADER || isAutomaticHead(byte)) {
      block = [byte];
      return null;
    }
    if (isRealTimeStatus(byte)) return { kind: 'real-time', byte };
    return isPaperStatus(byte) ? { kind: 'paper', byte } : null;
  };

  return {
    push: (bytes) => {
      const answers: Answer[] = [];
      for (const byte of bytes) {
        const answer = one(byte);
        if (answer !== null) answers.push(answer);
      }
      return answers;
    },
  };
};
