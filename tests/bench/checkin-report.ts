import { type CheckInResult, FIRST_WEIGHED } from './checkin.ts';
import { memoryKind } from './memory.ts';
import { STEPS } from './one-check-in.ts';
import { quantile, summarise } from './statistics.ts';
import { figure, table } from './table.ts';

const TARGETS = { ticketMs: 400, paintMs: 50, startMs: 2_500, growth: 0.05, weighedAt: 1_000 } as const;
const HEAD = ['', 'n', 'p50 ms', 'p95 ms', 'max ms'];

export interface Report {
  readonly text: string;
  /** What was missed, each in one line. */
  readonly missed: readonly string[];
}

const row = (name: string, values: readonly number[]): string[] => {
  const { count, p50, p95, max } = summarise(values);
  return [name, String(count), figure(p50), figure(p95), figure(max)];
};

/** Tables in Markdown, and which of the targets were missed. */
export function reportCheckIn(result: CheckInResult): Report {
  const { visits, starts, peers } = result;
  const totals = visits.map(({ total }) => total);
  const touches = visits.flatMap((visit) => visit.touches);
  const routes = [...new Set(touches.map(({ from, to }) => `${from} → ${to}`))];
  const ready = starts.map((start) => start.ready);
  const perVisit = visits.at(-1);
  const text = [
    '### From the card to the ticket, without the patient’s own time',
    table([
      HEAD,
      ...STEPS.map((step, at) =>
        row(
          step,
          visits.map(({ steps }) => steps[at] ?? Number.NaN),
        ),
      ),
      row('**last byte of the QR → last byte of the ticket**', totals),
      row(
        'of it inside the virtual HIS and portal',
        visits.map(({ hospital }) => hospital),
      ),
    ]),
    '### From a touch to the next screen painted',
    table([
      HEAD,
      ...routes.map((route) =>
        row(
          route,
          touches.filter(({ from, to }) => `${from} → ${to}` === route).map(({ ms }) => ms),
        ),
      ),
      row(
        '**all touches**',
        touches.map(({ ms }) => ms),
      ),
    ]),
    '### From the start of the process',
    table([
      HEAD,
      row(
        'page begins to load',
        starts.map(({ page }) => page),
      ),
      row(
        'card reader open',
        starts.map(({ reader }) => reader),
      ),
      row(
        'welcome painted',
        starts.map(({ welcome }) => welcome),
      ),
      row('**interactive: both**', ready),
    ]),
    '### The bare work beside it',
    table([
      HEAD,
      row(
        `the ${perVisit?.served.filter(({ url }) => url.startsWith('/fhir')).length ?? 0} requests of a check-in to the HIS, plain fetch, back to back`,
        peers.http,
      ),
      row(`${perVisit?.ticketBytes ?? 0} bytes of a ticket to the printer over bare TCP`, peers.printer),
      row('one synced insert, bare libsql, encrypted', peers.sync),
      row('one attribute changed in the page → painted', peers.paint),
    ]),
    `### Memory: ${memoryKind()}`,
    table([['after check-ins', 'MiB'], ...[...result.memory].map(([n, mib]) => [String(n), figure(mib)])]),
    `The page’s clock and the bench’s agree within ±${result.clockError.toFixed(2)} ms.`,
  ];
  if (result.others !== null)
    text.push(
      `Other processes used ${(result.others * 100).toFixed(0)} % of the machine’s CPU during the check-ins.`,
    );
  const growth = growthOf(result.memory);
  if (growth !== null) text.push(`Growth since the first weighing: ${(growth.share * 100).toFixed(1)} %.`);
  return {
    text: text.join('\n\n'),
    missed: [
      over('card to ticket, p95', quantile(totals, 0.95), TARGETS.ticketMs),
      over(
        'touch to paint, p95',
        quantile(
          touches.map(({ ms }) => ms),
          0.95,
        ),
        TARGETS.paintMs,
      ),
      over('start to interactive welcome, p95', quantile(ready, 0.95), TARGETS.startMs),
      growth !== null && growth.at >= TARGETS.weighedAt && !(growth.share <= TARGETS.growth)
        ? `memory grew by ${(growth.share * 100).toFixed(1)} % from check-in ${FIRST_WEIGHED} to ${growth.at}; the target is 5 %`
        : null,
    ].filter((line) => line !== null),
  };
}

/** A figure that was not measured is a figure that was missed. */
const over = (what: string, value: number, target: number): string | null =>
  value <= target ? null : `${what}: ${figure(value)} ms; the target is ${target} ms`;

function growthOf(memory: ReadonlyMap<number, number>): { at: number; share: number } | null {
  const first = memory.get(FIRST_WEIGHED);
  const last = [...memory].at(-1);
  if (first === undefined || last === undefined || last[0] === FIRST_WEIGHED) return null;
  return { at: last[0], share: last[1] / first - 1 };
}
