import { createActor, SimulatedClock } from 'xstate';
import { follow, paceOf, screenOf } from '../../renderer/flow/follow.ts';
import { connectFlow } from '../../renderer/flow/host-link.ts';
import type { FlowEvent } from '../../renderer/flow/setup.ts';
import { ordinaryDay, PERSON, type Script, scriptedHost } from './scripted-host.ts';

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
};
export const CARD: FlowEvent = {
  type: 'CARD',
  card: { kind: 'person', visitKey: 'visit-1', person: PERSON },
};
export const NEXT: FlowEvent = { type: 'NEXT' };
export const SHORT_PATH: readonly FlowEvent[] = [
  CARD,
  NEXT,
  NEXT,
  { type: 'DEPARTMENT', id: 'noi' },
  { type: 'CLINIC', id: 'noi-1' },
  NEXT,
];
/** What the host tells by itself. */
const TOLD: readonly FlowEvent['type'][] = ['CARD', 'CHIP', 'PERSON', 'DEVICES', 'PAYMENT'];

/** The flow on a host that answers by the script, with a clock that the test moves. */
export async function start(script: Script = ordinaryDay()) {
  const clock = new SimulatedClock();
  const host = scriptedHost(script);
  const actor = createActor(connectFlow(host), { clock });
  follow(actor, (at) => void host.request('visit.at', at));
  actor.start();
  actor.send({ type: 'LINK_UP' });
  await settle();
  const touches: FlowEvent['type'][] = [];
  return {
    actor,
    host,
    /** The screen that is shown. */
    at: (): string => screenOf(actor.getSnapshot()),
    pace: () => paceOf(actor.getSnapshot()),
    /** What was touched so far. */
    touches,
    context: () => actor.getSnapshot().context,
    async send(...events: readonly FlowEvent[]) {
      for (const event of events) {
        if (!TOLD.includes(event.type)) touches.push(event.type);
        actor.send(event);
        await settle();
      }
    },
    async wait(ms: number) {
      clock.increment(ms);
      await settle();
    },
  };
}
