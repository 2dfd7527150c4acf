import type { FaqAnswerView, FaqFoundView, FaqTopicsView } from '../../electron/contract/faq-views.ts';

/** Where an answer was chosen; the way back from it leads there. */
export type ChosenAt = 'topics' | 'group' | 'typing' | 'unknown';

/** All that the page holds of questions and answers; dropped with the visit, and when they are closed. */
export interface AskDesk {
  /** What the hospital answers. */
  readonly topics: FaqTopicsView | null;
  /** Kind of topics that is open. */
  readonly group: string | null;
  /** As typed so far. */
  readonly text: string;
  readonly found: FaqFoundView | null;
  /** The topic that is, or is being, opened. */
  readonly wanted: string | null;
  readonly answer: FaqAnswerView | null;
  /** Which of the places of the answer the way is shown to. */
  readonly place: number;
  readonly chosenAt: ChosenAt;
  /** Whether the answer did help; null while nobody said. */
  readonly helped: boolean | null;
  /** Screen of the visit over which this was opened; empty while it is closed. */
  readonly over: string;
  /** What that screen said then: anything else is news. */
  readonly noticed: string | null;
}

export const NO_QUESTION: AskDesk = {
  topics: null,
  group: null,
  text: '',
  found: null,
  wanted: null,
  answer: null,
  place: 0,
  chosenAt: 'topics',
  helped: null,
  over: '',
  noticed: null,
};

/** Questions and answers lie over the visit: nothing below goes away by itself, for nobody sees it. */
export const isAsking = ({ ask }: { readonly ask: AskDesk }): boolean => ask.over !== '';

export type AskEvent =
  /** Opens questions and answers over the screen `over`. */
  | { readonly type: 'ASK'; readonly over: string }
  | { readonly type: 'ASK_GROUP'; readonly id: string }
  | { readonly type: 'ASK_KEYBOARD' }
  | { readonly type: 'ASK_TEXT'; readonly text: string }
  /** The question is asked as it was typed. */
  | { readonly type: 'ASK_NOW' }
  | { readonly type: 'ASK_TOPIC'; readonly id: string }
  | { readonly type: 'ASK_WAY' }
  /** The way to one of several places of the answer. */
  | { readonly type: 'ASK_PLACE'; readonly at: number }
  | { readonly type: 'ASK_HOME' }
  | { readonly type: 'ASK_HELPED'; readonly helped: boolean }
  | { readonly type: 'ASK_BACK' }
  | { readonly type: 'ASK_CLOSE' };

/** A screen that goes by itself stands its whole time again once it is seen again. */
export const seenAnew = <T extends string>(target: T) =>
  ({
    ASK_CLOSE: { target, reenter: true },
    ASK_BACK: { target, reenter: true },
  }) as const;
