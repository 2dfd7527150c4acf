import { isSyllable } from './syllables.ts';

/**
 * The keys of an input method that was switched off: Telex (`khoong` for không, `dduwowcj` for được) and VNI (`kho6ng`,
 * `d9u7o7c5`). Gives the syllable without marks, or null where the word is none that was typed so.
 */
export const undoKeys = (word: string): string | null =>
  /^[a-z]+[0-9][a-z0-9]*$/.test(word) ? undoVni(word) : undoTelex(word);

const undoVni = (word: string): string | null => {
  const letters = word.replace(/[1-9]/g, '');
  return /^[a-z]+$/.test(letters) && isSyllable(letters) ? letters : null;
};

const VOWEL = '[aeiouy]';
/** Tones come after the vowel, `w` after its vowel or for `ư` alone; `aa ee oo dd` anywhere behind their letter. */
const TONE_KEY = new RegExp(`(${VOWEL}[a-z]*?)[sfrxjz]`);

function undoTelex(word: string): string | null {
  if (!/^[a-z]{2,10}$/.test(word)) return null;
  for (const way of withoutTone(word)) {
    const letters = withoutShapes(way);
    if (letters !== word && isSyllable(letters)) return letters;
  }
  return null;
}

/** The word without one tone key, wherever it stands behind a vowel, and as it is. */
function* withoutTone(word: string): Generator<string> {
  const first = word.search(TONE_KEY);
  if (first >= 0) {
    for (let at = word.length - 1; at > first; at--) {
      if (!/[sfrxjz]/.test(word.charAt(at))) continue;
      yield word.slice(0, at) + word.slice(at + 1);
    }
  }
  yield word;
}

/** `aa → a`, `dd → d`, also where the second key came later: `tien6` is VNI, `tiene` Telex. */
function withoutShapes(word: string): string {
  // Behind a vowel `w` is its horn or breve; elsewhere it is the letter `ư`.
  let letters = word.replace(/(?<=[auo])w/g, '').replace(/w/g, 'u');
  letters = letters.replace(/^dd|^d(?=.*d$)/, 'd').replace(/(?<=[aeiouy][a-z]*)d$/, '');
  for (const vowel of 'aeo') {
    const twice = new RegExp(`${vowel}([a-z]*)${vowel}`);
    if (!isSyllable(letters)) letters = letters.replace(twice, `${vowel}$1`);
  }
  return letters;
}
