import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createAssistance } from '../../electron/host/assistance/assistance.ts';
import { beyondThings } from '../../electron/host/assistance/beyond/beyond.ts';
import { contentThing } from '../../electron/host/assistance/content-things.ts';
import { createSearchIndex, type Thing } from '../../electron/host/assistance/search/search-index.ts';
import { type Faq, loadFaq } from '../../kiosk-config/faq/read.ts';
import { root } from '../run/root.ts';
import { createFts5, createFuse, createMiniSearch, type Finder } from './faq/peers.ts';
import { type Question, type QuestionSet, questionSets } from './faq/sets.ts';

/** Who has been asked a question: what came of it. */
export interface Asked {
  readonly question: Question;
  /** Null: declined. */
  readonly id: string | null;
  readonly ms: number;
}

export interface FaqResult {
  readonly sets: readonly {
    readonly name: string;
    readonly by: readonly { readonly finder: string; readonly asked: readonly Asked[] }[];
  }[];
  /** Of 500 answers, made of the same content: several builds, ms. */
  readonly build: {
    readonly answers: number;
    readonly examples: number;
    readonly ms: readonly number[];
    readonly megabytes: number;
  };
  readonly demo: {
    readonly answers: number;
    readonly examples: number;
    readonly load: number;
    readonly ms: readonly number[];
  };
}

const ANSWERS = 500;
const BUILDS = 7;

/** Asks ours and the peers, who get the same content, every question of every set. */
export async function benchFaq(say: (line: string) => void): Promise<FaqResult> {
  const before = performance.now();
  const loaded = loadFaq(join(root, 'kiosk-config', 'sites', 'demo', 'faq.yaml'));
  const load = performance.now() - before;
  if (!loaded.ok) throw new Error(`content: ${JSON.stringify(loaded.faults[0])}`);
  const content = loaded.faq.topics.map(contentThing);
  const all = [...content, ...beyondThings()];
  const demo = {
    answers: content.length,
    examples: countOf(all),
    load,
    ms: timed(BUILDS, () => createSearchIndex(all)),
  };

  say(`an index of ${ANSWERS} answers …`);
  const many = [...inPieces(content, ANSWERS), ...beyondThings()];
  const build = {
    answers: ANSWERS,
    examples: countOf(many),
    ms: timed(BUILDS, () => createSearchIndex(many)),
    megabytes: heapOf(() => createSearchIndex(many)),
  };

  // Peers get the counter-examples too, and decline where the best example is one.
  const { emergency } = loaded.faq.head;
  const peers = [createMiniSearch, createFts5, createFuse].map((create) => declining(create(all), emergency));
  const finders = [ours(loaded.faq), ...peers];
  const sets = questionSets().map(({ name, questions }: QuestionSet) => {
    say(`${name}: ${questions.length} questions …`);
    return {
      name,
      by: finders.map((finder) => ({
        finder: finder.name,
        asked: questions.filter((_, at) => at % finder.oneIn === 0).map((one) => ask(finder, one)),
      })),
    };
  });
  return { sets, build, demo };
}

const ours = (faq: Faq): Finder => {
  const assistance = createAssistance({
    faq,
    hospital: { vi: '', en: '' },
    place: null,
    today: () => '2026-11-22',
  });
  while (!assistance.prepare());
  return {
    name: 'Tiếp Đón',
    oneIn: 1,
    find: (text) => {
      const { kind, topics } = assistance.find(text);
      return kind === 'answer' || kind === 'emergency' ? (topics[0] ?? null) : null;
    },
  };
};

const declining = (peer: Finder, emergency: string): Finder => ({
  ...peer,
  find: (text) => {
    const id = peer.find(text);
    if (id === ':emergency') return emergency;
    return id?.startsWith(':') ? null : id;
  },
});

function ask(finder: Finder, question: Question): Asked {
  const start = performance.now();
  const id = finder.find(question.q);
  return { question, id, ms: performance.now() - start };
}

/** The same content cut into as many things. */
function inPieces(content: readonly Thing[], wanted: number): readonly Thing[] {
  const each = Math.ceil(wanted / content.length);
  return content
    .flatMap(({ id, scope, texts }) =>
      Array.from({ length: each }, (_, piece) => ({
        id: `${id}-${piece}`,
        scope,
        texts: texts.filter((__, at) => at % each === piece),
      })),
    )
    .slice(0, wanted);
}

const countOf = (content: readonly Thing[]): number =>
  content.reduce((sum, { texts }) => sum + texts.length, 0);

const timed = (times: number, work: () => unknown): readonly number[] =>
  Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });

/** What is kept of a piece of work, in MB (10^6 bytes). */
function heapOf(work: () => unknown): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const used = (): number => {
    if (typeof collect === 'function') collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const start = used();
  const kept = work();
  const megabytes = (used() - start) / 1e6;
  if (kept === undefined) throw new Error('nothing was made');
  return megabytes;
}
