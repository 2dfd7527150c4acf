import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Action } from '../ui/action.tsx';
import { Staff } from '../ui/drawings/drawings.tsx';
import { Keypad } from '../ui/keypad.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { staffNotice } from './staff-parts.tsx';
import type { View } from './view.ts';

const SHORTEST_PIN = 4;
const LONGEST_PIN = 8;

export function StaffPin({ view }: { view: View }) {
  const { context, say, send } = view;
  const [pin, setPin] = useState('');
  return (
    <FlowScreen
      view={view}
      headline={say('staff.pin.headline')}
      lead={say('staff.pin.lead')}
      drawing={<Staff />}
      notice={staffNotice(view)}
      primary={
        <Action
          kind="primary"
          iconAfter={ArrowRight}
          unavailable={pin.length < SHORTEST_PIN || context.staff.trouble === 'locked'}
          onPress={() => {
            setPin('');
            send({ type: 'PIN', pin });
          }}
        >
          {say('staff.pin.open')}
        </Action>
      }
    >
      <Keypad
        digits={pin}
        longest={LONGEST_PIN}
        onDigits={setPin}
        words={{
          label: say('keypad.label'),
          erase: say('keypad.erase'),
          typed: say('staff.pin.typed', { count: pin.length }),
        }}
      />
    </FlowScreen>
  );
}
