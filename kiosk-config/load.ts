import { dirname, resolve } from 'node:path';
import type { KioskConfig } from './schema.ts';
import { kioskConfig } from './schema.ts';
import type { ConfigFault, Source, Tree } from './source.ts';
import { place, readSource } from './source.ts';
import { readTickets } from './tickets/read.ts';

export type { ConfigFault } from './source.ts';

export type Loaded =
  | {
      readonly ok: true;
      readonly config: KioskConfig;
      /** A fault that was found in it later, where its file says what is at fault. */
      readonly faultAt: (path: readonly PropertyKey[], message: string) => ConfigFault;
    }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

/**
 * Reads a kiosk's YAML file. `extends: other.yaml` lays the file over another one: maps merge, all else replaces.
 * `tickets: tickets.yaml` is read from beside the file that names it; of `faq` the path is made absolute alone, so that a
 * fault in the hospital's answers stops no check-in. Every fault names file and line.
 */
export function loadConfig(file: string): Loaded {
  const faults: ConfigFault[] = [];
  const sources = readSources(resolve(file), faults);
  if (faults.length > 0) return { ok: false, faults };

  const tickets = readTickets(sources, faults);
  const {
    extends: _base,
    tickets: _name,
    ...merged
  } = sources.reduceRight<Tree>((tree, source) => merge(tree, withContent(source)), {});
  const parsed = kioskConfig.safeParse(tickets ? { ...merged, tickets: tickets.tree } : merged);
  if (parsed.success && faults.length === 0) {
    const faultAt = (path: readonly PropertyKey[], message: string): ConfigFault =>
      place(path, message, sources);
    return { ok: true, config: parsed.data, faultAt };
  }
  for (const { path, message } of parsed.error?.issues ?? []) {
    const inTickets = tickets !== null && path[0] === 'tickets';
    faults.push(inTickets ? place(path.slice(1), message, [tickets]) : place(path, message, sources));
  }
  return { ok: false, faults };
}

/** The kiosk's own file first, then each that the one before it extends. */
function readSources(file: string, faults: ConfigFault[]): Source[] {
  const sources: Source[] = [];
  for (let next: string | null = file; next !== null; ) {
    if (sources.some((source) => source.file === next)) {
      faults.push({ file: next, line: 1, path: 'extends', message: 'extends itself' });
      break;
    }
    const source = readSource(next, faults);
    if (!source) break;
    sources.push(source);
    const base: unknown = source.tree.extends;
    if (base !== undefined && typeof base !== 'string')
      faults.push(place(['extends'], 'must be a file name', [source]));
    next = typeof base === 'string' ? resolve(dirname(next), base) : null;
  }
  return sources;
}

/** A file's sections; the answers that it names lie beside it. */
function withContent({ file, tree }: Source): Tree {
  const { faq } = tree;
  if (!isTree(faq) || typeof faq.content !== 'string' || faq.content === '') return tree;
  return { ...tree, faq: { ...faq, content: resolve(dirname(file), faq.content) } };
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(base: Tree, over: Tree): Tree {
  const merged: Tree = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isTree(below) && isTree(value) ? merge(below, value) : value;
  }
  return merged;
}
