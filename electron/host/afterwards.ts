import { DELAYS } from './delays.ts';
import { createForwarding } from './forwarding.ts';
import { createInsuranceLater } from './insurance-later.ts';
import { createNews, type News } from './news.ts';
import { createNewsCalls } from './news-calls.ts';
import type { Parts } from './parts.ts';
import { warnOfNews } from './staff.ts';

/** What goes on for visits whose patients have gone on: forwarding, and the insurer's late word. */
export interface Afterwards {
  /** What staff are told of it. */
  readonly news: News;
  close(): Promise<void>;
}

/**
 * `ready`: the journal is resolved; before that nothing is sent that somebody is still asked about. `forgetOld` is called now
 * and every hour: it drops what has been kept long enough.
 */
export function createAfterwards(
  parts: Parts,
  ready: Promise<unknown>,
  forgetOld: () => void = () => undefined,
): Afterwards {
  const closing = new AbortController();
  const forwarding = createForwarding(parts, closing.signal);
  const insurance = createInsuranceLater(parts, closing.signal);
  const news = createNews(parts);
  const calls = createNewsCalls(parts, (what) => warnOfNews(parts, what), closing.signal);

  /** A number of the kiosk's own is of no use to the next day, which begins anew. */
  function closeOldNumbers(): void {
    const today = parts.eye.today();
    for (const { id, payload } of parts.journal.openOf('local-number'))
      if (payload.day < today) parts.journal.close(id, 'local-number', 'over');
  }

  async function repeat(every: number, round: () => Promise<void>): Promise<void> {
    await ready;
    while (!closing.signal.aborted) {
      await round();
      await parts.sleep(every, closing.signal);
    }
  }

  const running = [
    repeat(DELAYS.forwardEvery, forwarding.round),
    repeat(DELAYS.lookUpEvery, insurance.round),
    repeat(DELAYS.newsCall, calls.round),
    repeat(DELAYS.newsTidy, async () => {
      news.tidy();
      closeOldNumbers();
      forgetOld();
    }),
  ];
  return {
    news,
    async close() {
      closing.abort();
      await Promise.all(running);
    },
  };
}
