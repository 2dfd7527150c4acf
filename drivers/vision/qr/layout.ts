import type { Point } from '../picture.ts';

/** A module of which the standard says whether it is dark. */
export interface KnownModule {
  readonly x: number;
  readonly y: number;
  /** 1 dark, -1 light. */
  readonly dark: 1 | -1;
}

/** What every code of one version has in common (ISO/IEC 18004, 6.3 and annex E). */
export interface Layout {
  readonly version: number;
  /** Modules along a side. */
  readonly size: number;
  /** Finder, timing and alignment patterns with their light frames. */
  readonly known: readonly KnownModule[];
  /** Of these, the finder patterns. */
  readonly finders: readonly KnownModule[];
  /** Of these, timing patterns and the alignment patterns that tell of perspective. */
  readonly far: readonly KnownModule[];
  /** Modules (column, row) in the middle of the alignment patterns. */
  readonly alignments: readonly Point[];
}

export const sizeOf = (version: number): number => 17 + 4 * version;

/** Columns, and rows, of the middles of alignment patterns. */
const alignmentLines = (version: number): readonly number[] => {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const lines = [6];
  for (let index = count - 2; index >= 0; index--) lines.push(sizeOf(version) - 7 - index * step);
  return lines;
};

const alignmentsOf = (version: number): readonly Point[] => {
  const lines = alignmentLines(version);
  const last = sizeOf(version) - 7;
  return lines
    .flatMap((y) => lines.map((x) => ({ x, y })))
    .filter(({ x, y }) => !((x === 6 && (y === 6 || y === last)) || (x === last && y === 6)));
};

/** Rings around a middle: `dark` says which, from the middle outwards. */
const ringed = (middle: Point, dark: readonly boolean[], size: number): readonly KnownModule[] => {
  const reach = dark.length - 1;
  const modules: KnownModule[] = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const [x, y] = [middle.x + dx, middle.y + dy];
      if (x < 0 || y < 0 || x >= size || y >= size) continue;
      modules.push({ x, y, dark: dark[Math.max(Math.abs(dx), Math.abs(dy))] ? 1 : -1 });
    }
  }
  return modules;
};

const FINDER = [true, true, false, true, false];
const ALIGNMENT = [true, false, true];

const timingOf = (size: number): readonly KnownModule[] =>
  Array.from({ length: size - 16 }, (_, index) => index + 8).flatMap((at): readonly KnownModule[] => {
    const dark = at % 2 === 0 ? 1 : -1;
    return [
      { x: at, y: 6, dark },
      { x: 6, y: at, dark },
    ];
  });

const build = (version: number): Layout => {
  const size = sizeOf(version);
  const alignments = alignmentsOf(version);
  const last = size - 4;
  const finders = [
    ...[3, last].flatMap((x) => ringed({ x, y: 3 }, FINDER, size)),
    ...ringed({ x: 3, y: last }, FINDER, size),
  ];
  const timing = timingOf(size);
  const aligned = alignments.flatMap((middle) => ringed(middle, ALIGNMENT, size));
  const once = new Map([...finders, ...timing, ...aligned].map((one) => [one.y * size + one.x, one]));
  const far = [...timing, ...aligned.filter(({ x, y }) => x > 10 && y > 10)];
  return { version, size, known: [...once.values()], finders, far, alignments };
};

const layouts = new Map<number, Layout>();

/** The layout of a version, 1 to 40. */
export const layoutOf = (version: number): Layout => {
  const ready = layouts.get(version) ?? build(version);
  layouts.set(version, ready);
  return ready;
};
