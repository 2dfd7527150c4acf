/** A scanned line as text: NFC, without blanks around it. */
export interface ScannedText {
  readonly text: string;
  /** The line was cut within a character: what was left of it is not in the text. */
  readonly torn: boolean;
}

/**
 * Anything but the letters of ASCII, Latin and Vietnamese (Latin Extended Additional), which all are in NFC as they
 * stand: controls, marks to be composed, halves of pairs, the replacement character.
 */
const ODD = /[^\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1eff]/;
/** What no card prints and nobody sees: it reorders a line, breaks it, or hides in it. With halves of pairs, and broken UTF-8. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u;

/** NFC; null where there are control or format characters, private ones, halves of pairs or broken UTF-8. */
export const composed = (text: string): string | null => {
  if (!ODD.test(text)) return text;
  return UNSEEN.test(text) ? null : text.normalize('NFC');
};

/** Null where the line is no text: empty, longer than `longest` characters, or with what `composed` refuses. */
export const scannedText = (line: string, longest: number): ScannedText | null => {
  if (line.length > longest) return null;
  const trimmed = line.trim();
  // A line cut within a character decodes to replacement characters at its very end only.
  const whole = trimmed.endsWith('\uFFFD') ? trimmed.replace(/\uFFFD{1,3}$/, '') : trimmed;
  const text = composed(whole);
  return text === null || text === '' ? null : { text, torn: whole !== trimmed };
};
