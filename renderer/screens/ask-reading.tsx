import type { ReactElement } from 'react';
import type { FaqAnswerView } from '../../electron/contract/faq-views.ts';
import { Numbered } from '../ui/numbered.tsx';
import { piecesOf } from '../ui/pieces.ts';
import { ReadAloud } from '../ui/read-aloud.tsx';
import type { AskView } from './view.ts';
import { local } from './view.ts';

/** Characters that stand together on a page, in large letters too. */
const PIECE = 120;

/** A text as paragraphs, none of which is longer than a page. */
export const paragraphs = ({ context }: AskView, text: string): readonly ReactElement[] =>
  piecesOf(text, context.language, PIECE).map((piece) => (
    <p key={piece} className="spoken">
      {piece}
    </p>
  ));

export const numbered = (steps: readonly string[]): readonly ReactElement[] =>
  steps.map((step, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the steps of an answer are fixed in order and number
    <Numbered key={at} number={at + 1}>
      {step}
    </Numbered>
  ));

/** Reads the answer aloud, where the machine has a voice. */
export function Aloud({ view, answer }: { view: AskView; answer: FaqAnswerView }) {
  const { context, say } = view;
  const { text, steps } = answer.answer[context.language];
  return (
    <ReadAloud
      paragraphs={[local(view, answer.title), text, ...steps]}
      language={context.language}
      words={{ start: say('ask.answer.read'), stop: say('ask.answer.stop') }}
    />
  );
}
