import { Baby, Check } from 'lucide-react';
import { isReading, mayBringChild, mayGoOn } from '../flow/identify.ts';
import { Action } from '../ui/action.tsx';
import { date } from '../ui/format.ts';
import { PersonCard } from '../ui/person-card.tsx';
import { askedOf, ChipState, chipLook, needsDesk } from './confirm-chip.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { View } from './view.ts';

/** "Is this right?": the name whole, the number masked; and the way there, where the chip has to say so first. */
export function Confirm({ view }: { view: View }) {
  const { context, say } = view;
  const { person, devices } = context;
  const look = chipLook(context);
  const hasChip = devices.chip !== 'none' || look !== 'none';
  const portrait = hasChip && person ? { url: person.portrait, words: say('chip.portrait') } : null;
  return (
    <FlowScreen view={view} {...askedOf(view, look)} primary={<GoOn view={view} />}>
      {person && (
        <PersonCard
          nameLabel={say('confirm.name')}
          name={person.name}
          portrait={portrait}
          facts={[
            { label: say('confirm.number'), value: person.maskedNumber, weight: 'strong' },
            { label: say('confirm.birthDate'), value: date(person.birthDate), weight: 'strong' },
            { label: say('confirm.sex'), value: say(`confirm.${person.sex}`) },
          ]}
        />
      )}
      {hasChip ? (
        <ChipState view={view} look={look}>
          <ForChild view={view} />
        </ChipState>
      ) : (
        <ForChild view={view} />
      )}
    </FlowScreen>
  );
}

/** The card is an adult's who brings a child. */
function ForChild({ view: { context, say, send } }: { view: View }) {
  if (!mayBringChild(context)) return null;
  return (
    <Action kind="quiet" icon={Baby} onPress={() => send({ type: 'CHILD' })}>
      {say('child.choice')}
    </Action>
  );
}

/** Says why it cannot be pressed yet; where it never can, it is not there. */
function GoOn({ view: { context, say, send } }: { view: View }) {
  if (needsDesk(context, chipLook(context))) return null;
  if (!mayGoOn(context))
    return (
      <Action kind="primary" unavailable onPress={() => undefined}>
        {say(isReading(context) ? 'chip.busy' : 'chip.waiting')}
      </Action>
    );
  return (
    <Action kind="primary" icon={Check} onPress={() => send({ type: 'NEXT' })}>
      {say('confirm.yes')}
    </Action>
  );
}
