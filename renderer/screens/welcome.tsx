import { ArrowRight, IdCard, MessageCircleQuestion, ShieldCheck, Ticket } from 'lucide-react';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { CardOnReader, CodeToCamera } from '../ui/drawings/drawings.tsx';
import type { Point } from '../ui/points.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { printerNotice } from './parts.tsx';
import { isReaderLost, ReaderLost, wayOf } from './reader-lost.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** The door: what works now, and how to begin. */
export function Welcome({ view }: { view: View }) {
  const { context, say, send } = view;
  if (isReaderLost(context)) return <ReaderLost view={view} />;
  const way = wayOf(context);
  const news = context.kiosk?.news;
  const points: Point[] = [
    {
      icon: IdCard,
      kind: 'plain',
      text: say(`welcome.steps.${firstStep(way, context.devices.chip === 'ready')}`),
    },
    { icon: ShieldCheck, kind: 'plain', text: say('welcome.steps.check') },
    { icon: Ticket, kind: 'plain', text: say('welcome.steps.ticket') },
  ];
  return (
    <FlowScreen
      view={view}
      headline={say(way === 'camera' ? 'welcome.camera' : 'welcome.headline')}
      lead={say('welcome.lead')}
      drawing={way === 'camera' ? <CodeToCamera /> : <CardOnReader />}
      notice={printerNotice(view)}
      primary={
        <Action kind="primary" iconAfter={ArrowRight} onPress={() => send({ type: 'NEXT' })}>
          {say('welcome.start')}
        </Action>
      }
    >
      <div className="how">
        <h2>{say('welcome.how')}</h2>
        <Points points={points} />
      </div>
      {context.kiosk?.answers && (
        <Choice
          icon={<MessageCircleQuestion className="icon" aria-hidden />}
          title={say('ask.door')}
          onChoose={() => send({ type: 'ASK', over: view.name })}
        />
      )}
      {news && (
        <p className="news">
          <b>{say('welcome.news')}:</b> {local(view, news)}
        </p>
      )}
    </FlowScreen>
  );
}

const firstStep = (way: ReturnType<typeof wayOf>, chip: boolean): 'card' | 'cardChip' | 'camera' => {
  if (chip) return 'cardChip';
  return way === 'camera' ? 'camera' : 'card';
};
