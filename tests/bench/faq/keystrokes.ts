/** What stands on a screen whose input method was left off: the keys of Telex or VNI instead of letters with marks. */

const TELEX = {
  tones: { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' },
  shapes: { ă: 'aw', â: 'aa', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw', đ: 'dd' },
} as const;
const VNI = {
  tones: { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' },
  shapes: { ă: 'a8', â: 'a6', ê: 'e6', ô: 'o6', ơ: 'o7', ư: 'u7', đ: 'd9' },
} as const;

interface Method {
  readonly tones: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, string>>;
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Each word's letters as keys, and the tone's key behind them. */
const keysOf =
  ({ tones, shapes }: Method) =>
  (text: string): string =>
    text.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => {
      const loose = word.toLowerCase().normalize('NFD');
      const tone = loose.match(TONE)?.[0];
      const letters = loose.replace(TONE, '').normalize('NFC');
      const keys = [...letters].map((letter) => shapes[letter] ?? letter).join('');
      return keys + (tone === undefined ? '' : (tones[tone] ?? ''));
    });

export const telexKeys = keysOf(TELEX);
export const vniKeys = keysOf(VNI);

/** The same text with blanks left out here and there, as fingers in a hurry do: every third one. */
export const gluedWords = (text: string): string => {
  let blanks = 0;
  return text.replace(/ /g, () => (++blanks % 3 === 0 ? '' : ' '));
};

/** Every fourth word with two neighbouring letters swapped, the others as they are. */
export const swappedLetters = (text: string): string =>
  text
    .split(' ')
    .map((word, at) => {
      if (at % 4 !== 1 || word.length < 4) return word;
      const middle = Math.floor(word.length / 2);
      return (
        word.slice(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1) + word.slice(middle + 1)
      );
    })
    .join(' ');
