import type { Frame } from '../../transport/line-framer.ts';
import { afterSilence } from '../../transport/silence.ts';
import type { Timers } from '../../transport/timers.ts';

export interface ZoneJoiner {
  push(frame: Frame): void;
  /** Drops the lines that wait for others. */
  close(): void;
}

/** Silence after which no further line is awaited: a slow line of 30 characters comes in 30 ms. */
const LINE_GAP_MS = 300;

/** The lines of a TD1 zone (ICAO 9303-5, 4.2), told apart by how they begin: document and state, birth date, name. */
const LINES = [/^[ACI][A-Z<]{4}[\dA-Z<]{25}$/, /^[\d<][\dA-Z<]{29}$/, /^[\dA-Z<]{30}$/];

/**
 * Puts the machine-readable zone of a card together, of which many scanners send each line as a code of its own: joined by
 * `/`, dated by its last line. Lines whose zone does not become whole are told as one code, and all other codes at once.
 */
export const createZoneJoiner = (timers: Timers, onFrame: (frame: Frame) => void): ZoneJoiner => {
  let lines: readonly Frame[] = [];
  let stopGap = (): void => undefined;

  const end = (): void => {
    stopGap();
    const last = lines.at(-1);
    const text = lines.map((line) => line.text).join('/');
    lines = [];
    if (last !== undefined) onFrame({ text, receivedAt: last.receivedAt });
  };
  const isNext = ({ text }: Frame): boolean => LINES[lines.length]?.test(text) ?? false;

  return {
    push: (frame) => {
      stopGap();
      if (!isNext(frame)) end();
      if (!isNext(frame)) {
        onFrame(frame);
        return;
      }
      lines = [...lines, frame];
      if (lines.length === LINES.length) end();
      else stopGap = afterSilence(timers, LINE_GAP_MS, end);
    },
    close: () => {
      stopGap();
      lines = [];
    },
  };
};
