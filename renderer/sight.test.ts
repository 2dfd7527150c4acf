import { expect, it } from 'vitest';
import { KIOSK, opened, ordinaryDay } from '../tests/flow/scripted-host.ts';
import { SHORT_PATH, start } from '../tests/flow/started.ts';
import type { createCamera } from './camera/camera.ts';
import { openSight } from './sight.ts';

type Setup = Parameters<typeof createCamera>[0];
const WISH = { label: null, torch: false, mirror: true, mrz: true };

async function look(camera: typeof WISH | null) {
  const day = ordinaryDay();
  const running = await start({
    ...day,
    'session.open': () => ({ ok: true, value: { ...opened(), kiosk: { ...KIOSK, camera } } }),
  });
  const setups: Setup[] = [];
  const watched: string[] = [];
  const sent: unknown[] = [];
  const sight = openSight({
    actor: running.actor,
    open: (setup) => {
      setups.push(setup);
      return {
        watch: (what) => void (watched.at(-1) === what || watched.push(what)),
        close: () => undefined,
      };
    },
    shown: (text) => sent.push(text),
    unread: (why) => sent.push(why),
    report: (state) => sent.push(state),
  });
  // Whatever happens next tells the sight where the patient is.
  await running.send({ type: 'TOUCH' });
  return { ...running, sight, setups, watched, sent };
}

it('opens no camera where there is none', async () => {
  const { setups } = await look(null);
  expect(setups).toEqual([]);
});

it('looks where a code is wanted, and nowhere else', async () => {
  const { setups, watched, send } = await look(WISH);
  expect(setups).toHaveLength(1);
  expect(watched).toEqual(['codes']);
  await send(...SHORT_PATH.slice(0, 2));
  expect(watched).toEqual(['codes', 'nothing']);
  await send({ type: 'END', reason: 'done' });
  expect(watched).toEqual(['codes', 'nothing', 'codes']);
});

it('tells the flow how the camera is and what would help it, and the host what it reads', async () => {
  const { setups, context, sent } = await look(WISH);
  const [setup] = setups;
  setup?.onState('ready', null);
  setup?.onHint('closer');
  expect(context()).toMatchObject({ camera: 'ready', readsPrint: true, aim: 'closer' });
  setup?.onState('ready', 'no-print');
  expect(context()).toMatchObject({ camera: 'ready', readsPrint: false });
  setup?.onCode('text');
  setup?.onUnread?.('two-cards');
  setup?.onState('lost', 'no-camera');
  expect(context()).toMatchObject({ camera: 'lost', aim: null });
  expect(sent).toEqual([
    { state: 'ready', reason: null },
    { state: 'ready', reason: 'no-print' },
    'text',
    'two-cards',
    { state: 'lost', reason: 'no-camera' },
  ]);
});

it('tells whoever shows the picture when it changes', async () => {
  const { sight, setups } = await look(WISH);
  let changes = 0;
  const stop = sight.listen(() => changes++);
  setups[0]?.onStream(null);
  stop();
  setups[0]?.onStream(null);
  expect([changes, sight.stream()]).toEqual([1, null]);
});
