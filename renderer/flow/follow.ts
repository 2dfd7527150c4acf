import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { InputOf } from '../../electron/contract/messages.ts';
import type { Step } from '../../electron/contract/views.ts';
import { step } from '../../electron/contract/views.ts';
import { isReading, mayGoOn } from './identify.ts';
import type { kioskFlow } from './kiosk.ts';
import type { Pace } from './setup.ts';

export type FlowSnapshot = SnapshotFrom<typeof kioskFlow>;
export type FlowActor = ActorRefFrom<typeof kioskFlow>;

/** Where the patient is, read from the tags of the active states. */
export const stepOf = (snapshot: FlowSnapshot): Step | null =>
  step.options.find((one) => snapshot.hasTag(`step:${one}`)) ?? null;

/** Tags say it; where the person is confirmed, the chip too: its read is at work, and to lay a card takes time. */
export function paceOf(snapshot: FlowSnapshot): Pace {
  const tagged = (['busy', 'nobody', 'reading'] as const).find((pace) => snapshot.hasTag(pace)) ?? 'quiet';
  if (tagged !== 'busy' && snapshot.hasTag('asking')) return 'reading';
  if (tagged === 'quiet' && snapshot.hasTag('step:staff')) return 'staff';
  if (!snapshot.hasTag('step:confirm')) return tagged;
  if (isReading(snapshot.context)) return 'busy';
  return mayGoOn(snapshot.context) ? tagged : 'reading';
}

/** The name of the screen: the path of the visit's state, `insurance.shown`; a stage that waits has its own name alone. */
export const screenOf = (snapshot: FlowSnapshot): string => {
  const { visit } = snapshot.value;
  if (typeof visit === 'string') return visit;
  const [stage, state] = Object.entries(visit)[0] ?? ['starting', ''];
  return state === 'waiting' ? stage : `${stage}.${String(state)}`;
};

/** The screen of questions and answers, `typing.finding`; `closed` where they are not open. */
export const askingOf = ({ value: { asking } }: FlowSnapshot): string =>
  typeof asking === 'string' ? asking : (Object.entries(asking)[0]?.join('.') ?? 'closed');

/**
 * Tells the flow its own place after every move, so that silences are measured from there, and reports it, so that a
 * reloaded page comes back to it.
 */
export function follow(actor: FlowActor, report: (at: InputOf<'visit.at'>) => void): () => void {
  let last = '';
  const subscription = actor.subscribe((snapshot) => {
    const at = stepOf(snapshot);
    const pace = paceOf(snapshot);
    const { language, departmentId } = snapshot.context;
    const place = [screenOf(snapshot), at, pace, language, departmentId].join(' ');
    if (place === last) return;
    last = place;
    if (at) report({ step: at, language, departmentId });
    actor.send({ type: 'AT', step: at ?? 'welcome', pace });
  });
  return () => subscription.unsubscribe();
}
