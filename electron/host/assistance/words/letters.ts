/** What a UTF-16 unit is in a word. Letters outside the first plane are none: NFKC has turned those of texts into plain ones. */
export const OTHER = 1;
export const LETTER = 2;
export const MARK = 3;
export const DIGIT = 4;

/** Asked once for each unit: a regular expression takes most of the time in which a text is read. */
const kinds = new Uint8Array(0x1_0000);

export const kindOf = (unit: number): number => {
  const known = kinds[unit] ?? OTHER;
  if (known !== 0) return known;
  const kind = look(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
};

const look = (letter: string): number => {
  if (/\p{L}/u.test(letter)) return LETTER;
  if (/\p{M}/u.test(letter)) return MARK;
  return /\p{N}/u.test(letter) ? DIGIT : OTHER;
};
