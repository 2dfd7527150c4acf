import type { NewsOf } from '../contract/staff-views.ts';
import type { Parts } from './parts.ts';
import type { NewsTrouble } from './staff.ts';

/** Calls staff to news that need a hand, so that they need not look for them. */
export interface NewsCalls {
  /** Calls for all that nobody was called for yet, the oldest first; stops where nobody takes the call. */
  round(): Promise<void>;
}

/**
 * Each piece of news is called for once: that it was stands on the disk as long as the news does. A call that nobody took
 * is made again in the next round. `warn` says whether it was taken.
 */
export function createNewsCalls(
  { config, journal }: Pick<Parts, 'config' | 'journal'>,
  warn: (what: NewsTrouble) => Promise<boolean>,
  closing: AbortSignal,
): NewsCalls {
  return {
    async round() {
      if (config.hospital.staffCall === null) return;
      const called = new Set(journal.openOf('news-called').map(({ payload }) => payload.news));
      for (const { id, visit, payload } of journal.openOf('news')) {
        const trouble = called.has(id) ? null : troubleOf(payload.what);
        if (trouble === null) continue;
        if (closing.aborted || !(await warn(trouble))) return;
        // Somebody may have seen it meanwhile.
        if (!closing.aborted && journal.isOpen(id)) journal.open('news-called', visit, { news: id });
      }
    },
  };
}

/** Null: all is well, and the HIS knows it. What it was not told of, staff enter there. */
function troubleOf(what: NewsOf): NewsTrouble | null {
  switch (what.about) {
    case 'forwarded':
    case 'already':
      return null;
    case 'clinic-full':
    case 'several-patients':
    case 'other-record':
    case 'refused':
    case 'expired':
      return `visit-${what.about}`;
    case 'insured':
      return what.staffCheck || !what.toldHis ? 'insurance-covered' : null;
    case 'not-insured':
      return 'insurance-not-covered';
    case 'insurance-unknown':
      return 'insurance-unknown';
  }
}
