import type { Asked, FaqResult } from './faq.ts';
import { quantile } from './statistics.ts';
import { figure, table } from './table.ts';

/** Shares of 1, ms and MB. */
const TARGETS = {
  right: 0.95,
  eachKind: 0.9,
  nullAnswered: 0.03,
  heldOut: 0.92,
  answerMs: 5,
  buildMs: 150,
  megabytes: 20,
} as const;

export interface Report {
  readonly text: string;
  readonly missed: readonly string[];
}

const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)}`);
const share = (all: readonly Asked[], isSo: (one: Asked) => boolean): number =>
  all.filter(isSo).length / all.length;
const right = ({ question, id }: Asked): boolean => question.id === id;
const answered = ({ id }: Asked): boolean => id !== null;
const has = ({ question }: Asked): boolean => question.id !== null;

/** Tables in Markdown: how many first answers are right, by kind of question and beside the peers. */
export function reportFaq({ sets, build, demo }: FaqResult): Report {
  const missed: string[] = [];
  const want = (name: string, holds: boolean): void => {
    if (!holds) missed.push(name);
  };
  want(
    'development: the set is not there',
    sets.some(({ name }) => name === 'development'),
  );
  const parts = sets.map(({ name, by }) => {
    const ours = by[0]?.asked ?? [];
    const kinds = [...new Set(ours.map(({ question }) => question.kind))];
    const rows = kinds.map((kind) => {
      const ofKind = (asked: readonly Asked[]) => asked.filter(({ question }) => question.kind === kind);
      const of = ofKind(ours);
      const isNull = of.every((one) => !has(one));
      if (name === 'development' && !isNull)
        want(`${name}, ${kind}: right`, share(of, right) >= TARGETS.eachKind);
      return [
        isNull ? `${kind} (declined)` : kind,
        String(of.length),
        ...by.map(({ asked }) => percent(share(ofKind(asked), right))),
      ];
    });
    const all = (asked: readonly Asked[]) => asked.filter(has);
    const none = (asked: readonly Asked[]) => asked.filter((one) => !has(one));
    if (name === 'development') {
      want(`${name}: right`, share(all(ours), right) >= TARGETS.right);
      want(`${name}: null answered`, share(none(ours), answered) <= TARGETS.nullAnswered);
    }
    if (name === 'held out') {
      want(`${name}: right or declined`, share(ours, right) >= TARGETS.heldOut);
      want(`${name}: null answered`, share(none(ours), answered) <= TARGETS.nullAnswered);
    }
    return [
      `### ${name}: first answer right, %`,
      table([
        ['kind', 'n', ...by.map(({ finder }) => finder)],
        ...rows,
        [
          '**all that have an answer**',
          String(all(ours).length),
          ...by.map(({ asked }) => percent(share(all(asked), right))),
        ],
        [
          'of these answered wrongly',
          '',
          ...by.map(({ asked }) => percent(share(all(asked), (one) => answered(one) && !right(one)))),
        ],
        ...(none(ours).length === 0
          ? []
          : [
              [
                '**without an answer: answered all the same**',
                String(none(ours).length),
                ...by.map(({ asked }) => percent(share(none(asked), answered))),
              ],
              [
                'all together, right or declined',
                String(ours.length),
                ...by.map(({ asked }) => percent(share(asked, right))),
              ],
            ]),
      ]),
    ].join('\n\n');
  });

  const finders = sets[0]?.by.map(({ finder }) => finder) ?? [];
  const times = finders.map((_, at) => sets.flatMap(({ by }) => by[at]?.asked.map(({ ms }) => ms) ?? []));
  const p99 = quantile(times[0] ?? [], 0.99);
  const buildMs = quantile(build.ms, 0.5);
  want('answer p99', p99 <= TARGETS.answerMs);
  want('index of 500 answers', buildMs <= TARGETS.buildMs);
  want('memory', build.megabytes <= TARGETS.megabytes);
  const speed = [
    '### Speed and memory',
    table([
      ['one answer, ms', ...finders],
      ['p50', ...times.map((ms) => quantile(ms, 0.5).toFixed(2))],
      ['p99', ...times.map((ms) => quantile(ms, 0.99).toFixed(2))],
    ]),
    table([
      ['index', 'answers', 'examples', 'ms (median)', 'ms (first)', 'MB', 'target'],
      [
        'the demo hospital',
        String(demo.answers),
        String(demo.examples),
        figure(quantile(demo.ms, 0.5)),
        figure(demo.ms[0] ?? Number.NaN),
        '',
        '',
      ],
      [
        `${build.answers} answers of the same content`,
        String(build.answers),
        String(build.examples),
        figure(buildMs),
        figure(build.ms[0] ?? Number.NaN),
        figure(build.megabytes),
        '≤ 150 ms, ≤ 20 MB',
      ],
    ]),
    `Content read and checked in ${figure(demo.load)} ms.`,
  ].join('\n\n');
  return { text: [...parts, speed].join('\n\n'), missed };
}
