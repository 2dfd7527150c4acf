/** A word of an address, as it is compared. */
export interface Word {
  /** Small letters without marks: `hoa`. */
  readonly plain: string;
  /** Small letters, the tone last, so that `hòa` and `hoà` are one. */
  readonly exact: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly begin: number;
  readonly end: number;
  /** A part begins here: behind a comma, a stroke, a dash or a dot, or at the beginning of all. */
  readonly opens: boolean;
  /** No name goes on across what stands before: a comma or a new line. */
  readonly apart: boolean;
}

/** `p12`, `q1`: a short form and its figure, written as one. */
const TOGETHER = /^([pqPQ])(\d{1,2})$/u;
const WORD = /[\p{L}\p{M}\d]+(?:['’][\p{L}\p{M}\d]+)*/gu;
const APART = /[,;\n|]/;
const OPENS = /[^\s]/;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const APOSTROPHES = /['’]/g;
const LEADING_ZEROS = /^0+(?=\d)/;

/** The words of a text in composed letters (NFC), from left to right. */
export const wordsOf = (text: string): Word[] => {
  const words: Word[] = [];
  let before = 0;
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const between = text.slice(before, index);
    const apart = words.length === 0 || APART.test(between);
    const place = { apart, opens: apart || OPENS.test(between) };
    const parts = TOGETHER.exec(written);
    if (parts) {
      words.push(word(parts[1] ?? '', index, place), word(parts[2] ?? '', index + 1, INSIDE));
    } else words.push(word(written, index, place));
    before = index + written.length;
  }
  return words;
};

const INSIDE = { apart: false, opens: false };

const word = (
  written: string,
  begin: number,
  place: { readonly apart: boolean; readonly opens: boolean },
): Word => {
  const loose = written.replace(APOSTROPHES, '').replace(LEADING_ZEROS, '').toLowerCase().normalize('NFD');
  const tone = loose.match(TONES)?.join('') ?? '';
  return {
    plain: withoutMarks(loose),
    exact: loose.replace(TONES, '').normalize('NFC') + tone,
    begin,
    end: begin + written.length,
    ...place,
  };
};

const withoutMarks = (loose: string): string => loose.replace(/\p{M}/gu, '').replace(/đ/g, 'd');

/** Whether a mark stands on any of them: where none does, marks are missing everywhere and say nothing. */
export const marked = (words: readonly Word[]): boolean => words.some(({ plain, exact }) => plain !== exact);

export const plainOf = (words: readonly Word[]): string => words.map(({ plain }) => plain).join(' ');
export const exactOf = (words: readonly Word[]): string => words.map(({ exact }) => exact).join(' ');
