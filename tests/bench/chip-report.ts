import { CASES, type CaseResult } from './chip.ts';
import { summarise } from './statistics.ts';
import { figure, table } from './table.ts';

/** The targets hold for the first case: a card as the state issues them, in the largest frames. */
const TARGET = { text: 1.25, all: 1.1, cpuMs: 200 } as const;

export interface Report {
  readonly text: string;
  readonly missed: readonly string[];
}

const rowsOf = ({ of, bounds, reads }: CaseResult): readonly (readonly string[])[] => {
  const row = (
    what: string,
    values: readonly number[],
    bound: CaseResult['bounds']['text'] | null,
  ): string[] => {
    const { p50, p95 } = summarise(values);
    return [
      `${of.name}: ${what}`,
      figure(p50),
      figure(p95),
      bound === null ? '' : figure(bound.ms),
      bound === null ? '' : (p50 / bound.ms).toFixed(2),
      bound === null ? '' : `${bound.bytes} in ${bound.apdus}`,
    ];
  };
  return [
    row(
      'text on the screen, not proven yet',
      reads.map(({ text }) => text),
      null,
    ),
    row(
      'verified text identity',
      reads.map(({ proven }) => proven),
      bounds.text,
    ),
    row(
      `everything, portrait included (${reads[0]?.apdus ?? 0} APDUs)`,
      reads.map(({ all }) => all),
      bounds.all,
    ),
    row(
      'own processor time',
      reads.map(({ cpu }) => cpu),
      null,
    ),
  ];
};

/** The table, and the targets that were missed. */
export const reportChip = (results: readonly CaseResult[]): Report => {
  const head = ['', 'p50 ms', 'p95 ms', 'bound ms', 'p50 / bound', 'bytes in APDUs of the bound'];
  const text = table([head, ...results.flatMap(rowsOf)]);
  const main = results.find(({ of }) => of === CASES[0]);
  if (main === undefined) return { text, missed: ['the first case was not measured'] };
  const ratio = (values: readonly number[], bound: number): number => summarise(values).p50 / bound;
  const proven = ratio(
    main.reads.map((read) => read.proven),
    main.bounds.text.ms,
  );
  const all = ratio(
    main.reads.map((read) => read.all),
    main.bounds.all.ms,
  );
  const cpu = summarise(main.reads.map((read) => read.cpu)).p50;
  const missed = [
    ...(proven <= TARGET.text
      ? []
      : [`verified text ${proven.toFixed(2)} times its bound (≤ ${TARGET.text})`]),
    ...(all <= TARGET.all ? [] : [`everything ${all.toFixed(2)} times its bound (≤ ${TARGET.all})`]),
    ...(cpu <= TARGET.cpuMs ? [] : [`own processor time ${figure(cpu)} ms (≤ ${TARGET.cpuMs})`]),
  ];
  return { text, missed };
};
