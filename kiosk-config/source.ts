import { readFileSync } from 'node:fs';
import type { Document, YAMLParseError } from 'yaml';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';

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
  /**
   * The line on which a value begins, or the name of a value (`'name'`); null where the file has no such value. A number
   * at the end of a path into a block of text (`|`) is a line of that block, counted from 0.
   */
  readonly lineOf: (path: readonly PropertyKey[], part?: 'value' | 'name') => number | null;
  /** A text as it stands in the file; null where there is none. */
  readonly textOf: (path: readonly PropertyKey[]) => string | null;
}

/** Reads a YAML file of sections, or a list; null after its fault was put to `faults`. */
export function readSource(
  file: string,
  faults: ConfigFault[],
  shape: 'sections' | 'list' = 'sections',
): Source | null {
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
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  const [error] = document.errors;
  if (error) return fault(lines.linePos(beginOf(error, document)).line, inWords(error));
  if (shape === 'sections' && !isMap(document.contents)) return fault(1, 'must be a map of sections');
  if (shape === 'list' && !isSeq(document.contents)) return fault(1, 'must be a list');
  let tree: Tree;
  try {
    tree = document.toJS();
  } catch {
    return fault(1, 'has aliases (*) that lead nowhere, or unfold without end');
  }
  const lineAt = (node: unknown): number | null =>
    isNode(node) && node.range ? lines.linePos(node.range[0]).line : null;
  return {
    file,
    tree,
    textOf: (path) => {
      const value = document.getIn(path);
      return typeof value === 'string' ? value : null;
    },
    lineOf: (path, part = 'value') => {
      const parent = document.getIn(path.slice(0, -1), true);
      const last = path.at(-1);
      if (isScalar(parent)) {
        const begin = lineAt(parent);
        const inBlock = parent.type === 'BLOCK_LITERAL' && typeof last === 'number' && begin !== null;
        return inBlock ? begin + 1 + last : null;
      }
      if (part === 'value') return lineAt(document.getIn(path, true));
      const pair = isMap(parent) && parent.items.find(({ key }) => isScalar(key) && key.value === last);
      return pair ? lineAt(pair.key) : null;
    },
  };
}

/** What a slip of the pen is called; never with the text around it, which may be a secret. */
const SLIPS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the line begins too far to the left or right, or a bracket is not closed',
  BLOCK_AS_IMPLICIT_KEY:
    'a text with a colon in it needs quotes around it, or the line begins too far to the right',
  DUPLICATE_KEY: 'a name is there twice',
  MISSING_CHAR: 'a quote, bracket or colon is missing',
  TAB_AS_INDENT: 'a line begins with a tab: it must begin with blanks',
};
const inWords = ({ code }: YAMLParseError): string => [SLIPS[code] ?? 'is no YAML', `(${code})`].join(' ');

/** Where a fault begins: a quote that is not closed is only missed where the next one stands, or the file ends. */
function beginOf({ code, pos: [at] }: YAMLParseError, document: Document.Parsed): number {
  let begin = at;
  if (code !== 'MISSING_CHAR') return begin;
  visit(document, {
    Scalar(_, { type, range }) {
      if (range && range[1] === at && (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE')) begin = range[0];
    },
  });
  return begin;
}

/**
 * A fault at the deepest part of the path that a file has, in the first of the files that has it; `part` says whether the
 * value is at fault, or that there is one of this name.
 */
export function place(
  path: readonly PropertyKey[],
  message: string,
  sources: readonly Source[],
  part: 'value' | 'name' = 'value',
): ConfigFault {
  for (let length = path.length; length > 0; length--) {
    for (const source of sources) {
      const line = source.lineOf(path.slice(0, length), length === path.length ? part : 'value');
      if (line !== null) return { file: source.file, line, path: path.join('.'), message };
    }
  }
  return { file: sources[0]?.file ?? '', line: 1, path: path.join('.'), message };
}
