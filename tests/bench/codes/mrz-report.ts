import { summarise } from '../statistics.ts';
import { figure, table } from '../table.ts';
import type { MrzOutcome } from './mrz-run.ts';
import { type Part, percent } from './qr-report.ts';

/** Shares of pictures with all 90 characters right, and ms a picture. */
const TARGET = { sharp: 0.98, degraded: 0.85, p95: 500 } as const;

const isSharp = ({ level }: MrzOutcome): boolean => level === 0;
const shareOf = (outcomes: readonly MrzOutcome[]): number =>
  outcomes.filter(({ ours }) => ours === 'right').length / outcomes.length;

/** Shares, times, and no zone that was accepted with a wrong character. */
export const missedOfMrz = (outcomes: readonly MrzOutcome[]): readonly string[] => {
  const missed: string[] = [];
  for (const [name, some, target] of [
    ['sharp', outcomes.filter(isSharp), TARGET.sharp],
    ['degraded', outcomes.filter((one) => !isSharp(one)), TARGET.degraded],
  ] as const) {
    const share = shareOf(some);
    if (!(share >= target))
      missed.push(`MRZ, ${name}: ${(100 * share).toFixed(1)} % right (≥ ${100 * target})`);
  }
  const wrong = outcomes.filter(({ ours }) => ours === 'wrong').length;
  if (wrong > 0) missed.push(`MRZ: ${wrong} accepted with a wrong character`);
  const { p95 } = summarise(outcomes.map(({ ms }) => ms));
  if (!(p95 <= TARGET.p95)) missed.push(`MRZ at p95 ${figure(p95)} ms (≤ ${TARGET.p95})`);
  return missed;
};

const rowOf = (name: string, some: readonly MrzOutcome[]): readonly string[] => {
  const { p50, p95 } = summarise(some.map(({ ms }) => ms));
  const count = (test: (one: MrzOutcome) => boolean): number => some.filter(test).length;
  return [
    name,
    String(some.length),
    percent(
      count(({ ours }) => ours === 'right'),
      some.length,
    ),
    String(count(({ ours }) => ours === 'wrong')),
    percent(
      count(({ whole }) => whole),
      some.length,
    ),
    percent(
      count(({ zone }) => zone),
      some.length,
    ),
    figure(p50),
    figure(p95),
  ];
};

/** All 90 characters right: sharp pictures, kinds, levels; ours against the command line of tesseract. */
export const reportMrz = (outcomes: readonly MrzOutcome[]): Part => {
  const degraded = outcomes.filter((one) => !isSharp(one));
  const by = (
    names: readonly (string | number)[],
    test: (one: MrzOutcome, name: string | number) => boolean,
  ) =>
    names.map((name) =>
      rowOf(
        typeof name === 'number' ? `level ${name} of all kinds` : name,
        degraded.filter((one) => test(one, name)),
      ),
    );
  const kinds = [...new Set(degraded.map(({ kind }) => kind))];
  const levels = [...new Set(degraded.map(({ level }) => level))];
  const head = [
    'MRZ, all 90 characters right',
    'pictures',
    'ours',
    'ours, wrong accepted',
    'tesseract',
    'tesseract, given the zone',
    'ours p50 ms',
    'ours p95 ms',
  ];
  const rows = [
    head,
    rowOf('sharp', outcomes.filter(isSharp)),
    ...by(kinds, (one, kind) => one.kind === kind),
    rowOf('degraded set', degraded),
    ...by(levels, (one, level) => one.level === level),
  ];
  return { text: table(rows), missed: missedOfMrz(outcomes) };
};
