import { quantile, summarise } from './statistics.ts';
import { figure, table } from './table.ts';
import type { TicketsResult } from './tickets.ts';
import { peersTable } from './tickets-peer.ts';

/** Ms at the printer's wire, bytes of a queue ticket, and growth of the memory from ticket 200 to the last. */
const TARGETS = { firstMs: 60, lastMs: 120, bytes: 16_000, growth: 0.1, from: 200 } as const;

export interface Report {
  readonly text: string;
  /** What was missed, each in one line. */
  readonly missed: readonly string[];
}

const times = (name: string, values: readonly number[], target: number | null): string[] => {
  const { count, p50, p95, max } = summarise(values);
  return [
    name,
    String(count),
    figure(p50),
    figure(p95),
    figure(max),
    target === null ? '' : `p95 ≤ ${target}`,
  ];
};

/** How much the process weighs more at the end than after its first tickets; NaN where that was not weighed. */
const growthOf = (memory: TicketsResult['row']['memory']): number => {
  const first = memory.find(([tickets]) => tickets === TARGETS.from)?.[1] ?? Number.NaN;
  return (memory.at(-1)?.[1] ?? Number.NaN) / first - 1;
};

/** Tables in Markdown, and which of the targets were missed. A figure that was not measured was missed. */
export function reportTickets({ visits, row, peers }: TicketsResult): Report {
  const first = visits.map(({ firstByte }) => firstByte);
  const last = visits.map(({ lastByte }) => lastByte);
  const bytes = visits.map(({ ticketBytes }) => ticketBytes);
  const growth = growthOf(row.memory);
  const text = [
    '### From the HIS’s answer to the printer, in the real kiosk',
    table([
      ['', 'n', 'p50', 'p95', 'max', 'target'],
      times('registered → first byte of the job, ms', first, TARGETS.firstMs),
      times('registered → last byte of the job, ms', last, TARGETS.lastMs),
      [...times('bytes of a queue ticket', bytes, null).slice(0, 5), `≤ ${TARGETS.bytes}`],
    ]),
    `### ${row.count} tickets in a row, by the driver in a process of its own`,
    table([
      ['', 'n', 'p50', 'p95', 'max', 'target'],
      times('drawn, sent, printed and confirmed, ms', row.ms, null),
    ]),
    table([
      ['after tickets', 'MiB (RSS)'],
      ...row.memory.map(([tickets, mebibytes]) => [String(tickets), figure(mebibytes)]),
    ]),
    `${row.confirmed} confirmed, ${row.printed} came out. Growth from ticket ${TARGETS.from} on: ${(growth * 100).toFixed(1)} %.`,
    '### Beside the image path of receipt-printer-encoder',
    peersTable(peers),
  ].join('\n\n');
  const missed = [
    quantile(first, 0.95) <= TARGETS.firstMs ? null : 'first byte: p95 above its target',
    quantile(last, 0.95) <= TARGETS.lastMs ? null : 'last byte: p95 above its target',
    Math.max(...bytes) <= TARGETS.bytes ? null : 'a queue ticket has more bytes than its target',
    row.confirmed === row.count && row.printed === row.count ? null : 'not every ticket came out once',
    growth <= TARGETS.growth ? null : 'the memory grows with the tickets',
    peers.every(({ differentDots, faults }) => differentDots === 0 && faults.length === 0)
      ? null
      : 'a ticket came out with other dots than its picture',
  ];
  return { text, missed: missed.filter((line) => line !== null) };
}
