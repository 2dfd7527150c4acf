import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap, LineCounter, parseDocument } from 'yaml';
import type { KioskConfig } from './schema.ts';
import { kioskConfig } from './schema.ts';

/** One fault of a configuration with its place. */
export interface ConfigFault {
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  readonly path: string;
  readonly message: string;
}

export type Loaded =
  | { readonly ok: true; readonly config: KioskConfig }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

type Tree = Record<string, unknown>;
interface Source {
  readonly file: string;
  readonly tree: Tree;
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
}

/**
 * Reads a kiosk's YAML file. `extends: other.yaml` lays the file over another one: maps merge, all else replaces.
 * Every fault names file and line.
 */
export function loadConfig(file: string): Loaded {
  const sources: Source[] = [];
  const faults: ConfigFault[] = [];
  for (let next: string | null = resolve(file); next !== null; ) {
    if (sources.some((source) => source.file === next)) {
      faults.push({ file: next, line: 1, path: 'extends', message: 'extends itself' });
      break;
    }
    const source = readSource(next, faults);
    if (!source) break;
    sources.push(source);
    const base: unknown = source.tree.extends;
    if (base !== undefined && typeof base !== 'string')
      faults.push({
        file: next,
        line: source.lineOf(['extends']) ?? 1,
        path: 'extends',
        message: 'must be a file name',
      });
    next = typeof base === 'string' ? resolve(dirname(next), base) : null;
  }
  if (faults.length > 0) return { ok: false, faults };

  const { extends: _base, ...merged } = sources.reduceRight<Tree>(
    (tree, source) => merge(tree, source.tree),
    {},
  );
  const parsed = kioskConfig.safeParse(merged);
  if (parsed.success) return { ok: true, config: parsed.data };
  return { ok: false, faults: parsed.error.issues.map((issue) => place(issue.path, issue.message, sources)) };
}

function readSource(file: string, faults: ConfigFault[]): Source | null {
  const fault = (line: number, message: string): null => {
    faults.push({ file, line, path: '', message });
    return null;
  };
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return fault(1, 'cannot be read');
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) return fault(lines.linePos(error.pos[0]).line, error.code);
  if (!isMap(document.contents)) return fault(1, 'must be a map of sections');
  return {
    file,
    tree: document.toJS(),
    lineOf: (path) => {
      const node = document.getIn(path, true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
      return Array.isArray(range) ? lines.linePos(Number(range[0])).line : null;
    },
  };
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

/** The deepest part of the path that a file has, in the file nearest to the kiosk. */
function place(path: readonly PropertyKey[], message: string, sources: readonly Source[]): ConfigFault {
  for (let length = path.length; length > 0; length--) {
    for (const source of sources) {
      const line = source.lineOf(path.slice(0, length));
      if (line !== null) return { file: source.file, line, path: path.join('.'), message };
    }
  }
  return { file: sources[0]?.file ?? '', line: 1, path: path.join('.'), message };
}
