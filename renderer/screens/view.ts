import type { ComponentType } from 'react';
import type { Step, Words } from '../../electron/contract/views.ts';
import type { FlowSnapshot } from '../flow/follow.ts';
import type { FlowContext, FlowEvent } from '../flow/setup.ts';
import type { Say } from '../i18n/i18n.ts';
import type { Sight } from '../sight.ts';

/** What a screen gets: the flow as it is now, words, and the one way to act. */
export interface View {
  readonly name: ScreenName;
  readonly context: FlowContext;
  readonly step: Step | null;
  /** Something is at work for the patient. */
  readonly busy: boolean;
  /** What the camera sees. */
  readonly sight: Sight;
  readonly say: Say;
  readonly send: (event: FlowEvent) => void;
  /** Whether the flow goes back from here. */
  readonly goesBack: boolean;
}

/** The same, of questions and answers over a screen. */
export interface AskView extends View {
  /** What happened below since they were opened; null where nothing did. */
  readonly news: 'paid' | 'other' | null;
}

export type AskScreenOf = ComponentType<{ readonly view: AskView }>;

export type ScreenOf = ComponentType<{ readonly view: View }>;

/** Words of the hospital in the language of the patient. */
export const local = (view: View, words: Words): string => words[view.context.language];

type Path<V> = V extends string
  ? V
  : { [K in keyof V & string]: V[K] extends string ? Within<K, V[K]> : never }[keyof V & string];
type Within<K extends string, S extends string> = S extends 'waiting' ? K : `${K}.${S}`;

/** Every state that the visit can be in, as `screenOf` names it. */
export type ScreenName = Path<NonNullable<FlowSnapshot['value']['visit']>>;

/** Every state that questions and answers can be in while they are open, as `askingOf` names it. */
export type AskName = Exclude<AskPath<FlowSnapshot['value']['asking']>, 'closed'>;
type AskPath<V> = V extends string
  ? V
  : { [K in keyof V & string]: V[K] extends string ? `${K}.${V[K]}` : never }[keyof V & string];
