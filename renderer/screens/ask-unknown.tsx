import { ConciergeBell, Info } from 'lucide-react';
import { Staff } from '../ui/drawings/drawings.tsx';
import { Notice } from '../ui/notice.tsx';
import { Points } from '../ui/points.tsx';
import { CallStaff, TopicChoice, TypeIt, topicsOf } from './ask-parts.tsx';
import { AskScreen } from './ask-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { AskView } from './view.ts';

/** The hospital has no answer that would surely be right: staff have, and something near it may be meant. */
export function AskUnknown({ view }: { view: AskView }) {
  const { context, say } = view;
  const near = topicsOf(view, context.ask.found?.topics ?? []);
  return (
    <AskScreen
      view={view}
      name="unknown"
      headline={say('ask.unknown.headline')}
      lead={say(near.length > 0 ? 'ask.unknown.lead' : 'ask.unknown.alone')}
      drawing={<Staff />}
      primary={<TypeIt view={view} />}
    >
      <CallStaff view={view} kind="big" />
      {near.length > 0 && (
        <PagedChoices
          view={view}
          label={say('ask.typing.found')}
          shape="wide"
          items={near.map((topic) => <TopicChoice key={topic.id} view={view} topic={topic} />)}
        />
      )}
    </AskScreen>
  );
}

/** Illness, medicine and results are for people who know them. */
export function AskClinical({ view }: { view: AskView }) {
  const { say } = view;
  return (
    <AskScreen
      view={view}
      name="clinical"
      headline={say('ask.clinical.headline')}
      drawing={<Staff />}
      notice={<Notice kind="bad">{say('ask.clinical.urgent')}</Notice>}
    >
      <Points
        points={[
          { icon: Info, kind: 'care', text: say('ask.clinical.what') },
          { icon: ConciergeBell, kind: 'good', text: say('ask.clinical.now') },
        ]}
      />
      <CallStaff view={view} kind="big" />
    </AskScreen>
  );
}
