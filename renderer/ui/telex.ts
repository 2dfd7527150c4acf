/**
 * Telex, the way Vietnamese is typed (TCVN 5712 letters): `aa → â`, `aw → ă`, `dd → đ`, and `s f r x j` set the tone
 * mark of the syllable, `z` takes it off. The same key again takes the mark back and stays as a letter (`ass → as`).
 */
const TONES: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
  z: '',
};
const SHAPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  a: { a: 'â', ă: 'â' },
  e: { e: 'ê' },
  o: { o: 'ô', ơ: 'ô' },
  w: { a: 'ă', â: 'ă', o: 'ơ', ô: 'ơ', u: 'ư' },
  d: { d: 'đ' },
};
/** What a repeated key takes back. */
const UNSHAPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  a: { â: 'a' },
  e: { ê: 'e' },
  o: { ô: 'o' },
  w: { ă: 'a', ơ: 'o', ư: 'u' },
  d: { đ: 'd' },
};
/** The `u` of `qu` takes no horn: `quơ`. */
const HORNED_PAIR = /(?<!q)uo(?!.*uo)/;
const VOWEL = /[aăâeêioôơuưy]/;
const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** The syllable at the end: behind a blank, a figure or a sign another one begins. */
const SYLLABLE = /[\p{L}\p{M}]*$/u;
const LETTER = /^[a-z]$/i;

/**
 * `text` after the key `key` (one letter, figure or sign, or a space) was pressed. Pure; composes the last syllable only.
 * A letter that takes a mark keeps its case, whatever the case of the key.
 */
export function telex(text: string, key: string): string {
  if (!LETTER.test(key)) return text + key;
  const whole = text.normalize('NFC');
  const start = whole.search(SYLLABLE);
  const syllable = whole.slice(start);
  return whole.slice(0, start) + inCase(composed(syllable.toLowerCase(), key.toLowerCase()), syllable + key);
}

/** Marks change letters one by one: what is composed stands place by place where its keys stood. */
function inCase(letters: string, like: string): string {
  return [...letters]
    .map((letter, at) => (isCapital(like.charAt(at)) ? letter.toUpperCase() : letter))
    .join('');
}

const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();

function composed(syllable: string, key: string): string {
  const { letters, tone } = taken(syllable);
  const mark = TONES[key];
  if (mark !== undefined && VOWEL.test(letters)) {
    if (key === 'z') return tone === '' ? syllable + key : letters;
    return mark === tone ? letters + key : put(letters, mark);
  }
  const shaped = reshaped(letters, key);
  return put(shaped ?? letters + key, tone);
}

/** Letters and tone of a syllable, apart. */
function taken(syllable: string): { letters: string; tone: string } {
  const loose = syllable.normalize('NFD');
  const tone = loose.match(TONE_MARKS)?.[0] ?? '';
  return { letters: loose.replace(TONE_MARKS, '').normalize('NFC'), tone };
}

function reshaped(letters: string, key: string): string | null {
  if (key === 'w' && HORNED_PAIR.test(letters)) return letters.replace(HORNED_PAIR, 'ươ');
  for (let at = letters.length - 1; at >= 0; at--) {
    const letter = letters.charAt(at);
    const shape = SHAPES[key]?.[letter];
    if (shape) return letters.slice(0, at) + shape + letters.slice(at + 1);
    const back = UNSHAPES[key]?.[letter];
    if (back) return letters.slice(0, at) + back + letters.slice(at + 1) + key;
  }
  return null;
}

/** Sets the tone mark on the letter that carries it, by the usual spelling: `hoà` is written `hòa`, `toan` + f `toàn`. */
function put(letters: string, tone: string): string {
  if (tone === '') return letters;
  const at = carrier(letters);
  if (at < 0) return letters;
  return (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize('NFC');
}

function carrier(letters: string): number {
  const from = /^(qu|gi(?=[aăâeêioôơuưy]))/.test(letters) ? 2 : 0;
  const found = /[aăâeêioôơuưy]+/.exec(letters.slice(from));
  if (!found) return letters.search(VOWEL);
  const first = from + found.index;
  const vowels = found[0];
  const marked = [...vowels].findLastIndex((letter) => /[ăâêôơư]/.test(letter));
  if (marked >= 0) return first + marked;
  const closed = first + vowels.length < letters.length;
  if (vowels.length === 1) return first;
  return first + (closed || vowels.length === 3 ? 1 : 0);
}
