import Fuse from 'fuse.js';
import Database from 'libsql';
import MiniSearch from 'minisearch';
import { z } from 'zod';
import type { Examples } from '../../../electron/host/assistance/search/corpus.ts';

/** Something that finds the thing a question is about: its id, null where it finds none. */
export interface Finder {
  readonly name: string;
  /** Who is slow is asked one question in so many. */
  readonly oneIn: number;
  find(question: string): string | null;
}

/** Marks off, as all plain search is set up for Vietnamese. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
const wordsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

interface Line {
  readonly id: number;
  readonly thing: string;
  readonly text: string;
}
const linesOf = (content: readonly Examples[]): Line[] =>
  content
    .flatMap(({ id, texts }) => texts.map((text) => ({ thing: id, text })))
    .map((one, id) => ({ id, ...one }));

/** Every example is a document; the thing of the best one is the answer. */
export function createMiniSearch(content: readonly Examples[]): Finder {
  const search = new MiniSearch<Line>({
    fields: ['text'],
    storeFields: ['thing'],
    processTerm: plain,
    searchOptions: { prefix: (term) => term.length > 3, fuzzy: (term) => (term.length > 4 ? 0.2 : false) },
  });
  search.addAll(linesOf(content));
  return {
    name: 'minisearch',
    oneIn: 1,
    find: (question) => {
      const thing: unknown = search.search(question)[0]?.thing;
      return typeof thing === 'string' ? thing : null;
    },
  };
}

export function createFuse(content: readonly Examples[]): Finder {
  const lines = linesOf(content).map((line) => ({ ...line, text: plain(line.text) }));
  const fuse = new Fuse(lines, { keys: ['text'], ignoreLocation: true, threshold: 0.6, includeScore: true });
  return {
    name: 'fuse.js',
    // Not a divisor of how the sets are ordered: every kind is asked.
    oneIn: 19,
    find: (question) => fuse.search(plain(question).slice(0, 300), { limit: 1 })[0]?.item.thing ?? null,
  };
}

const row = z.object({ thing: z.string() });

/** SQLite's own full-text search: marks off, any of the words, best by BM25. */
export function createFts5(content: readonly Examples[]): Finder {
  const store = new Database(':memory:');
  store.exec(
    `CREATE VIRTUAL TABLE example USING fts5(thing UNINDEXED, text, tokenize = "unicode61 remove_diacritics 2")`,
  );
  const put = store.prepare('INSERT INTO example VALUES (?, ?)');
  store.transaction(() => {
    for (const { thing, text } of linesOf(content)) put.run(thing, text.replace(/đ/gi, 'd'));
  })();
  const best = store.prepare(
    'SELECT thing FROM example WHERE example MATCH ? ORDER BY bm25(example) LIMIT 1',
  );
  return {
    name: 'SQLite FTS5',
    oneIn: 1,
    find: (question) => {
      const words = wordsOf(question);
      if (words.length === 0) return null;
      const found = row.safeParse(best.get(words.map((word) => `"${word}"`).join(' OR ')));
      return found.success ? found.data.thing : null;
    },
  };
}
