import { localDay } from '../../drivers/codec/local-day.ts';
import { createAssistanceRecords, type TopicCounts } from '../host/assistance/records.ts';
import { configured, print, type Settings } from './configured.ts';
import { readStore } from './kept-store.ts';
import { tableOf } from './table.ts';

/**
 * `faq report`: what the kiosk could not answer, most asked first, then how the answers helped, the least helpful first.
 * With `--json` one object a line. Names no person. May be called while the kiosk runs.
 */
export async function faqReport(settings: Settings): Promise<boolean> {
  const found = configured(settings);
  const { timeZone } = found?.config.hospital ?? {};
  const report =
    found &&
    timeZone &&
    readStore(settings, found, (store) =>
      createAssistanceRecords({
        store,
        today: () => localDay(Date.now(), timeZone).date,
        log: () => undefined,
        known: () => [],
      }).report(),
    );
  if (!report) return false;
  const { unanswered } = report;
  const topics = report.topics.toSorted((a, b) => doubtIn(b) - doubtIn(a) || b.shown - a.shown);
  if (settings.json) {
    for (const question of unanswered) print(settings, { kind: 'unanswered', ...question });
    for (const topic of topics) print(settings, { kind: 'topic', ...topic });
    return true;
  }
  process.stdout.write(
    tableOf(
      ['times', 'last asked', 'not answered'],
      unanswered.map(({ times, lastDay, question }) => [times, lastDay, question]),
    ),
  );
  process.stdout.write('\n');
  process.stdout.write(
    tableOf(
      ['shown', 'helped', 'did not help', 'topic'],
      topics.map(({ shown, helped, notHelped, id }) => [shown, helped, notHelped, id]),
    ),
  );
  return true;
}

/** Share of people whom it did not help, as if one more had said each: a single voice is no verdict. */
const doubtIn = ({ helped, notHelped }: TopicCounts): number => (notHelped + 1) / (helped + notHelped + 2);
