import type { Page } from 'playwright';

const ROUNDS = 60;

/** How the page's clock stands to ours: both are monotonic, so one difference holds for the whole run. */
export interface PageClock {
  /** `performance.now()` of the page as ours. */
  toOurs(pageTime: number): number;
  /** Half the quickest round trip: how far the two may be apart, in ms. */
  readonly error: number;
}

/** Asks the page for its time and takes the quickest answer, as NTP does. */
export async function compareClocks(page: Page): Promise<PageClock> {
  let best = { trip: Number.POSITIVE_INFINITY, ahead: 0 };
  for (let n = 0; n < ROUNDS; n++) {
    const sent = performance.now();
    const theirs = await page.evaluate(() => performance.now());
    const trip = performance.now() - sent;
    if (trip < best.trip) best = { trip, ahead: sent + trip / 2 - theirs };
  }
  return { toOurs: (pageTime) => pageTime + best.ahead, error: best.trip / 2 };
}
