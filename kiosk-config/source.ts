import { readFileSync } from 'node:fs';
import { isMap, LineCounter, parseDocument } from 'yaml';

/** One fault of a configuration with its place. */
export interface ConfigFault {
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  readonly path: string;
  readonly message: string;
}

export type Tree = Record<string, unknown>;

/** One YAML file as it was read. */
export interface Source {
  /** Absolute. */
  readonly file: string;
  readonly tree: Tree;
  /** The line on which a value begins; null where the file has no such value. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
}

/** Reads a YAML file of sections; null after its fault was put to `faults`. */
export function readSource(file: string, faults: ConfigFault[]): Source | null {
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
  let tree: Tree;
  try {
    tree = document.toJS();
  } catch {
    return fault(1, 'has aliases (*) that lead nowhere, or unfold without end');
  }
  return {
    file,
    tree,
    lineOf: (path) => {
      const node = document.getIn(path, true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
      return Array.isArray(range) ? lines.linePos(Number(range[0])).line : null;
    },
  };
}

/** A fault at the deepest part of the path that a file has, in the first of the files that has it. */
export function place(
  path: readonly PropertyKey[],
  message: string,
  sources: readonly Source[],
): ConfigFault {
  for (let length = path.length; length > 0; length--) {
    for (const source of sources) {
      const line = source.lineOf(path.slice(0, length));
      if (line !== null) return { file: source.file, line, path: path.join('.'), message };
    }
  }
  return { file: sources[0]?.file ?? '', line: 1, path: path.join('.'), message };
}
