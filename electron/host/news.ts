import type { NewsOf, StaffNews } from '../contract/staff-views.ts';
import { DELAYS } from './delays.ts';
import { type Intent, isOf } from './journal/intent.ts';
import type { Parts } from './parts.ts';

/** What staff are told of visits after their patients have gone: open in the journal until staff have seen it. */
export interface News {
  /** What staff must see to before the rest, the newest first; what is too much comes after the first is seen. */
  list(): StaffNews[];
  /** Staff have seen these; what is none of its news, or was seen already, is passed over. */
  seen(ids: readonly string[]): void;
  /** Gives up what nobody has looked at for days: by then it is of no use to the patient. */
  tidy(): void;
}

/** Most that one answer to the page holds: each takes a write to the disk to be seen. */
const MOST = 200;

export function createNews({ journal, log, now }: Pick<Parts, 'journal' | 'log' | 'now'>): News {
  /** With each, that staff were called for it. */
  function close(news: readonly Intent<'news'>[], outcome: 'seen' | 'unseen'): void {
    const ids = new Set(news.map(({ id }) => id));
    const calls = journal.openOf('news-called').filter(({ payload }) => ids.has(payload.news));
    journal.closeAll([...news, ...calls].map(({ id, kind }) => ({ intent: id, kind, outcome, next: [] })));
    for (const intent of ids) log('intent.closed', { intent, kind: 'news', outcome });
  }

  return {
    list() {
      const news = journal.openOf('news').reverse();
      const urgent = news.filter(({ payload }) => needsHand(payload.what));
      const rest = news.filter(({ payload }) => !needsHand(payload.what));
      return [...urgent, ...rest].slice(0, MOST).map(viewOf);
    },
    seen(ids) {
      const open = [...new Set(ids)].filter(journal.isOpen).map(journal.find);
      close(open.filter((one) => one !== null).filter(isOf('news')), 'seen');
    },
    tidy() {
      close(
        journal.openOf('news').filter(({ at }) => now() - at > DELAYS.newsKept),
        'unseen',
      );
    },
  };
}

function needsHand(what: NewsOf): boolean {
  switch (what.about) {
    case 'forwarded':
    case 'already':
      return false;
    case 'insured':
      return what.staffCheck;
    case 'clinic-full':
    case 'several-patients':
    case 'other-record':
    case 'refused':
    case 'expired':
    case 'not-insured':
    case 'insurance-unknown':
      return true;
  }
}

const viewOf = ({ id, payload: { number, what } }: Intent<'news'>): StaffNews => ({
  id,
  number: number.number,
  clinic: number.clinic,
  time: number.time,
  what,
});
