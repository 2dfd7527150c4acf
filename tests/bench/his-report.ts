import type { OutboxRates, OutboxResult } from './his-outbox.ts';
import { KINDS, type PathResult, type PathTimed } from './his-path.ts';
import { quantile, summarise } from './statistics.ts';
import { figure, table } from './table.ts';

const TARGETS = { pathMs: 700, share: 0.8 } as const;

const most = (values: readonly number[]): number => Math.max(...values);
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

function pathRow(name: string, visits: readonly PathTimed[], delayMs: number): string[] {
  const { count, p50, p95 } = summarise(visits.map(({ ms }) => ms));
  const depth = most(visits.map(depthOf));
  return [
    name,
    String(count),
    String(most(visits.map(({ his }) => his))),
    String(most(visits.map(({ portal }) => portal))),
    String(depth),
    figure(depth * delayMs),
    figure(p50),
    figure(p95),
  ];
}

/** Who holds a number is shown it: there is nothing to choose. */
const choosing = ({ kind }: PathTimed): boolean => kind !== 'holds a number';

const depthOf = ({ his1by1, portal1by1 }: PathTimed): number => Math.max(his1by1.length, portal1by1.length);

/** The longest row that was met, as what was asked. */
const longest = (visits: readonly PathTimed[]): string => {
  const rows = visits.flatMap(({ his1by1, portal1by1 }) => [his1by1, portal1by1]);
  return (rows.sort((a, b) => b.length - a.length)[0] ?? []).join(' → ');
};

function pathText({ delayMs, visits }: PathResult): string[] {
  const kinds = KINDS.map((kind) => [kind, visits.filter((one) => one.kind === kind)] as const).filter(
    ([, of]) => of.length > 0,
  );
  return [
    `### Card → choice of clinic, with ${delayMs} ms for every answer of HIS and portal`,
    table([
      ['the HIS', 'n', 'asks HIS', 'asks portal', 'one by one', 'limit, ms', 'p50, ms', 'p95, ms'],
      ...kinds.map(([kind, of]) => pathRow(kind, of, delayMs)),
      pathRow('all who go on to a choice', visits.filter(choosing), delayMs),
    ]),
    kinds.map(([kind, of]) => `- ${kind}: ${longest(of)}`).join('\n'),
    `Target: p95 ≤ ${TARGETS.pathMs} ms. The limit is what the requests take that wait for each other.`,
  ];
}

/** Of both halves together. */
const driverRate = ({ driver }: OutboxRates): number =>
  driver.length / driver.reduce((sum, rate) => sum + 1 / rate, 0);

function outboxText({ visits, rates, killed }: OutboxResult): string[] {
  const driver = driverRate(rates);
  return [
    `### Outbox of ${visits} visits into a HIS of the bench's own (FHIR over HTTP, maps instead of searches)`,
    table([
      ['', 'visits a second', 'share'],
      ...rates.driver.map((rate, at) => [
        `the HIS by the driver alone, ${at === 0 ? 'before' : 'after'}`,
        figure(rate),
        percent(rate / driver),
      ]),
      ['the host: journal, driver, news to staff', figure(rates.host), percent(rates.host / driver)],
    ]),
    `Target: at least ${percent(TARGETS.share)} of the driver's rate, of both halves together.`,
    table([
      ['killed (SIGKILL)', 'lost', 'double', 'out of order', 'asked for again'],
      [
        String(killed.kills),
        ...[killed.lost, killed.double, killed.outOfOrder, killed.askedAgain].map(String),
      ],
    ]),
  ];
}

/** Tables in Markdown, and which of the targets were missed. A figure that was not measured was missed. */
export function reportHis(path: PathResult, outbox: OutboxResult) {
  const { rates, killed } = outbox;
  const missed = [
    quantile(
      path.visits.filter(choosing).map(({ ms }) => ms),
      0.95,
    ) <= TARGETS.pathMs
      ? null
      : 'card → choice of clinic: p95 above its target',
    rates.host >= TARGETS.share * driverRate(rates) ? null : 'the outbox is slower than its target',
    killed.kills === 10 ? null : 'the host was not killed ten times',
    killed.lost === 0 ? null : `${killed.lost} visits were lost`,
    killed.double === 0 ? null : `${killed.double} visits stand twice`,
    killed.outOfOrder === 0 ? null : `${killed.outOfOrder} visits came out of order`,
  ];
  return {
    text: [...pathText(path), ...outboxText(outbox)].join('\n\n'),
    missed: missed.filter((line) => line !== null),
  };
}
