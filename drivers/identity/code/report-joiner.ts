import type { HidPosPiece } from '../../codec/hid-pos.ts';
import type { LineFramerOptions } from '../../transport/line-framer.ts';
import { afterSilence } from '../../transport/silence.ts';

export interface ReportJoiner {
  /** `at`: milliseconds of the injected clock when the report came in. */
  push(piece: HidPosPiece, at: number): void;
  /** Drops what is not complete. */
  close(): void;
}

/**
 * Puts the pieces of a code together. It is whole with the piece that announces no other, with a silence (some scanners
 * announce one more after a code that fills its last report), or when a piece of another symbology follows; some scanners
 * name the symbology in the first piece alone. Bytes are decoded once a code is whole, so a character may come in two reports.
 */
export const createReportJoiner = ({
  gapMs,
  maxBytes,
  timers,
  onFrame,
  onOverflow,
}: LineFramerOptions): ReportJoiner => {
  const buffer = new Uint8Array(maxBytes);
  let length = 0;
  /** Of the code that is not whole yet, where one of its pieces told it. */
  let symbology: string | null = null;
  let flooded = false;
  let stopGap = (): void => undefined;

  const forget = (): void => {
    length = 0;
    symbology = null;
    flooded = false;
  };

  const end = (receivedAt: number): void => {
    const text = new TextDecoder().decode(buffer.subarray(0, length));
    const whole = length > 0 && !flooded;
    forget();
    if (whole) onFrame({ text, receivedAt });
  };

  const add = (data: Uint8Array): void => {
    if (flooded) return;
    if (length + data.length > maxBytes) {
      flooded = true;
      onOverflow();
      return;
    }
    buffer.set(data, length);
    length += data.length;
  };

  return {
    push: (piece, at) => {
      stopGap();
      const isOther = piece.symbology !== null && symbology !== null && piece.symbology !== symbology;
      if (isOther && length > 0) end(at);
      symbology = piece.symbology ?? symbology;
      add(piece.data);
      if (piece.more) stopGap = afterSilence(timers, gapMs, () => end(at));
      else end(at);
    },
    close: () => {
      stopGap();
      forget();
    },
  };
};
