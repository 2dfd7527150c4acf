/** Width in dots of a text in the size under trial. */
export type Measure = (text: string, px: number) => number;

export interface Fitted {
  readonly px: number;
  readonly lines: readonly string[];
}

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

/** Lines no wider than `width`, filled from the first. */
export const wrap = (text: string, width: number, measure: (text: string) => number): string[] => {
  const words = text
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => (measure(word) > width ? breakWord(word, width, measure) : [word]));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** The same number of lines, of even length: the narrowest width that still needs no more of them. */
const balance = (
  text: string,
  width: number,
  lines: string[],
  measure: (text: string) => number,
): string[] => {
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
    const whole = text.split(/\s+/).every((word) => at(word) <= width);
    result = { px, lines: lines.length > 1 ? balance(text, width, lines, at) : lines };
    if (lines.length <= maxLines && whole) break;
  }
  return result;
};
