/** One letter or digit of a text: what it is without its marks, and these marks. */
interface Letter {
  readonly base: string;
  readonly mark: string;
  /** Must be read as it is. */
  readonly fixed: boolean;
}

/** Marks that were read rightly, of all that stand in a line or were read into it. */
interface Marks {
  readonly line: string;
  readonly right: number;
  readonly all: number;
}

export interface Comparison {
  /** Lines that stand in no reading. */
  readonly missing: readonly string[];
  readonly marks: readonly Marks[];
}

/** What OCR makes of letters of Be Vietnam Pro, in print as small as a ticket's: its round a, and its 1. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { a: 'degqu', '1': 'ft' };
/** Of so many letters one may be read as one that looks like it. */
const LETTERS_A_MISS = 12;
/** Lines of paper that one text may take. */
const MOST_LINES = 6;

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /\p{L}/u.test(letter);

/** Where the digits of a number stand, and the values that are to be read exactly. */
const fixedPlaces = (text: string, exact: readonly string[]): ReadonlySet<number> => {
  const places = new Set<number>();
  for (const value of exact) {
    for (let at = text.indexOf(value); value !== '' && at >= 0; at = text.indexOf(value, at + 1))
      for (let place = at; place < at + value.length; place++) places.add(place);
  }
  for (const { index } of text.matchAll(/\d/g))
    if (!isLetter(text[index - 1]) && !isLetter(text[index + 1])) places.add(index);
  return places;
};

/** Blanks and signs are left out: OCR parts words as it likes. */
const lettersOf = (text: string, exact: readonly string[] = []): Letter[] => {
  const composed = text.normalize('NFC');
  const fixed = fixedPlaces(composed, exact);
  return [...composed].flatMap((sign, at) => {
    const [first = '', ...marks] = sign.replace('†', '1').toLowerCase().normalize('NFD');
    const [base, mark] = first === 'đ' ? ['d', '-'] : [first, marks.join('')];
    return /[a-z0-9]/.test(base) ? [{ base, mark, fixed: fixed.has(at) }] : [];
  });
};

const folded = (base: string): string => base.replace(/[ao]/, '0').replace(/[il]/, '1');
const isDigit = (base: string): boolean => base >= '0' && base <= '9';

/** 0 for the same letter, 1 for one that looks like it, null for another. */
const misses = (wanted: Letter, read: Letter): 0 | 1 | null => {
  if (wanted.base === read.base) return 0;
  const alike = folded(wanted.base) === folded(read.base);
  if (wanted.fixed) return alike && isDigit(wanted.base) && read.base !== 'a' ? 0 : null;
  if (alike) return 0;
  return LOOKS_LIKE[wanted.base]?.includes(read.base) ? 1 : null;
};

/** The marks of a line, where what was read is that line; null where it is another. */
const marksOf = (wanted: readonly Letter[], found: readonly Letter[], line: string): Marks | null => {
  if (wanted.length === 0 || wanted.length !== found.length) return null;
  let [missed, right, all] = [0, 0, 0];
  for (const [at, letter] of wanted.entries()) {
    const other = found[at];
    const cost = other === undefined ? null : misses(letter, other);
    if (other === undefined || cost === null) return null;
    missed += cost;
    // An o with its horn that stands for a misread a is one fault, not two.
    const read = letter.base === other.base ? [...other.mark] : [];
    right += [...letter.mark].filter((mark) => read.includes(mark)).length;
    all += new Set([...letter.mark, ...read]).size;
  }
  return missed <= Math.floor(wanted.length / LETTERS_A_MISS) ? { line, right, all } : null;
};

type Reading = readonly (readonly Letter[])[];
const readingOf = (text: string): Reading =>
  text
    .split('\n')
    .map((line) => lettersOf(line))
    .filter((line) => line.length > 0);

/** Of a line's marks; 1 where it has none. */
export const share = ({ right, all }: Pick<Marks, 'right' | 'all'>): number => (all === 0 ? 1 : right / all);

/** The first whole lines from `from` on that say the text, and the line after them. */
const findIn = (reading: Reading, wanted: readonly Letter[], line: string, from: number) => {
  for (let first = from; first < reading.length; first++) {
    let read: Letter[] = [];
    for (let next = first; next < Math.min(reading.length, first + MOST_LINES); next++) {
      read = [...read, ...(reading[next] ?? [])];
      if (read.length > wanted.length) break;
      const marks = marksOf(wanted, read, line);
      if (marks !== null) return { marks, after: next + 1 };
    }
  }
  return null;
};

/**
 * What readings of one paper (each its lines as OCR read them) say of the texts that must stand on it, in this order, each on whole
 * lines of its own. A letter may be read as its like: a, o and 0 as each other, i, l and 1 too, and one in twelve of a few
 * more. Numbers are read exactly, `exact` values too. The marks are those of the best reading of a line.
 */
export const compareLines = (
  texts: readonly string[],
  readings: readonly string[],
  exact: readonly string[] = [],
): Comparison => {
  const best = new Map<number, Marks>();
  for (const reading of readings.map(readingOf)) {
    let from = 0;
    for (const [index, text] of texts.entries()) {
      const found = findIn(reading, lettersOf(text, exact), text, from);
      if (found === null) continue;
      from = found.after;
      const known = best.get(index);
      if (known === undefined || share(found.marks) > share(known)) best.set(index, found.marks);
    }
  }
  return { missing: texts.filter((_, index) => !best.has(index)), marks: [...best.values()] };
};

/** Share of the marks of all lines that were read rightly. */
export const markRate = (marks: readonly Marks[]): number =>
  share({
    right: marks.reduce((sum, { right }) => sum + right, 0),
    all: marks.reduce((sum, { all }) => sum + all, 0),
  });

/** Marks by line, for a report: `3/4 SỐ THỨ TỰ`. */
export const markReport = (marks: readonly Marks[]): string =>
  marks
    .filter(({ right, all }) => right < all)
    .map(({ line, right, all }) => `${right}/${all} ${line}`)
    .join('; ');
