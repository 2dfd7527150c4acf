import { ConciergeBell } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Step } from '../../electron/contract/views.ts';
import { Action } from '../ui/action.tsx';
import { clock, today } from '../ui/format.ts';
import type { ToolsProps } from '../ui/tools.tsx';
import { Tools } from '../ui/tools.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

const CLOCK_MS = 5_000;
/** From here on leaving would only lose the way to the number. */
const CANNOT_LEAVE: readonly (Step | null)[] = [
  null,
  'welcome',
  'identify',
  'refused',
  'pay',
  'ticket',
  'goodbye',
  'staff',
];

/** What stands on every screen: whose it is, what time it is, and that staff can be called. */
export function useFrame(view: View) {
  const { context, say, send } = view;
  const now = useNow();
  return {
    hospital: context.kiosk ? local(view, context.kiosk.hospital) : say('frame.hospital'),
    clock: { time: clock(now), date: today(now) },
    staff: (
      <Action kind="quiet" icon={ConciergeBell} onPress={() => send({ type: 'STAFF' })}>
        {say('frame.staff')}
      </Action>
    ),
  };
}

/** The way out of a visit; null where there is none, or none that would not lose the number. */
export const leaveOf = ({ busy, step, say, send }: View): ToolsProps['leave'] =>
  busy || CANNOT_LEAVE.includes(step)
    ? null
    : { name: say('frame.leave'), onPress: () => send({ type: 'LEAVE' }) };

interface ToolsOfProps {
  readonly view: View;
  /** Questions can be asked from here, where the hospital answers them. */
  readonly ask?: boolean;
  readonly leave: ToolsProps['leave'];
}

/** The tools of every screen. */
export function ToolsOf({ view, ask = false, leave }: ToolsOfProps) {
  const { context, step, name, say, send } = view;
  const asks = ask && context.kiosk?.answers && step !== null && step !== 'staff';
  return (
    <Tools
      label={say('frame.comfort')}
      language={{
        other: context.language === 'vi' ? 'en' : 'vi',
        name: say('frame.otherLanguage'),
        onChange: (language) => send({ type: 'LANGUAGE', language }),
      }}
      large={{
        name: say('frame.largeText'),
        on: context.textSize === 'large',
        onChange: (on) => send({ type: 'TEXT_SIZE', textSize: on ? 'large' : 'normal' }),
      }}
      contrast={{
        name: say('frame.highContrast'),
        on: context.contrast === 'high',
        onChange: (on) => send({ type: 'CONTRAST', contrast: on ? 'high' : 'normal' }),
      }}
      ask={asks ? { name: say('ask.tool'), onPress: () => send({ type: 'ASK', over: name }) } : null}
      leave={leave}
    />
  );
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
