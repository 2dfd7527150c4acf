import { ENDS_OF_KINDS, type Kinds, kindAt } from './kinds.ts';
import { exactOf, marked, plainOf, type Word, wordsOf } from './words.ts';

/** A name as the table has it, taken apart once: many places share one. */
export interface TableName {
  readonly kind: string | null;
  readonly plain: string;
  readonly exact: string;
}

/** `Phường Ba Đình` as a name with its kind. */
export const tableName = (name: string, kinds: Kinds): TableName => {
  const words = wordsOf(name.normalize('NFC'));
  const said = kindAt(words, kinds);
  const own = words.slice(said?.length ?? 0);
  return { kind: said?.kind ?? null, plain: plainOf(own), exact: exactOf(own) };
};

interface Entry<T> {
  readonly kind: string | null;
  readonly exact: string;
  readonly values: T[];
}

/** What stands under a name: several where marks are missing and the table has more than one, or one was divided. */
export interface Found<T> {
  readonly values: readonly T[];
  /** Said what it is (`Phường`, `P.`), not the name alone. */
  readonly typed: boolean;
  /** Index of its first word. */
  readonly begin: number;
}

/** Names of places with what they are called, found at the end of a row of words. */
export interface NameIndex<T> {
  /** The same name again adds to its values. */
  add(name: TableName, value: T): void;
  /** The longest name that ends before the word `end`; a name without its kind has to open a part, unless `inMidst`. */
  endingAt(words: readonly Word[], end: number, inMidst?: boolean): Found<T> | null;
}

/** The longest name of the table has six words beside its kind. */
const LONGEST = 9;
const FIGURES = /^\d+$/;

export const createNameIndex = <T>(kinds: Kinds): NameIndex<T> => {
  const byName = new Map<string, Entry<T>[]>();

  const pick = (name: readonly Word[], kind: string | null, withMarks: boolean): T[] => {
    const entries = (byName.get(plainOf(name)) ?? []).filter((entry) => kind === null || entry.kind === kind);
    const same = withMarks ? entries.filter(({ exact }) => exact === exactOf(name)) : [];
    // Another name than the table's, told apart by its marks alone, is another place.
    const meant = same.length > 0 ? same : withMarks && marked(name) ? [] : entries;
    return [...new Set(meant.flatMap(({ values }) => values))];
  };

  const find = (words: readonly Word[], withMarks: boolean): Omit<Found<T>, 'begin'> | null => {
    const said = kindAt(words, kinds);
    const typed = said ? pick(words.slice(said.length), said.kind, withMarks) : [];
    if (typed.length > 0) return { values: typed, typed: true };
    // A figure alone is a house more often than a ward.
    if (FIGURES.test(plainOf(words))) return null;
    const bare = pick(words, null, withMarks);
    return bare.length > 0 ? { values: bare, typed: false } : null;
  };

  return {
    add: ({ kind, plain, exact }, value) => {
      const entries = byName.get(plain);
      const entry = entries?.find((one) => one.kind === kind && one.exact === exact);
      if (!entry) {
        const made = { kind, exact, values: [value] };
        if (entries) entries.push(made);
        else byName.set(plain, [made]);
      } else if (!entry.values.includes(value)) entry.values.push(value);
    },
    endingAt: (words, end, inMidst = false) => {
      const withMarks = marked(words);
      for (let begin = firstOf(words, end); begin < end; begin++) {
        const found = find(words.slice(begin, end), withMarks);
        if (!found) continue;
        if (found.typed ? !cutsThiXa(words, begin) : isBare(words, begin, inMidst))
          return { ...found, begin };
      }
      return null;
    },
  };
};

/** The first word from which a name may reach to `end`: none goes across a comma. */
const firstOf = (words: readonly Word[], end: number): number => {
  let begin = end - 1;
  while (begin > 0 && end - begin < LONGEST && words[begin]?.apart === false) begin--;
  return Math.max(begin, 0);
};

/** The `xã` of `thị xã` is no commune. */
const cutsThiXa = (words: readonly Word[], at: number): boolean =>
  words[at]?.plain === 'xa' && words[at].apart === false && words[at - 1]?.plain === 'thi';

/** A name without its kind: it opens a part (or may stand anywhere), and nothing before it says another kind. */
const isBare = (words: readonly Word[], at: number, anywhere: boolean): boolean => {
  const first = words[at];
  if (first?.apart) return true;
  return (anywhere || first?.opens === true) && !ENDS_OF_KINDS.has(words[at - 1]?.plain ?? '');
};
