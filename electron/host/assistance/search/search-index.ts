import { createRepair } from '../words/repair.ts';
import { type Examples, readCorpus } from './corpus.ts';
import { addEvidence, weighEvidence } from './evidence.ts';
import { addSigns, learnGate, SCOPES, type Scope, softmax } from './gate.ts';
import { questionFeatures } from './question.ts';

/** Examples, and what kind of question they are. */
export interface Thing extends Examples {
  readonly scope: Scope;
}

/** How likely it is that a question is about a topic, of those that are answered. */
export interface Ranked {
  readonly id: string;
  /** 0 to 1; those of all topics together are 1. */
  readonly chance: number;
}

export interface Found {
  /** Topics, best first. */
  readonly ranked: readonly Ranked[];
  /** How likely each kind of question is: 0 to 1, together 1. */
  readonly scope: Readonly<Record<Scope, number>>;
}

export interface SearchIndex {
  find(question: string): Found;
}

/** A word that content never uses says that the question may be about nothing in it. */
const UNKNOWN_COUNTS = 2;
/** Words of a question are not independent of each other, as naive Bayes takes them to be: how much their sum is to be believed. */
const BELIEF = 6;

/** Finds what a question is about: learns from examples at once, and answers from memory. */
export function createSearchIndex(things: readonly Thing[]): SearchIndex {
  const steps = buildSearchIndex(things);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of a few ms, between which other work can be done. */
export function* buildSearchIndex(things: readonly Thing[]): Generator<void, SearchIndex> {
  const corpus = yield* readCorpus(things);
  const evidence = weighEvidence(corpus);
  yield;
  const gate = yield* learnGate(
    corpus,
    things.map(({ scope }) => scope),
  );
  const { vocabulary, table, rarity } = corpus;
  const repair = createRepair(vocabulary);
  const unheard = Math.log(1 + corpus.of.length);
  const topics = things.flatMap(({ scope }, thing) => (scope === 'topic' ? [thing] : []));
  const [sums, signs] = [new Float64Array(things.length), new Float64Array(SCOPES.length)];

  return {
    find(question) {
      const { known, unknown } = questionFeatures(question, vocabulary, table, repair);
      let length = UNKNOWN_COUNTS * unknown * unheard ** 2;
      for (const [feature, sure] of known) length += (sure * (rarity[feature] ?? 0)) ** 2;
      const unit = 1 / (Math.sqrt(length) || 1);
      sums.fill(0);
      signs.fill(0);
      for (const [feature, sure] of known) {
        addEvidence(evidence, feature, sure * unit * BELIEF, sums);
        addSigns(gate, feature, sure * unit * (rarity[feature] ?? 0), signs);
      }
      softmax(signs);
      const chances = Float64Array.from(topics, (thing) => sums[thing] ?? 0);
      softmax(chances);
      const ranked = topics.map((thing, place) => ({
        id: things[thing]?.id ?? '',
        chance: chances[place] ?? 0,
      }));
      ranked.sort((one, other) => other.chance - one.chance);
      const [topic = 0, clinical = 0, elsewhere = 0, emergency = 0] = signs;
      return { ranked, scope: { topic, clinical, elsewhere, emergency } };
    },
  };
}
