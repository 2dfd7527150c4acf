import { Check, MapPinned, QrCode, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { FaqAnswerView } from '../../electron/contract/faq-views.ts';
import { Action } from '../ui/action.tsx';
import { Beside } from '../ui/beside.tsx';
import { Notice } from '../ui/notice.tsx';
import { Poll } from '../ui/poll.tsx';
import { fitsCode } from '../ui/qr-code.tsx';
import { CallStaff } from './ask-parts.tsx';
import { Aloud, numbered, paragraphs } from './ask-reading.tsx';
import { AskScreen } from './ask-screen.tsx';
import { AskUrgent } from './ask-urgent.tsx';
import { PagedSheets } from './parts.tsx';
import type { AskView } from './view.ts';
import { local } from './view.ts';

/** Characters of an answer that stand below its question; a longer one is read below, with its steps. */
const LEAD = { normal: 400, large: 130 } as const;
const LEAD_NOTICED = { normal: 260, large: 0 } as const;

/** The hospital's answer. */
export function AskAnswer({ view }: { view: AskView }) {
  const { answer } = view.context.ask;
  if (!answer) return null;
  return answer.urgent ? <AskUrgent view={view} answer={answer} /> : <Answered view={view} answer={answer} />;
}

interface AnswerProps {
  readonly view: AskView;
  readonly answer: FaqAnswerView;
}

function Answered({ view, answer }: AnswerProps) {
  const { context, news, say, send } = view;
  const { language, textSize, ask } = context;
  const { text, steps } = answer.answer[language];
  const leads = text.length <= (news ? LEAD_NOTICED : LEAD)[textSize];
  const way = answer.there.length > 0 && (
    <Action kind={news ? 'quiet' : 'primary'} icon={MapPinned} onPress={() => send({ type: 'ASK_WAY' })}>
      {say('ask.answer.way')}
    </Action>
  );
  return (
    <AskScreen
      view={view}
      name="answer"
      headline={local(view, answer.title)}
      lead={leads && text}
      primary={way}
    >
      <PagedSheets
        view={view}
        label={say('ask.answer.label')}
        of={[answer.id, language, textSize, leads, ask.helped].join(' ')}
        parts={[...(leads ? [] : paragraphs(view, text)), ...numbered(steps), helpedPart(view)]}
      />
      <Beside>
        {news && way}
        {fitsCode(answer.home[language]) && (
          <Action kind="quiet" icon={QrCode} onPress={() => send({ type: 'ASK_HOME' })}>
            {say('ask.answer.home')}
          </Action>
        )}
        <Aloud view={view} answer={answer} />
      </Beside>
    </AskScreen>
  );
}

/** Whether it did help; whoever was not helped is led to staff. */
function helpedPart(view: AskView): ReactElement {
  const { context, say, send } = view;
  const { helped } = context.ask;
  if (helped === true)
    return (
      <Notice key="helped" kind="good">
        {say('ask.answer.thanks')}
      </Notice>
    );
  if (helped === false)
    return (
      <Poll key="helped" question={say('ask.answer.sorry')}>
        <CallStaff view={view} kind="quiet" />
      </Poll>
    );
  return (
    <Poll key="helped" question={say('ask.answer.helped')}>
      <Action kind="quiet" icon={Check} onPress={() => send({ type: 'ASK_HELPED', helped: true })}>
        {say('ask.answer.yes')}
      </Action>
      <Action kind="quiet" icon={X} onPress={() => send({ type: 'ASK_HELPED', helped: false })}>
        {say('ask.answer.no')}
      </Action>
    </Poll>
  );
}
