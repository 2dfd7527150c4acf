import { isPlain } from '../words/fold.ts';
import type { Guess, Repair, Repaired } from '../words/repair.ts';
import { type Term, termOf, wordsOf } from '../words/terms.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import type { FeatureTable } from './features.ts';

/** How sure it is that the Vietnamese for an English word says the same. */
const TRANSLATED = 0.6;
/** A word that content uses less often may be an error, even where content has made it. */
const USUAL = 3;
/** Shorter words are too near to too many others to be mended where they are known. */
const SHORTEST = 3;

/** How sure it is that a word with odd marks is another one. */
const ODD = 0.4;

/** What was found of a question. */
export interface QuestionFeatures {
  /** Feature → how sure it is that it was meant, 0 to 1. */
  readonly known: ReadonlyMap<number, number>;
  /** Words of which nothing is known. */
  readonly unknown: number;
}

/** Features of a question, its unknown words mended where that can be. */
export function questionFeatures(
  text: string,
  vocabulary: Vocabulary,
  table: FeatureTable,
  repair: Repair,
): QuestionFeatures {
  const known = new Map<number, number>();
  const put = (feature: number, sure: number): void => {
    if (feature >= 0 && sure > (known.get(feature) ?? 0)) known.set(feature, sure);
  };
  const putWord = (word: number, sure: number): void => put(table.words[word] ?? -1, sure);
  /** Words and neighbours of a row of places; gives how many places are empty. */
  const read = (row: readonly Repaired[]): number => {
    let before: readonly Guess[] = [];
    for (const guesses of row.flatMap((places) => (places.length === 0 ? [[]] : places))) {
      for (const { word, weight } of guesses) {
        putWord(word, weight);
        for (const one of before) put(table.pairs.find(one.word, word), Math.min(weight, one.weight));
      }
      before = guesses;
    }
    return row.filter((places) => places.length === 0).length;
  };

  const words = wordsOf(text);
  const terms = words.map(termOf);
  const placesOf = (plain: string): Repaired => placesIn(vocabulary, repair, plain);
  const rows = terms.map(({ meant, written }, at) => {
    if (meant !== null) return meant.map(placesOf);
    const places = placesOf(written);
    return [isOddlyMarked(vocabulary, words[at] ?? '', written) ? orNear(places, repair(written)) : places];
  });
  const unknown = read(rows.flat());
  if (terms.some(({ meant }) => meant !== null)) read(terms.map(({ written }) => placesOf(written)));
  for (const term of terms) read(translated(vocabulary, term));
  for (const word of words) putWord(vocabulary.findMarked(word), 1);
  return { known, unknown };
}

/** The words that a word may be; of one that is known but hardly used, it and what is near. */
function placesIn(vocabulary: Vocabulary, repair: Repair, plain: string): Repaired {
  const word = vocabulary.find(plain);
  const itself = { word, weight: 1 };
  if (word >= 0 && (vocabulary.timesOf(word) >= USUAL || plain.length < SHORTEST)) return [[itself]];
  const mended = repair(plain);
  if (word < 0) return mended;
  const [only] = mended;
  return [mended.length === 1 && only ? [itself, ...only] : [itself]];
}

/** With marks that the word never has in content: `bện` for bệnh looks like `bên`, but is not. */
const isOddlyMarked = (vocabulary: Vocabulary, word: string, plain: string): boolean =>
  !isPlain(word) && vocabulary.findMarked(word) < 0 && vocabulary.find(plain) >= 0;

/** What else a word may be, besides itself. */
const orNear = (places: Repaired, mended: Repaired): Repaired => {
  const [itself] = places;
  const [near] = mended;
  if (places.length !== 1 || mended.length !== 1 || !itself || !near) return places;
  return [[...itself, ...near.map(({ word }) => ({ word, weight: ODD }))]];
};

/** The Vietnamese for an English word, as far as content uses it. */
const translated = (vocabulary: Vocabulary, { vietnamese }: Term): readonly Repaired[] =>
  vietnamese.map((plain) => [[{ word: vocabulary.find(plain), weight: TRANSLATED }]]);
