import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../run/root.ts';
import { gluedWords, swappedLetters, telexKeys, vniKeys } from './keystrokes.ts';

const question = z.strictObject({ q: z.string(), id: z.string().nullable(), kind: z.string() });
/** A question, and the topic that answers it; null: none does. */
export type Question = z.infer<typeof question>;

export interface QuestionSet {
  readonly name: string;
  readonly questions: readonly Question[];
}

/** One JSON object a line. */
const read = (file: string): readonly Question[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => question.parse(JSON.parse(line)));

const typedAs = (questions: readonly Question[], kind: string, typed: (text: string) => string): Question[] =>
  questions.filter((one) => one.kind === 'clean').map((one) => ({ ...one, q: typed(one.q), kind }));

/**
 * The development set, where it stands beside the project, also as it is typed with the input method off; the set by
 * which thresholds were chosen; one that nobody looked at while content and search were written; and what lies next to every
 * topic and is answered by none.
 */
export function questionSets(): readonly QuestionSet[] {
  const development = join(root, '..', 'shared', 'faq', 'dev.jsonl');
  const given = existsSync(development) ? read(development) : [];
  const typed = [
    ...typedAs(given, 'telex keys', telexKeys),
    ...typedAs(given, 'vni keys', vniKeys),
    ...typedAs(given, 'glued', gluedWords),
    ...typedAs(given, 'swapped', swappedLetters),
  ];
  const own = (file: string) => read(join(root, 'tests', 'bench', 'faq', file));
  return [
    { name: 'development', questions: given },
    { name: 'development, typed', questions: typed },
    { name: 'tuning', questions: own('tuning.jsonl') },
    { name: 'held out', questions: own('held-out.jsonl') },
    { name: 'near misses', questions: own('near-misses.jsonl') },
  ].filter(({ questions }) => questions.length > 0);
}
