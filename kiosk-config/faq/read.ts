import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import type { ConfigFault, Source } from '../source.ts';
import { place, readSource } from '../source.ts';
import { inPlainWords } from '../tickets/wording.ts';
import { type Plan, readPlan } from './plan.ts';
import { type FaqHead, faqHead, type Topic, topicList } from './schema.ts';
import { type Placed, topicFaults } from './topic-faults.ts';

/** What a hospital answers. */
export interface Faq {
  readonly head: FaqHead;
  /** In the order of their files. */
  readonly topics: readonly Topic[];
  readonly plan: Plan | null;
  /** What does no harm but should be seen to: an answer without a source, or past its date. Each names its line. */
  warnings(today: string): readonly ConfigFault[];
}

export type LoadedFaq =
  | { readonly ok: true; readonly faq: Faq }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

/**
 * Reads `faq.yaml`, the topics that it names and the plan. Every fault names file and line; with one, nothing is given:
 * half of a hospital's answers would be taken for all of them.
 */
export function loadFaq(file: string): LoadedFaq {
  const faults: ConfigFault[] = [];
  const source = readSource(resolve(file), faults);
  const head = source && checked(faqHead, source, faults);
  if (!source || !head) return { ok: false, faults };

  /** A file that the head names; null where there is none, which is a fault of the head. */
  const beside = (name: string, ...at: PropertyKey[]): string | null => {
    const path = resolve(dirname(source.file), name);
    if (existsSync(path)) return path;
    faults.push(place(at, `there is no file ${path}`, [source]));
    return null;
  };
  const files = head.topics.map((name, index) => beside(name, 'topics', index));
  const topics = files.flatMap((path) => (path === null ? [] : readTopics(path, faults)));
  const map = head.plan === null ? null : beside(head.plan, 'plan');
  const plan = map === null ? null : readPlan(map, faults);
  // What could not be read would be missed everywhere.
  if (faults.length === 0) faults.push(...topicFaults(head, source, topics, plan));
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    faq: {
      head,
      topics: topics.map(({ topic }) => topic),
      plan,
      warnings: (today) => topics.flatMap((one) => warningsOf(one, today)),
    },
  };
}

function readTopics(file: string, faults: ConfigFault[]): readonly Placed[] {
  const source = readSource(file, faults, 'list');
  const topics = source && checked(topicList, source, faults);
  return source && topics ? topics.map((topic, index) => ({ topic, source, index })) : [];
}

/** What a file holds, in its shape; null after its faults were put to `faults`. */
function checked<T>(schema: z.ZodType<T>, source: Source, faults: ConfigFault[]): T | null {
  const parsed = schema.safeParse(source.tree, { error: inPlainWords });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const part = unknown.length > 0 ? 'name' : 'value';
    faults.push(place([...issue.path, ...unknown], issue.message, [source], part));
  }
  return null;
}

function warningsOf({ topic, source, index }: Placed, today: string): readonly ConfigFault[] {
  const warn = (key: string, message: string): ConfigFault => place([index, key], message, [source]);
  const { from, to } = topic.valid;
  return [
    ...(topic.source === null ? [warn('source', `${topic.id}: no source says that this is so`)] : []),
    ...(to !== null && to < today
      ? [warn('valid', `${topic.id}: was valid to ${to}, and is not given any more`)]
      : []),
    ...(from !== null && from > today
      ? [warn('valid', `${topic.id}: is valid from ${from} only, and not given yet`)]
      : []),
  ];
}

/** Whether an answer holds on a day (`2026-11-22`). */
export const isValidOn = ({ valid: { from, to } }: Topic, today: string): boolean =>
  (from === null || from <= today) && (to === null || to >= today);
