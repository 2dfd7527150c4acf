import { Check } from 'lucide-react';
import { Action } from '../ui/action.tsx';
import { TicketOut } from '../ui/drawings/drawings.tsx';
import { Facts } from '../ui/facts.tsx';
import { money } from '../ui/format.ts';
import { places } from './clinic.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { printerNotice, where } from './parts.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** Everything on one screen before it becomes real. */
export function Review({ view }: { view: View }) {
  const { context, say, send } = view;
  const clinic = context.departments
    ?.flatMap(({ clinics }) => clinics)
    .find(({ id }) => id === context.clinicId);
  return (
    <FlowScreen
      view={view}
      headline={say('review.headline')}
      lead={say('review.lead')}
      drawing={<TicketOut />}
      notice={printerNotice(view)}
      primary={
        <Action kind="primary" icon={Check} onPress={() => send({ type: 'NEXT' })}>
          {say('review.take')}
        </Action>
      }
    >
      {clinic && (
        <Facts
          facts={[
            { label: say('review.clinic'), value: local(view, clinic.name), weight: 'strong' },
            { label: say('review.where'), value: where(view, clinic), weight: 'strong' },
            { label: say('review.free'), value: places(view, clinic.free), weight: 'strong' },
            { label: say('review.price'), value: money(clinic.price), weight: 'amount' },
          ]}
        />
      )}
    </FlowScreen>
  );
}
