import { Choice } from '../ui/choice.tsx';
import { Talk } from '../ui/drawings/asking.tsx';
import { TopicIcon } from '../ui/topic-icon.tsx';
import { Ways } from '../ui/ways.tsx';
import { nearTopics } from './ask-near.ts';
import { TopicChoice, TypeIt } from './ask-parts.tsx';
import { AskScreen } from './ask-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { AskView } from './view.ts';
import { local } from './view.ts';

/** Topics of the present step that stand above the kinds of topics; more would send those to another page. */
const NEAR = 2;
const NEAR_LARGE = 1;

/** What can be asked: what is often asked just here, then all kinds of topics. */
export function AskTopics({ view }: { view: AskView }) {
  const { context, step, say, send } = view;
  const { groups, topics } = context.ask.topics ?? { groups: [], topics: [] };
  const near = nearTopics(topics, step).slice(0, context.textSize === 'large' ? NEAR_LARGE : NEAR);
  return (
    <AskScreen
      view={view}
      name="topics"
      headline={say('ask.topics.headline')}
      lead={say('ask.topics.lead')}
      drawing={<Talk />}
      primary={<TypeIt view={view} />}
    >
      {near.length > 0 && (
        <Ways label={say('ask.topics.near')}>
          {near.map((topic) => (
            <TopicChoice key={topic.id} view={view} topic={topic} />
          ))}
        </Ways>
      )}
      <PagedChoices
        view={view}
        label={say('ask.topics.groups')}
        shape="tiles"
        items={groups.map(({ id, icon, title }) => (
          <Choice
            key={id}
            icon={<TopicIcon name={icon} />}
            title={local(view, title)}
            onChoose={() => send({ type: 'ASK_GROUP', id })}
          />
        ))}
      />
    </AskScreen>
  );
}

/** All topics of one kind. */
export function AskGroup({ view }: { view: AskView }) {
  const { context, say } = view;
  const { ask } = context;
  const group = ask.topics?.groups.find(({ id }) => id === ask.group);
  const topics = ask.topics?.topics.filter((topic) => topic.group === ask.group) ?? [];
  const headline = group ? local(view, group.title) : say('ask.topics.headline');
  return (
    <AskScreen
      view={view}
      name="group"
      headline={headline}
      lead={say('ask.group.lead')}
      drawing={<Talk />}
      primary={<TypeIt view={view} />}
    >
      <PagedChoices
        view={view}
        label={headline}
        shape="wide"
        items={topics.map((topic) => <TopicChoice key={topic.id} view={view} topic={topic} />)}
      />
    </AskScreen>
  );
}
