import { ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { mayGoOn } from '../flow/identify.ts';
import type { FlowContext } from '../flow/setup.ts';
import { CardOnChip, Person, Trouble } from '../ui/drawings/drawings.tsx';
import { Notice } from '../ui/notice.tsx';
import { ReadProgress } from '../ui/read-progress.tsx';
import type { View } from './view.ts';

const PHASES = ['opening', 'text', 'proof', 'portrait'] as const;

/** What the chip means for the person who is confirming. */
export type ChipLook =
  | 'none'
  | 'lay'
  | 'reading'
  | 'portrait'
  | 'lifted'
  | 'failed'
  | 'resting'
  | 'unproven'
  | 'genuine';

/** The desk alone leads on from here. */
export const needsDesk = ({ chip, person }: FlowContext, look: ChipLook): boolean =>
  look === 'resting' ||
  look === 'unproven' ||
  (chip.state === 'failed' && chip.code === 'chip-blocked' && !person?.enough);

export function chipLook({ chip, devices, person }: FlowContext): ChipLook {
  if (chip.state === 'reading') return chip.complete ? 'portrait' : 'reading';
  if (chip.state === 'lifted' || chip.state === 'failed') return chip.state;
  if (person && !person.enough) {
    if (devices.chip !== 'ready') return 'resting';
    return chip.state === 'done' ? 'unproven' : 'lay';
  }
  return person?.assurance === 'chip-authentic' ? 'genuine' : 'none';
}

interface Said {
  readonly headline: string;
  readonly lead: string;
  readonly drawing: ReactNode;
}

/** The one thing that the screen asks: is this you, or first what the chip needs. */
export function askedOf(view: View, look: ChipLook): Said {
  const { context, say } = view;
  if (mayGoOn(context) || look === 'none' || look === 'portrait' || look === 'genuine')
    return { headline: say('confirm.headline'), lead: say('confirm.lead'), drawing: <Person /> };
  const headline = say(`chip.${look}.headline`);
  if (look === 'lay' || look === 'reading' || look === 'lifted')
    return { headline, lead: say(`chip.${look}.lead`), drawing: <CardOnChip still={look === 'reading'} /> };
  const drawing = needsDesk(context, look) ? <Trouble /> : <CardOnChip />;
  return { headline, lead: say('frame.staffHelps'), drawing };
}

/** The line of state under the person, and what can be chosen once it allows that. */
export function ChipState({ view, look, children }: { view: View; look: ChipLook; children?: ReactNode }) {
  return (
    <div className="chip-state">
      {stateOf(view, look)}
      {children}
    </div>
  );
}

function stateOf({ context, say }: View, look: ChipLook): ReactNode {
  const { chip, person } = context;
  switch (look) {
    case 'none':
      return null;
    case 'genuine':
      return (
        <p className="badge" role="status">
          <ShieldCheck className="icon" aria-hidden />
          <span>{say('chip.genuine')}</span>
        </p>
      );
    case 'reading':
    case 'portrait': {
      if (chip.state !== 'reading') return null;
      const at = PHASES.indexOf(chip.phase);
      return (
        <ReadProgress
          words={say(`chip.phases.${chip.phase}`)}
          at={at}
          of={PHASES.length}
          label={say('chip.progress', { at: at + 1, of: PHASES.length })}
        />
      );
    }
    case 'lay':
      return <Notice kind="info">{say('chip.lay.what')}</Notice>;
    case 'lifted':
      return <Notice kind="care">{say('chip.lifted.what')}</Notice>;
    case 'failed': {
      if (chip.state !== 'failed') return null;
      const now = say(person?.enough ? 'chip.goOn' : `chip.failed.${chip.code}.now`);
      return (
        <Notice kind="care">
          {say(`chip.failed.${chip.code}.what`)} {now}
        </Notice>
      );
    }
    default:
      return (
        <Notice kind="care">
          {say(`chip.${look}.what`)} {say(`chip.${look}.now`)}
        </Notice>
      );
  }
}
