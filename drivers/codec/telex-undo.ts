import { parseBhytQr } from './bhyt-qr.ts';
import { parseHexText } from './hex-text.ts';

/**
 * A keyboard-wedge scanner types into an input method: with Telex on, `c3aa` of an insurance card's hex comes as `c3â`.
 * Hex holds few of Telex's keys: `aa → â`, `ee → ê`, `dd → đ`, and `f`, the grave tone of a vowel before it. Each may
 * have been typed anywhere behind its letter, up to the end of the run of letters: `babf` comes as `bàb`.
 */
const SHAPES: Readonly<Record<string, string>> = { '\u0302a': 'a', '\u0302e': 'e' };
const GRAVE = '\u0300';
const TONE = 'f';

/** Digits, bars and blanks end a run. */
const RUN = /\p{L}+/gu;
/** No field of a card has more letters in a row: the check string, where its hex has no digit. */
const LONGEST_RUN = 16;
/** The fields of text in hex: name, address, guardian, issuer. */
const HEX_FIELDS = [1, 4, 10, 15];
/** More ways than these to undo a part of a card, or all of it: no way is sure. */
const MOST_WAYS = 256;
/** The longest card stays below 900 characters. */
const MAX_LENGTH = 2048;

/**
 * The insurance card (thẻ BHYT) that a scanner typed and Telex composed. Null where no undoing, or more than one, is a
 * valid card: nothing is guessed. A card without damage comes back as it is; any other text gives null.
 */
export const undoTelex = (text: string): string | null => {
  if (text.length > MAX_LENGTH || !text.includes('|')) return null;
  if (isCard(text)) return text;
  const cards = waysOf(text.normalize('NFC')).filter(isCard);
  const [card] = cards;
  return cards.length === 1 && card !== undefined ? card : null;
};

const isCard = (text: string): boolean => parseBhytQr(text).ok;

/** Every way to undo the text. */
const waysOf = (text: string): readonly string[] =>
  product(
    text.split('|').map((field, index) => {
      const ways = waysOfField(field);
      return HEX_FIELDS.includes(index) ? each(ways, withTakenBack).filter(isText) : ways;
    }),
    '|',
  );

/** Words of a card: `An`, `AN`, `an`. `ẫ` and `Ẻ` are written with the same keys in another order: `MẺu` is no word. */
const WORD = /^(?:\p{Lu}?\p{Ll}*|\p{Lu}+)$/u;

const isText = (field: string): boolean => {
  if (field === '' || field === '-') return true;
  const words = parseHexText(field)?.match(/\p{L}+/gu);
  return words?.every((word) => WORD.test(word)) ?? false;
};

/** `aaa` comes as `aa`: the third takes the mark back, and none of it shows but a missing digit. */
const withTakenBack = (field: string): readonly string[] => {
  if (field === '-' || field.length % 2 === 0) return [field];
  const places = [...field.matchAll(/aa/gi)].map(({ index }) => index);
  return places.map((at) => field.slice(0, at) + field.charAt(at) + field.slice(at));
};

const waysOfField = (field: string): readonly string[] => {
  const runs = [...field.matchAll(RUN)];
  const between = field.split(RUN);
  return product(
    between.flatMap((plain, index) => {
      const run = runs[index]?.[0];
      return run === undefined ? [[plain]] : [[plain], waysOfRun(run)];
    }),
    '',
  );
};

/** Every order of keys that may have written a run of letters; none where they are too many. */
const waysOfRun = (run: string): readonly string[] => {
  if (run.length > LONGEST_RUN) return [];
  const letters = [...run].map(keysOf);
  let ways = new Set([letters.map(({ letter }) => letter).join('')]);
  // From the right: what is put behind a letter moves no letter before it.
  for (const [index, { keys }] of [...letters.entries()].reverse()) {
    for (const key of keys) {
      ways = new Set(each(ways, (way) => behind(way, index, key)));
      if (ways.size === 0) return [];
    }
  }
  return [...ways];
};

/** The ways that come of each way; none where they are too many, which is known before they are all made. */
const each = (ways: Iterable<string>, waysOfOne: (way: string) => readonly string[]): readonly string[] => {
  const all: string[] = [];
  for (const way of ways) {
    all.push(...waysOfOne(way));
    if (all.length > MOST_WAYS) return [];
  }
  return all;
};

/** The key at every place behind the letter at `index`. */
const behind = (way: string, index: number, key: string): readonly string[] =>
  Array.from({ length: way.length - index }, (_, step) => {
    const at = index + 1 + step;
    return way.slice(0, at) + key + way.slice(at);
  });

/** The letter that was typed, and the keys behind it that changed it. Letters of other keys stay as they are. */
const keysOf = (character: string): { readonly letter: string; readonly keys: readonly string[] } => {
  const capital = character !== character.toLowerCase();
  const cased = (keys: readonly string[]) => (capital ? keys.map((key) => key.toUpperCase()) : keys);
  if (character.toLowerCase() === 'đ') return { letter: capital ? 'D' : 'd', keys: cased(['d']) };
  const [letter = '', ...marks] = character.normalize('NFD');
  const keys = marks.map((mark) => (mark === GRAVE ? TONE : SHAPES[mark + letter.toLowerCase()]));
  const known = keys.filter((key) => key !== undefined);
  return known.length < keys.length ? { letter: character, keys: [] } : { letter, keys: cased(known) };
};

/** Every choice of one way a part, joined; none where they are too many. */
const product = (parts: readonly (readonly string[])[], separator: string): readonly string[] => {
  const [first = [], ...rest] = parts;
  return rest.reduce(
    (ways, part) =>
      ways.length * part.length > MOST_WAYS
        ? []
        : ways.flatMap((way) => part.map((one) => way + separator + one)),
    first,
  );
};
