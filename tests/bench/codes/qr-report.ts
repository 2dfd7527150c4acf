import { table } from '../table.ts';
import { OURS, type QrOutcome } from './qr-run.ts';

export interface Part {
  readonly text: string;
  /** What was missed, each in one line. */
  readonly missed: readonly string[];
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** A share as percent, without decimals only where it is whole. */
export const percent = (some: number, all: number): string =>
  all === 0 ? '–' : `${((100 * some) / all).toFixed(1).replace('.0', '')} %`;

const countRight = (outcomes: readonly QrOutcome[], reader: string): number =>
  outcomes.filter((one) => one.reader === reader && one.right).length;

/** Ours must find at least what the best peer finds of every kind, more than any peer of all, and nothing that is not there. */
export const missedOfQr = (outcomes: readonly QrOutcome[]): readonly string[] => {
  const peers = unique(outcomes.map(({ reader }) => reader)).filter((reader) => reader !== OURS);
  const best = (some: readonly QrOutcome[]): number =>
    Math.max(0, ...peers.map((peer) => countRight(some, peer)));
  const missed: string[] = [];
  for (const kind of unique(outcomes.map((one) => one.kind))) {
    const some = outcomes.filter((one) => one.kind === kind);
    const [mine, theirs] = [countRight(some, OURS), best(some)];
    if (mine < theirs) missed.push(`QR, ${kind}: ${mine} read, the best peer ${theirs}`);
  }
  const [mine, theirs] = [countRight(outcomes, OURS), best(outcomes)];
  if (mine <= theirs) missed.push(`QR, whole set: ${mine} read, the best peer ${theirs}`);
  const wrong = outcomes.filter(({ reader }) => reader === OURS).flatMap((one) => one.wrong);
  if (wrong.length > 0) missed.push(`QR: ${wrong.length} texts that are in no picture`);
  return missed;
};

/** Shares found and right: kinds down, readers across; then the wrong texts. */
export const reportQr = (outcomes: readonly QrOutcome[]): Part => {
  const readers = unique(outcomes.map(({ reader }) => reader));
  const kinds = unique(outcomes.map(({ kind }) => kind));
  const row = (name: string, some: readonly QrOutcome[]): readonly string[] => {
    const pictures = some.filter(({ reader }) => reader === OURS).length;
    return [name, String(pictures), ...readers.map((reader) => percent(countRight(some, reader), pictures))];
  };
  const wrong = readers.map((reader) =>
    String(outcomes.filter((one) => one.reader === reader).flatMap((one) => one.wrong).length),
  );
  const levels = unique(outcomes.map(({ level }) => String(level)));
  const rows = [
    ['QR codes found and right', 'pictures', ...readers],
    ...kinds.map((kind) =>
      row(
        kind,
        outcomes.filter((one) => one.kind === kind),
      ),
    ),
    row('whole set', outcomes),
    ...levels.map((level) =>
      row(
        `level ${level} of all kinds`,
        outcomes.filter((one) => String(one.level) === level),
      ),
    ),
    ['wrong texts', '', ...wrong],
  ];
  return { text: table(rows), missed: missedOfQr(outcomes) };
};
