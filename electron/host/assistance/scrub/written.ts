import { fold, lower } from '../words/fold.ts';

/** A word of a text, as it is compared with names. */
export interface Written {
  readonly start: number;
  readonly end: number;
  /** Letters without marks, then the marks in fixed order: `hoà` and `hòa` are the same word. */
  readonly key: string;
  /** Letters without marks, lower case. */
  readonly plain: string;
  /** Written without any mark, as words beside it are: it may stand for each word of these letters. */
  readonly isLoose: boolean;
  readonly isBare: boolean;
  readonly hasCapital: boolean;
  /** Capitals alone, two or more: an abbreviation, or a name in capitals. */
  readonly isUpper: boolean;
  /** Behind the end of a sentence, where a capital says nothing. */
  readonly beginsSentence: boolean;
  /** Nothing but blanks, hyphens and full stops of initials between it and the word before. */
  readonly followsOn: boolean;
  /** Nothing but blanks between. */
  readonly isApart: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)?/gu;
/** `NguyenVanAn`: written together, and three words. */
const INNER_CAPITAL = /(?<=\p{Ll}\p{M}*)(?=\p{Lu})/u;

export const keyOf = (word: string): string => {
  const letters = lower(word).normalize('NFD');
  const marks = letters.match(/\p{M}/gu) ?? [];
  return letters.replace(/\p{M}/gu, '') + marks.sort().join('');
};

/** Words of a line or several as one set, by their keys and, for texts that were typed without marks, by their letters. */
export interface WordSet {
  readonly keys: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
}
export const wordSet = (text: string): WordSet => {
  const words = text.trim().split(/\s+/);
  return { keys: new Set(words.map(keyOf)), plain: new Set(words.map((word) => fold(lower(word)))) };
};

/** Whether the set holds it as it is written, or may hold it where it is written without marks. */
export const isIn = ({ keys, plain }: WordSet, word: Written): boolean =>
  keys.has(word.key) || (word.isLoose && plain.has(word.plain));

export const isExactlyIn = ({ keys }: WordSet, word: Written): boolean => keys.has(word.key);

/** Behind these a full stop ends no sentence: `Mr. Brown`, `bs. Hùng`. */
const SHORT_TITLE = wordSet('mr mrs ms dr bs bn ths ts');
export const isShortTitle = (word: Pick<Written, 'plain'> | undefined): boolean =>
  word !== undefined && SHORT_TITLE.plain.has(word.plain);

/** The words of a text (NFC) in order. */
export function writtenOf(text: string): Written[] {
  const found = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    let at = index;
    return word.split(INNER_CAPITAL).map((part) => {
      const start = at;
      at += part.length;
      return { start, end: at, part, key: keyOf(part), plain: fold(lower(part)) };
    });
  });
  const isBare = (at: number): boolean => found[at]?.key === found[at]?.plain;
  return found.map(({ part, ...word }, at) => {
    const gap = text.slice(found[at - 1]?.end ?? 0, word.start);
    return {
      ...word,
      isBare: isBare(at),
      isLoose: isBare(at) && isBare(at - 1) && isBare(at + 1),
      hasCapital: /^\p{Lu}/u.test(part),
      isUpper: /^\p{Lu}\p{M}*(?:\p{Lu}\p{M}*)+$/u.test(part),
      beginsSentence:
        at === 0 || (/[.!?]\s|[\n:;"“(]/u.test(gap) && !(/^\.\s*$/.test(gap) && isShortTitle(found[at - 1]))),
      followsOn: at > 0 && /^[\s.\-–]*$/u.test(gap) && !/[.]\s*[.]/.test(gap),
      isApart: at > 0 && /^\s+$/u.test(gap),
    };
  });
}
