import { MessageCircleQuestion } from 'lucide-react';
import { Action } from '../ui/action.tsx';
import { Keyboard } from '../ui/keyboard.tsx';
import { Notice } from '../ui/notice.tsx';
import { methodOf } from '../ui/typing.ts';
import { LETTERS_AND_QUESTION } from '../ui/typing-rows.ts';
import { TopicChoice, topicsOf } from './ask-parts.tsx';
import { AskScreen } from './ask-screen.tsx';
import { keyboardWords } from './details-parts.tsx';
import { Typed } from './details-typing.tsx';
import type { AskView } from './view.ts';

/** More than this is read by nobody standing there; the contract takes more. */
const LONGEST = 120;
/** As many as stand above the keyboard. */
const SHOWN = 2;

/** The question in the patient's own words, and what the hospital answers to its beginning. */
export function AskTyping({ view }: { view: AskView }) {
  const { context, say, send } = view;
  const { text, found } = context.ask;
  const blank = text.trim() === '';
  const topics = blank ? [] : topicsOf(view, found?.topics ?? []).slice(0, SHOWN);
  return (
    <AskScreen
      view={view}
      name="typing"
      headline={say('ask.typing.headline')}
      lead={<Typed view={view} text={text} long />}
      notice={
        found?.kind === 'emergency' && !blank && <Notice kind="bad">{say('ask.typing.emergency')}</Notice>
      }
      primary={
        <Action
          kind="primary"
          icon={MessageCircleQuestion}
          unavailable={blank}
          onPress={() => send({ type: 'ASK_NOW' })}
        >
          {say('ask.typing.go')}
        </Action>
      }
    >
      <div className="typing">
        <section className="found" aria-label={say('ask.typing.found')}>
          {topics.map((topic) => (
            <TopicChoice key={topic.id} view={view} topic={topic} />
          ))}
          {topics.length === 0 && (
            <Notice kind="info">{say(blank ? 'ask.typing.hint' : 'ask.typing.done')}</Notice>
          )}
        </section>
        <Keyboard
          text={text}
          onText={(next) => send({ type: 'ASK_TEXT', text: next })}
          words={keyboardWords(view)}
          rows={LETTERS_AND_QUESTION}
          method={methodOf(context.language)}
          longest={LONGEST}
        />
      </div>
    </AskScreen>
  );
}
