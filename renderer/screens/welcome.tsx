import { ArrowRight, IdCard, ShieldCheck, Ticket } from 'lucide-react';
import { Action } from '../ui/action.tsx';
import { CardOnReader } from '../ui/drawings/drawings.tsx';
import type { Point } from '../ui/points.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { printerNotice } from './parts.tsx';
import { isReaderLost, ReaderLost } from './reader-lost.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** The door: what works now, and how to begin. */
export function Welcome({ view }: { view: View }) {
  const { context, say, send } = view;
  if (isReaderLost(context)) return <ReaderLost view={view} />;
  const news = context.kiosk?.news;
  const points: Point[] = [
    {
      icon: IdCard,
      kind: 'plain',
      text: say(context.devices.chip === 'ready' ? 'welcome.steps.cardChip' : 'welcome.steps.card'),
    },
    { icon: ShieldCheck, kind: 'plain', text: say('welcome.steps.check') },
    { icon: Ticket, kind: 'plain', text: say('welcome.steps.ticket') },
  ];
  return (
    <FlowScreen
      view={view}
      headline={say('welcome.headline')}
      lead={say('welcome.lead')}
      drawing={<CardOnReader />}
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
      {news && (
        <p className="news">
          <b>{say('welcome.news')}:</b> {local(view, news)}
        </p>
      )}
    </FlowScreen>
  );
}
