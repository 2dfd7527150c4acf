/** The five signs with which a message is cut, as its MSH-1 and MSH-2 name them (HL7 v2.5.1, 2.5.4). */
export interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

/** Those that the standard recommends and that this project sends: `|^~\&`. */
export const DELIMITERS: Delimiters = {
  field: '|',
  component: '^',
  repetition: '~',
  escape: '\\',
  subcomponent: '&',
};

/** Letter of each escape sequence that stands for a delimiter (2.7.1). */
const LETTERS = { F: 'field', S: 'component', R: 'repetition', E: 'escape', T: 'subcomponent' } as const;

const isLetter = (letter: string): letter is keyof typeof LETTERS => Object.hasOwn(LETTERS, letter);

const SPECIAL: ReadonlyMap<string, string> = new Map(
  Object.entries(LETTERS).map(([letter, name]) => [DELIMITERS[name], `\\${letter}\\`]),
);

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');

/**
 * Text as it stands between the recommended delimiters. Control signs become `\Xhh\`: a CR would end the segment, and the
 * signs of MLLP the frame.
 */
export const escapeText = (text: string): string =>
  text.replace(
    /[|^~\\&]|\p{Cc}+/gu,
    (sign) => SPECIAL.get(sign) ?? `\\X${hexOf(new TextEncoder().encode(sign))}\\`,
  );

const fromHex = (digits: string): string | null => {
  if (!/^(?:[0-9A-Fa-f]{2})+$/.test(digits)) return null;
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
};

/** What one sequence without its escape signs stands for; null where nobody knows it. */
const meaningOf = (sequence: string, delimiters: Delimiters): string | null => {
  if (isLetter(sequence)) return delimiters[LETTERS[sequence]];
  // Highlighting and the commands of formatted text (2.7.1, 2.7.6) are for a printer: a line break alone is text.
  if (sequence === 'H' || sequence === 'N') return '';
  if (sequence === '.br' || sequence === '.sp') return '\n';
  if (sequence.startsWith('.')) return '';
  return sequence.startsWith('X') ? fromHex(sequence.slice(1)) : null;
};

/** The text that stands there. A sequence that is not known, or never ends, is left as it came: nothing of a name is lost. */
export const unescapeText = (text: string, delimiters: Delimiters = DELIMITERS): string => {
  const { escape: sign } = delimiters;
  if (sign === '' || !text.includes(sign)) return text;
  const parts = text.split(sign);
  let plain = parts[0] ?? '';
  for (let at = 1; at < parts.length; at++) {
    const sequence = parts[at] ?? '';
    const meaning = at + 1 < parts.length ? meaningOf(sequence, delimiters) : null;
    if (meaning === null) {
      plain += sign + sequence;
      continue;
    }
    at += 1;
    plain += meaning + (parts[at] ?? '');
  }
  return plain;
};
