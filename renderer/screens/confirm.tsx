import { Check } from 'lucide-react';
import { Action } from '../ui/action.tsx';
import { Person } from '../ui/drawings/drawings.tsx';
import { date } from '../ui/format.ts';
import { PersonCard } from '../ui/person-card.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { View } from './view.ts';

/** "Is this right?": the name whole, the number masked. */
export function Confirm({ view }: { view: View }) {
  const { context, say, send } = view;
  const { person } = context;
  return (
    <FlowScreen
      view={view}
      headline={say('confirm.headline')}
      lead={say('confirm.lead')}
      drawing={<Person />}
      primary={
        <Action kind="primary" icon={Check} onPress={() => send({ type: 'NEXT' })}>
          {say('confirm.yes')}
        </Action>
      }
    >
      {person && (
        <PersonCard
          nameLabel={say('confirm.name')}
          name={person.name}
          facts={[
            { label: say('confirm.number'), value: person.maskedNumber, weight: 'strong' },
            { label: say('confirm.birthDate'), value: date(person.birthDate), weight: 'strong' },
            { label: say('confirm.sex'), value: say(`confirm.${person.sex}`) },
          ]}
        />
      )}
    </FlowScreen>
  );
}
