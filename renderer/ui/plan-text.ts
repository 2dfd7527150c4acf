import { type Box, shared } from './plan-frame.ts';

/** Height of a line against the height of its type: Vietnamese stacks marks. */
const LINE = 1.25;
/** Places within a room that are tried, from its middle outwards. */
const TRIES = [0.5, 0.2, 0.8, 0, 1];

/** Words that stand in the picture. */
export interface Label {
  readonly lines: readonly string[];
  /** What they cover. */
  readonly box: Box;
}

/** Units that a text takes at most, in Be Vietnam Pro, semi-bold; generous, since a drawing cannot measure. */
export function widthOf(text: string, size: number): number {
  const letters = [...text.normalize('NFD').replace(/\p{M}/gu, '')];
  return size * letters.reduce((sum, letter) => sum + shareOf(letter), 0);
}
function shareOf(letter: string): number {
  if (/[\s.,:;'’!|()iljIft]/.test(letter)) return 0.36;
  if (/[mwMW]/.test(letter)) return 0.95;
  return /[A-Z\p{Lu}]/u.test(letter) ? 0.76 : 0.64;
}

/**
 * A text in as few lines as its width allows, of much the same length; null where a word is wider, or there were more
 * lines than may be.
 */
export function wrapped(
  text: string,
  size: number,
  width: number,
  mostLines: number,
): readonly string[] | null {
  const words = text.split(' ');
  if (words.some((word) => widthOf(word, size) > width)) return null;
  let lines = filled(words, size, width);
  if (lines.length > mostLines) return null;
  for (let narrower = width * 0.95; narrower > size; narrower *= 0.95) {
    const closer = filled(words, size, narrower);
    if (closer.length > lines.length) break;
    lines = closer;
  }
  return lines;
}

function filled(words: readonly string[], size: number, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** How much room lines of this size need. */
export const sizeOf = (lines: readonly string[], size: number) => ({
  width: Math.max(...lines.map((line) => widthOf(line, size))),
  height: lines.length * size * LINE,
});

/** Where in a box the lines begin: the middle of each. */
export const baselinesOf = ({ lines, box }: Label, size: number): readonly number[] =>
  lines.map((_, index) => box.y + (index + 0.5) * (box.height / lines.length) + size * 0.35);

/** A title within its room, clear of what is taken; null where there is no room for it. */
export function titleIn(room: Box, title: string, size: number, taken: readonly Box[]): Label | null {
  const pad = size * 0.25;
  const most = Math.floor((room.height - 2 * pad) / (size * LINE));
  const lines = wrapped(title, size, room.width - 2 * pad, Math.min(most, 4));
  if (!lines) return null;
  const words = sizeOf(lines, size);
  for (const down of TRIES) {
    for (const right of TRIES) {
      const box = {
        x: room.x + pad + right * (room.width - 2 * pad - words.width),
        y: room.y + pad + down * (room.height - 2 * pad - words.height),
        ...words,
      };
      if (taken.every((other) => shared(box, other) === 0)) return { lines, box };
    }
  }
  return null;
}
