import { GLYPHS } from './glyphs.ts';
import { COLUMNS, ROWS } from './grid.ts';

/** What may stand at a place of the zone of a Vietnamese card (domain facts B2): indices into the glyphs. */
export type Class = readonly number[];

const classOf = (characters: string): Class => [...characters].map((character) => GLYPHS.indexOf(character));

const DIGIT = classOf('0123456789');
const NAME = classOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ<');
const SEX = classOf('MF<');
/** What stands in place of a part of a date that nobody knows. */
export const FILLER = classOf('<');

/** `d`: a digit, `n`: a letter or filler, `s`: the sex; anything else stands for itself. */
const LAYOUT = [
  `IDVNM${'d'.repeat(22)}<<d`,
  `${'d'.repeat(7)}s${'d'.repeat(7)}VNM${'<'.repeat(11)}d`,
  'n'.repeat(30),
];

const CLASSES = new Map<string, Class>([
  ['d', DIGIT],
  ['n', NAME],
  ['s', SEX],
]);

/** The classes of the 90 places, row by row. */
export const PLACES: readonly Class[] = LAYOUT.flatMap((row) =>
  [...row].map((mark) => CLASSES.get(mark) ?? classOf(mark)),
);

export const placeOf = (column: number, row: number): number => row * COLUMNS + column;

/**
 * The pairs of digits that may be two fillers instead, never one (9303-3, 4.8; `45<<<<` for a birth in 1945): month and day of the
 * birth; year, month and day of the expiry.
 */
export const FILLABLE: readonly (readonly [number, number])[] = [2, 4, 8, 10, 12].map((column) => [
  placeOf(column, 1),
  placeOf(column + 1, 1),
]);

/** The three lines of 90 characters. */
export const linesOf = (text: string): readonly [string, string, string] => [
  text.slice(0, COLUMNS),
  text.slice(COLUMNS, 2 * COLUMNS),
  text.slice(2 * COLUMNS, ROWS * COLUMNS),
];

/** Pairs that look alike, so that one reader's digit can confirm another's letter where only one of them may stand. */
const ALIKE = ['O0QD', 'I1L', 'B8', 'S5', 'Z2', 'G6', 'A4', 'T7'];

/** The character as it may stand at a place: itself, or the only one there that looks like it; null where none does. */
export const asPlaced = (character: string, place: number): string | null => {
  const own = (PLACES[place] ?? []).concat(FILLABLE.flat().includes(place) ? FILLER : []);
  const fits = (other: string): boolean => own.includes(GLYPHS.indexOf(other));
  if (character !== '' && fits(character)) return character;
  const alike = ALIKE.filter((group) => group.includes(character)).flatMap((group) =>
    [...group].filter(fits),
  );
  return alike.length === 1 ? (alike[0] ?? null) : null;
};
