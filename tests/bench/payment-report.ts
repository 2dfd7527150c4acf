import type { PaymentResult } from './payment.ts';
import { quantile, summarise } from './statistics.ts';
import { figure, table } from './table.ts';

const TARGETS = { codeMs: 150, paidMs: 300, journal: 0.8 } as const;

const times = (name: string, values: readonly number[], target: string): string[] => {
  const { count, p50, p95, max } = summarise(values);
  return [name, String(count), figure(p50), figure(p95), figure(max), target];
};

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** Tables in Markdown, and which of the targets were missed. A figure that was not measured was missed. */
export function reportPayment({ paid, pollMs, journal }: PaymentResult) {
  const code = paid.map(({ touchToCode }) => touchToCode);
  const taken = paid.map(({ takenToPaid }) => takenToPaid);
  const share = journal.ours / journal.row;
  const text = [
    '### VietQR in the real kiosk',
    table([
      ['', 'n', 'p50', 'p95', 'max', 'target'],
      times('touch on VietQR → code painted, ms', code, `p95 ≤ ${TARGETS.codeMs}`),
      times('bank has the money → "paid" painted, ms', taken, `p95 ≤ ${pollMs} + ${TARGETS.paidMs}`),
    ]),
    `The bank is asked every ${pollMs} ms.`,
    `### The journal beside bare inserts of the same ${journal.bytes} bytes (libsql, same cipher, synced)`,
    table([
      ['', 'lines a second', 'journal against it'],
      ['journal: checked, sealed, written', figure(journal.ours), ''],
      ['the same row, made beforehand', figure(journal.row), percent(share)],
      ['as many bytes in one piece', figure(journal.piece), percent(journal.ours / journal.piece)],
    ]),
    `Target: at least ${percent(TARGETS.journal)} of the rate of the same row.`,
  ].join('\n\n');
  const missed = [
    quantile(code, 0.95) <= TARGETS.codeMs ? null : 'touch → code: p95 above its target',
    quantile(taken, 0.95) <= pollMs + TARGETS.paidMs ? null : 'money → paid: p95 above its target',
    share >= TARGETS.journal ? null : 'the journal is slower than its target',
  ];
  return { text, missed: missed.filter((line) => line !== null) };
}
