import { fold, isPlain } from './words/fold.ts';
import { undoKeys } from './words/keystrokes.ts';
import { MEANINGS } from './words/lexicon.ts';
import { wordsOf } from './words/terms.ts';

/** Most words that `…` of a phrase stands for. */
const GAP = 3;

/** A word of a question: all that it may have been meant as. */
export interface Said {
  readonly word: string;
  /** Written without marks, so that any marks may have been meant. */
  readonly plain: boolean;
  /** Without marks: as written, and as meant. */
  readonly forms: readonly string[];
}

interface Part {
  readonly word: string;
  readonly folded: string;
}
/** A phrase between its gaps. */
type Phrase = readonly (readonly Part[])[];

/** Finds the phrases of a list in a question. */
export interface Signs {
  /** Whether one is there: what has marks is compared with them, what has none without. */
  in(said: readonly Said[]): boolean;
  /** The same, and every word that has marks in the list has them in the question. */
  exactlyIn(said: readonly Said[]): boolean;
}

/** The words of a question, as signs are looked for in them. */
export const said = (text: string): readonly Said[] => wordsOf(text).map(saidWord);

function saidWord(word: string): Said {
  const meaning = MEANINGS.get(word);
  const meant = meaning?.length === 1 ? meaning : [];
  const keys = isPlain(word) ? undoKeys(word) : null;
  return { word, plain: isPlain(word), forms: [word, ...(keys ? [keys] : []), ...meant.map(fold)] };
}

/** Phrases, one a line; `…` stands for up to three words. */
export function signs(lines: string): Signs {
  const phrases = lines.trim().split('\n').map(phraseOf);
  const some = (words: readonly Said[], same: Same): boolean =>
    phrases.some((phrase) => words.some((_, at) => standsAt(phrase, words, at, same)));
  return { in: (words) => some(words, alike), exactlyIn: (words) => some(words, exact) };
}

const phraseOf = (line: string): Phrase =>
  line.split('…').map((run) => wordsOf(run).map((word) => ({ word, folded: fold(word) })));

type Same = (said: Said, part: Part) => boolean;
const exact: Same = ({ word }, part) => word === part.word;
const alike: Same = ({ word, plain, forms }, part) =>
  word === part.word || ((plain || forms.length > 1) && forms.includes(part.folded));

function standsAt([run, ...later]: Phrase, words: readonly Said[], at: number, same: Same): boolean {
  if (!run) return true;
  const end = at + run.length;
  if (!run.every((part, step) => isSame(words[at + step], part, same))) return false;
  if (later.length === 0) return true;
  return Array.from({ length: GAP + 1 }, (_, gap) => end + gap).some((next) =>
    standsAt(later, words, next, same),
  );
}

const isSame = (word: Said | undefined, part: Part, same: Same): boolean =>
  word !== undefined && same(word, part);
