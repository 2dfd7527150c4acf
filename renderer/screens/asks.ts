import { AskAnswer } from './ask-answer.tsx';
import { AskFinding, AskOpening } from './ask-parts.tsx';
import { AskPlaces } from './ask-places.tsx';
import { AskGroup, AskTopics } from './ask-topics.tsx';
import { AskTyping } from './ask-typing.tsx';
import { AskClinical, AskUnknown } from './ask-unknown.tsx';
import { AskHome, AskWay } from './ask-way.tsx';
import type { AskName, AskScreenOf } from './view.ts';

/** The screen of every state of questions and answers; a state without one does not compile. */
export const asks: Readonly<Record<AskName, AskScreenOf>> = {
  open: AskOpening,
  topics: AskTopics,
  group: AskGroup,
  'typing.resting': AskTyping,
  'typing.finding': AskTyping,
  'typing.pausing': AskTyping,
  asked: AskFinding,
  judged: AskFinding,
  reading: AskFinding,
  'answer.shown': AskAnswer,
  'answer.places': AskPlaces,
  'answer.way': AskWay,
  'answer.home': AskHome,
  unknown: AskUnknown,
  clinical: AskClinical,
};

export const isAskName = (name: string): name is AskName => Object.hasOwn(asks, name);
