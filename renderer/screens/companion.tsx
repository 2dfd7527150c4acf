import { Check, RotateCcw } from 'lucide-react';
import { maskNumber } from '../../electron/contract/person.ts';
import type { Relation } from '../../electron/contract/views.ts';
import { wholeChild } from '../flow/companion-told.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { groupedDigits } from '../ui/digit-groups.ts';
import { AdultAndChild, SlipToDesk } from '../ui/drawings/companion.tsx';
import { Trouble } from '../ui/drawings/drawings.tsx';
import type { Fact } from '../ui/facts.tsx';
import { date } from '../ui/format.ts';
import { PersonCard } from '../ui/person-card.tsx';
import { Points } from '../ui/points.tsx';
import { Ways } from '../ui/ways.tsx';
import { deskPoint } from './deferred.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { badNews } from './parts.tsx';
import type { View } from './view.ts';

const RELATIONS: readonly Relation[] = ['mother', 'father', 'guardian'];

/** Mẹ, bố, người giám hộ. */
export function CompanionRelation({ view }: { view: View }) {
  const { say, send } = view;
  return (
    <FlowScreen
      view={view}
      headline={say('child.relation.headline')}
      lead={pairOf(view).adult}
      drawing={<AdultAndChild />}
    >
      <Ways label={say('child.relation.headline')}>
        {RELATIONS.map((relation) => (
          <Choice
            key={relation}
            title={say(`child.relation.${relation}`)}
            onChoose={() => send({ type: 'RELATION', relation })}
          />
        ))}
      </Ways>
    </FlowScreen>
  );
}

interface Pair {
  readonly child: { readonly name: string; readonly maskedNumber: string; readonly birthDate: string } | null;
  /** The name of the adult. */
  readonly adult: string | null;
}

/** Who is the child and who the adult, whichever card was shown first. */
function pairOf({ context: { person, companion, childDesk } }: View): Pair {
  if (person?.underSix) return { child: person, adult: companion?.name ?? null };
  const adult = person?.name ?? null;
  const told = wholeChild(childDesk);
  if (told) return { child: { ...told, maskedNumber: maskNumber(told.number) }, adult };
  return { child: companion, adult };
}

/** All of it once more: from here on the visit is the child's. */
export function CompanionCheck({ view }: { view: View }) {
  const { context, say, send } = view;
  const { relation, phone } = context.childDesk;
  const { child, adult } = pairOf(view);
  // Large text: what tells the child best stays.
  const large = context.textSize === 'large';
  const called: Fact = {
    label: say('child.check.phone'),
    value: phone === null ? say('child.check.noPhone') : groupedDigits('phone', phone),
  };
  const number: Fact = { label: say('confirm.number'), value: child?.maskedNumber, weight: 'strong' };
  return (
    <FlowScreen
      view={view}
      headline={say('child.check.headline')}
      lead={say('confirm.lead')}
      drawing={<AdultAndChild />}
      primary={
        <Action kind="primary" icon={Check} onPress={() => send({ type: 'NEXT' })}>
          {say('confirm.yes')}
        </Action>
      }
    >
      {child && (
        <PersonCard
          nameLabel={say('confirm.name')}
          name={child.name}
          facts={[
            ...(large ? [] : [number]),
            { label: say('confirm.birthDate'), value: date(child.birthDate), weight: 'strong' },
            { label: say(`child.check.${relation ?? 'guardian'}`), value: adult },
            ...(large && phone === null ? [] : [called]),
          ]}
        />
      )}
    </FlowScreen>
  );
}

/** The visit did not become the child's: tried again, or the desk goes on. */
export function CompanionTrouble({ view }: { view: View }) {
  const { context, say, send } = view;
  if (context.childDesk.fault === 'attempts') return <TooManyTyped view={view} />;
  const code = context.trouble ?? 'bad-answer';
  const closed = code === 'no-visit';
  return (
    <FlowScreen
      view={view}
      headline={say('child.trouble.headline')}
      drawing={<Trouble />}
      primary={
        !closed && (
          <Action kind="primary" icon={RotateCcw} onPress={() => send({ type: 'RETRY' })}>
            {say('frame.retry')}
          </Action>
        )
      }
    >
      <Points
        points={badNews(
          view,
          say(closed ? 'child.trouble.closed' : 'child.trouble.what'),
          say(closed ? 'child.trouble.closedNow' : 'child.trouble.now'),
        )}
        small={say('frame.staffCode', { code: `CHILD ${code}` })}
      />
    </FlowScreen>
  );
}

function TooManyTyped({ view }: { view: View }) {
  const { say } = view;
  const points = badNews(view, say('child.trouble.attempts.what'), say('child.trouble.attempts.now'));
  points.splice(2, 0, ...deskPoint(view));
  return (
    <FlowScreen view={view} headline={say('child.trouble.attempts.headline')} drawing={<SlipToDesk />}>
      <Points points={points} />
    </FlowScreen>
  );
}
