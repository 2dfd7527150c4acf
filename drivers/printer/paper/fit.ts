/** Width in dots of a text in the size under trial. */
export type Measure = (text: string, px: number) => number;

export interface Fitted {
  readonly px: number;
  readonly lines: readonly string[];
}

/** Where a line may end: not at a blank that binds, as that of `150.000 đ`. */
const BLANKS = /[^\S\u00a0]+/;

const wordsOf = (text: string): string[] => text.split(BLANKS).filter((word) => word !== '');

/** Pieces of a word that is wider than the line by itself. */
const breakWord = (word: string, width: number, measure: (text: string) => number): string[] => {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && measure(piece + letter) > width) {
      pieces.push(piece);
      piece = letter;
    } else piece += letter;
  }
  return [...pieces, piece];
};

/** Lines no wider than `width`, filled from the first. A word that is wider by itself is broken between letters. */
export const wrap = (text: string, width: number, measure: (text: string) => number): string[] => {
  const words = wordsOf(text).flatMap((word) =>
    measure(word) > width ? breakWord(word, width, measure) : [word],
  );
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** Whether a text breaks at its blanks alone. */
export const keepsWords = (text: string, width: number, measure: (text: string) => number): boolean =>
  wordsOf(text).every((word) => measure(word) <= width);

/** Longer texts are a paragraph, and look like one. */
const MOST_BALANCED = 4;

/** The same number of lines, of even length: the narrowest width that still needs no more of them. */
const balance = (
  text: string,
  width: number,
  lines: string[],
  measure: (text: string) => number,
): string[] => {
  if (lines.length < 2 || lines.length > MOST_BALANCED) return lines;
  let best = lines;
  for (let narrow = width * 0.95; narrow > width / lines.length; narrow -= width * 0.05) {
    const tried = wrap(text, narrow, measure);
    if (tried.length > lines.length || tried.some((line) => measure(line) > width)) break;
    best = tried;
  }
  return best;
};

/**
 * The largest of `sizes` (falling) in which the text needs at most `maxLines` lines; in the smallest as many as it takes,
 * since nothing on a ticket is ever cut.
 */
export const fitText = (
  text: string,
  width: number,
  sizes: readonly number[],
  maxLines: number,
  measure: Measure,
): Fitted => {
  let result: Fitted = { px: sizes.at(-1) ?? 0, lines: [] };
  for (const px of sizes) {
    const at = (part: string): number => measure(part, px);
    const lines = wrap(text, width, at);
    result = { px, lines: balance(text, width, lines, at) };
    if (lines.length <= maxLines && keepsWords(text, width, at)) break;
  }
  return result;
};
