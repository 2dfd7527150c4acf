import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { relation } from '../../electron/contract/views.ts';
import { isName, LONGEST_NAME } from '../flow/details-wish.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { Person } from '../ui/drawings/drawings.tsx';
import { Keyboard } from '../ui/keyboard.tsx';
import { Ways } from '../ui/ways.tsx';
import { Keep, keyboardWords } from './details-parts.tsx';
import { TypedRow } from './details-typing.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { View } from './view.ts';

/** Who the guardian is to the child. */
export function DetailsRelation({ view }: { view: View }) {
  const { context, say, send } = view;
  return (
    <FlowScreen
      view={view}
      headline={say('details.relation.headline')}
      lead={say('details.relation.lead')}
      drawing={<Person />}
    >
      <Ways label={say('details.relation.headline')}>
        {relation.options.map((one) => (
          <Choice
            key={one}
            title={say(`details.relation.${one}`)}
            {...(context.detailsDesk.change.guardian && {
              chosen: context.detailsDesk.change.guardian.relation === one,
            })}
            onChoose={() => send({ type: 'RELATION', relation: one })}
          />
        ))}
      </Ways>
      <Keep view={view} field="guardian" />
    </FlowScreen>
  );
}

/** Họ tên of the contact or guardian. */
export function DetailsName({ view }: { view: View }) {
  const { context, say, send } = view;
  const { change, field, name, standing } = context.detailsDesk;
  const whose = field === 'guardian' ? 'guardian' : 'contact';
  const [typed, setTyped] = useState(name ?? change[whose]?.name ?? standing?.[whose]?.name ?? '');
  return (
    <FlowScreen
      view={view}
      headline={say(`details.name.${whose}.headline`)}
      lead={say('details.name.lead')}
      drawing={<Person />}
      primary={
        <Action
          kind="primary"
          iconAfter={ArrowRight}
          unavailable={!isName(typed)}
          onPress={() => send({ type: 'NAME', name: typed })}
        >
          {say('frame.next')}
        </Action>
      }
    >
      <div className="typing">
        <TypedRow view={view} text={typed} onClear={() => setTyped('')} />
        {whose === 'contact' && <Keep view={view} field="contact" />}
        <Keyboard
          text={typed}
          onText={setTyped}
          words={keyboardWords(view)}
          capitals="words"
          longest={LONGEST_NAME}
        />
      </div>
    </FlowScreen>
  );
}
