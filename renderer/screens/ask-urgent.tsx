import { MapPinned } from 'lucide-react';
import type { FaqAnswerView } from '../../electron/contract/faq-views.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { Notice } from '../ui/notice.tsx';
import { CallStaff } from './ask-parts.tsx';
import { numbered, paragraphs } from './ask-reading.tsx';
import { AskScreen } from './ask-screen.tsx';
import { PagedSheets } from './parts.tsx';
import type { AskView } from './view.ts';
import { local } from './view.ts';

/** An emergency: staff first, then the way, then what there is to know. Nobody is asked whether that did help. */
export function AskUrgent({ view, answer }: { view: AskView; answer: FaqAnswerView }) {
  const { context, news, say, send } = view;
  const { language, textSize } = context;
  const { text, steps } = answer.answer[language];
  const noticed = textSize === 'normal' && !news;
  const wayInFoot = !news;
  const [place, ...others] = answer.there;
  const toWay = (): void => send({ type: 'ASK_WAY' });
  return (
    <AskScreen
      view={view}
      name="urgent"
      headline={say('ask.urgent.headline')}
      notice={noticed && <Notice kind="bad">{text}</Notice>}
      primary={
        place &&
        wayInFoot && (
          <Action kind="primary" icon={MapPinned} onPress={toWay}>
            {say('ask.answer.way')}
          </Action>
        )
      }
    >
      <CallStaff view={view} kind="alarm" />
      {place && !wayInFoot && (
        <Choice
          icon={<MapPinned className="icon" aria-hidden />}
          title={
            others.length > 0
              ? say('ask.answer.way')
              : say('ask.urgent.way', { place: local(view, place.title) })
          }
          onChoose={toWay}
        />
      )}
      <PagedSheets
        view={view}
        label={say('ask.answer.label')}
        of={[answer.id, language, textSize, noticed].join(' ')}
        parts={[...(noticed ? [] : paragraphs(view, text)), ...numbered(steps)]}
      />
    </AskScreen>
  );
}
