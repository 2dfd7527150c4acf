import type { Intent } from '../host/journal/journal.ts';
import type { ReportRow } from '../host/payment/report.ts';
import { print, type Settings } from './configured.ts';
import { tableOf } from './table.ts';

const MONEY_KINDS: readonly Intent['kind'][] = ['charge', 'settle', 'watch', 'attention', 'reverse'];
const isoOf = (at: number): string => new Date(at).toISOString();

/** An intent of another kind that is not closed, without the person that it is for. */
const otherOf = ({ id, kind, visit, at }: Intent) => ({ intent: id, kind, visit, at: isoOf(at) });
const moneyOf = ({ intent, visit, at, ...row }: ReportRow) => ({
  ...{ intent, kind: 'charge', visit, at: isoOf(at) },
  ...row,
});

/** Charges that differ, then whatever else is open, then the charges that are in order. */
export function printReport(settings: Settings, kept: readonly Intent[], rows: readonly ReportRow[]): void {
  const others = kept.filter((one) => isUndone(one) && !MONEY_KINDS.includes(one.kind));
  const differing = rows.filter(({ difference }) => difference !== 'none');
  const inOrder = rows.filter(({ difference }) => difference === 'none');
  const counts = { open: kept.filter(isUndone).length, differences: differing.length };
  if (settings.json) {
    const entries = [...differing.map(moneyOf), ...others.map(otherOf), ...inOrder.map(moneyOf)];
    print(settings, { entries, ...counts });
    return;
  }
  process.stdout.write(tableOfMoney([...differing, ...inOrder]));
  if (others.length > 0) process.stdout.write(`\n${tableOfOthers(others)}`);
  process.stdout.write('\n');
  print(settings, counts);
}

/** Being on the look-out for late money is no work that is left, nor that staff were called for news that is counted itself. */
const isUndone = ({ kind, state }: Intent): boolean =>
  state === 'opened' && kind !== 'watch' && kind !== 'news-called';

const tableOfMoney = (rows: readonly ReportRow[]): string =>
  tableOf(
    'difference reference time means asked ours received back provider holds his'.split(' '),
    rows.map((row) => [
      row.difference,
      row.reference,
      isoOf(row.at),
      row.means,
      row.amount,
      row.ours,
      row.received,
      row.reversed,
      row.provider,
      row.providerAmount,
      row.his,
    ]),
  );

const tableOfOthers = (others: readonly Intent[]): string =>
  tableOf(
    ['open', 'visit', 'time', 'intent'],
    others.map(({ id, kind, visit, at }) => [kind, visit, isoOf(at), id]),
  );
