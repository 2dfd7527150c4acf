import { hasGlyph } from './fonts.ts';

/** Stands for a letter that the typeface lacks and nothing else can stand for. */
const SIGN = '?';

/** What looks or reads alike in print, for signs that software likes to write and the typeface lacks. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ...[...'‐‑⁃'].map((sign) => [sign, '-'] as const),
  ...[...'‒―─━'].map((sign) => [sign, '–'] as const),
  ...[...'‛′ʹʼ＇'].map((sign) => [sign, '’'] as const),
  ...[...'‟″＂'].map((sign) => [sign, '”'] as const),
  ...[...'●▪■◆∙・⋅'].map((sign) => [sign, '•'] as const),
  ...[...'✓✔'].map((sign) => [sign, 'v'] as const),
  ...[...'✗✘✕'].map((sign) => [sign, '×'] as const),
  ['→', '->'],
  ['←', '<-'],
  ['⇒', '=>'],
  ['≤', '<='],
  ['≥', '>='],
  ['≈', '~'],
  ['≠', '<>'],
  ['μ', 'µ'],
  ['β', 'ß'],
  ['★', '*'],
  ['☆', '*'],
  ['、', ', '],
  ['。', '.'],
]);

/** Joiners, marks of direction, variation selectors, controls other than white space: no ink, in no typeface. */
const INKLESS = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?!\s)\p{Cc}/u;

const SOFT_HYPHEN = 0xad;

const drawable = (text: string): boolean => {
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    if (!hasGlyph(point) || point === SOFT_HYPHEN) return false;
  }
  return true;
};

/** Blanks at which a line does not end. */
const BINDING = /[\u2007\u202f]/;

/** What is printed for a letter that the typeface lacks; null where nothing comes near it. */
const standIn = (letter: string): string | null => {
  const twin = TWINS.get(letter);
  if (twin !== undefined) return twin;
  if (/\s/.test(letter)) return BINDING.test(letter) ? '\u00a0' : ' ';
  // Compatibility decomposition: ﬁ, №, ①, Ⅳ, full width, and letters whose mark stands alone in the typeface.
  const parts = letter.normalize('NFKD');
  if (parts === letter) return null;
  if (drawable(parts.normalize('NFC'))) return parts.normalize('NFC');
  const inner = [...parts].map((part) => TWINS.get(part) ?? part).join('');
  const bare = inner.replace(/\p{M}/gu, '');
  return [inner, bare].find((tried) => tried !== '' && drawable(tried)) ?? null;
};

const replaced = (text: string, onMissing: () => void): string => {
  const composed = text.normalize('NFC');
  if (drawable(composed)) return composed;
  let result = '';
  for (const letter of composed) {
    if (drawable(letter)) result += letter;
    else if (INKLESS.test(letter)) continue;
    else {
      const other = standIn(letter);
      if (other === null) onMissing();
      result += other ?? SIGN;
    }
  }
  return result;
};

/**
 * The text in letters that the typeface has, composed (NFC): so no typeface of the machine is ever asked, and nothing is left out.
 * A letter that it lacks becomes what it is made of, its twin, or `?`. `loadTicketFonts` must have succeeded.
 */
export const printable = (text: string): string => replaced(text, () => undefined);

/** How many letters of a text are printed as `?`: for a log, which then holds no word of it. */
export const missingLetters = (text: string): number => {
  let missing = 0;
  replaced(text, () => {
    missing++;
  });
  return missing;
};

/** The first letter of a text that the typeface lacks; null where it has all. Blanks are no letters. */
export const firstLacking = (text: string): string | null =>
  [...text.normalize('NFC')].find((letter) => !drawable(letter) && !/\s/.test(letter)) ?? null;
