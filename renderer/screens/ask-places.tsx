import { MapPinned } from 'lucide-react';
import { Choice } from '../ui/choice.tsx';
import { AskScreen } from './ask-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { AskView } from './view.ts';
import { local } from './view.ts';

/** Where to, of the several places of an answer. */
export function AskPlaces({ view }: { view: AskView }) {
  const { context, say, send } = view;
  const { answer } = context.ask;
  if (!answer) return null;
  return (
    <AskScreen view={view} name="places" headline={say('ask.places.headline')}>
      <PagedChoices
        view={view}
        label={say('ask.places.headline')}
        shape="grid"
        items={answer.there.map(({ title }, at) => (
          <Choice
            key={title.vi}
            icon={<MapPinned className="icon" aria-hidden />}
            title={local(view, title)}
            onChoose={() => send({ type: 'ASK_PLACE', at })}
          />
        ))}
      />
    </AskScreen>
  );
}
