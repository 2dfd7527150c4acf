import { ConciergeBell, Keyboard } from 'lucide-react';
import type { FaqTopicView } from '../../electron/contract/faq-views.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { Hourglass } from '../ui/drawings/drawings.tsx';
import { TopicIcon } from '../ui/topic-icon.tsx';
import { Working } from '../ui/working.tsx';
import { AskScreen } from './ask-screen.tsx';
import type { AskScreenOf, AskView, View } from './view.ts';
import { local } from './view.ts';

/** The topics of these ids, in their order. */
export const topicsOf = ({ context: { ask } }: View, ids: readonly string[]): readonly FaqTopicView[] =>
  ids.flatMap((id) => ask.topics?.topics.find((one) => one.id === id) ?? []);

/** A question of which the hospital has an answer. */
export const TopicChoice = ({ view, topic }: { view: View; topic: FaqTopicView }) => (
  <Choice
    icon={<TopicIcon name={topic.icon} />}
    title={local(view, topic.title)}
    onChoose={() => view.send({ type: 'ASK_TOPIC', id: topic.id })}
  />
);

/** Any other question is typed. */
export const TypeIt = ({ view: { say, send } }: { view: View }) => (
  <Action kind="primary" icon={Keyboard} onPress={() => send({ type: 'ASK_KEYBOARD' })}>
    {say('ask.keyboard')}
  </Action>
);

/** Where the machine has no answer, people have. */
export const CallStaff = ({ view: { say, send }, kind }: { view: View; kind: 'big' | 'alarm' | 'quiet' }) => (
  <Action kind={kind} icon={ConciergeBell} onPress={() => send({ type: 'STAFF' })}>
    {say('frame.staff')}
  </Action>
);

const waiting =
  (work: 'open' | 'finding'): AskScreenOf =>
  ({ view }) => <AskWaiting view={view} work={work} />;

function AskWaiting({ view, work }: { view: AskView; work: 'open' | 'finding' }) {
  return (
    <AskScreen
      view={view}
      name={work}
      headline={view.say(`ask.wait.${work}.headline`)}
      drawing={<Hourglass />}
    >
      <Working>{view.say(`ask.wait.${work}.what`)}</Working>
    </AskScreen>
  );
}

export const AskOpening = waiting('open');
export const AskFinding = waiting('finding');
