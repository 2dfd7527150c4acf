import { afterSilence } from './silence.ts';
import type { Timers } from './timers.ts';

/** One code as a scanner sent it. `receivedAt`: time of the chunk that held its last byte. */
export interface Frame {
  readonly text: string;
  readonly receivedAt: number;
}

export interface LineFramerOptions {
  /** Silence that ends a code sent without terminator, milliseconds. */
  readonly gapMs: number;
  /** A longer code is dropped, with all that follows until the line is silent. */
  readonly maxBytes: number;
  readonly timers: Timers;
  readonly onFrame: (frame: Frame) => void;
  /** Said once for each flood, when it passes `maxBytes`. */
  readonly onOverflow: () => void;
}

export interface LineFramer {
  push(chunk: Uint8Array, at: number): void;
  /** Drops what is not complete. */
  close(): void;
}

const CR = 0x0d;
const LF = 0x0a;

/**
 * Cuts a byte stream into codes at CR, LF, CRLF or, where the scanner sends no terminator, at a silence.
 * Bytes are decoded once a code is whole, so a character may come in two chunks; broken UTF-8 becomes U+FFFD.
 */
export const createLineFramer = ({
  gapMs,
  maxBytes,
  timers,
  onFrame,
  onOverflow,
}: LineFramerOptions): LineFramer => {
  const buffer = new Uint8Array(maxBytes);
  let length = 0;
  let flooded = false;
  let stopGap = (): void => undefined;

  const emit = (receivedAt: number): void => {
    if (length === 0) return;
    const text = new TextDecoder().decode(buffer.subarray(0, length));
    length = 0;
    onFrame({ text, receivedAt });
  };

  const add = (part: Uint8Array): void => {
    if (length + part.length > maxBytes) {
      flooded = true;
      length = 0;
      onOverflow();
      return;
    }
    buffer.set(part, length);
    length += part.length;
  };

  const cut = (chunk: Uint8Array, at: number): void => {
    let start = 0;
    for (let index = 0; index < chunk.length && !flooded; index++) {
      if (chunk[index] !== CR && chunk[index] !== LF) continue;
      add(chunk.subarray(start, index));
      // The LF of a CRLF ends an empty code, which is none: nothing waits for it.
      if (!flooded) emit(at);
      start = index + 1;
    }
    if (!flooded) add(chunk.subarray(start));
  };

  return {
    push: (chunk, at) => {
      stopGap();
      if (!flooded) cut(chunk, at);
      if (!flooded && length === 0) return;
      stopGap = afterSilence(timers, gapMs, () => {
        flooded = false;
        emit(at);
      });
    },
    close: () => {
      stopGap();
      length = 0;
      flooded = false;
    },
  };
};
