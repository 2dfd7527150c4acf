import './ui/css/index.css';
import { createRoot } from 'react-dom/client';
import { createActor } from 'xstate';
import { App } from './app.tsx';
import { createCamera } from './camera/camera.ts';
import { pageTimers } from './camera/timers.ts';
import { connect } from './connect.ts';
import { follow } from './flow/follow.ts';
import { connectFlow, createHostLink } from './flow/host-link.ts';
import { startTexts } from './i18n/i18n.ts';
import { vi } from './i18n/vi.ts';
import { openSight } from './sight.ts';
import { hearTypedCodes } from './typed-codes.ts';
import { CrashGuard } from './ui/crash-guard.tsx';
import { listenToWedge } from './wedge/wedge.ts';

/** Time for the report to leave before the page is opened anew. */
const RELOAD_MS = 300;

const link = createHostLink();
const actor = createActor(connectFlow(link));

function crashed(code: string): void {
  void link.request('page.fault', { code });
  setTimeout(() => window.location.reload(), RELOAD_MS);
}

startTexts();
actor.subscribe({ error: (error) => crashed(`flow ${error instanceof Error ? error.name : 'unknown'}`) });
actor.start();
follow(actor, (at) => void link.request('visit.at', at));
const sight = openSight({
  actor,
  open: createCamera,
  shown: (text) => void link.request('code.shown', { by: 'camera', text }),
  unread: (why) => void link.request('code.unread', { why }),
  report: (camera) => void link.request('page.camera', camera),
});
hearTypedCodes({
  actor,
  listen: () =>
    listenToWedge(window, {
      onCode: (text, altered) => void link.request('code.shown', { by: 'keyboard-scanner', text, altered }),
      onLost: () => void link.request('code.unread', { why: 'damaged' }),
      timers: pageTimers,
    }),
});
connect((channel) => link.attach(channel, actor.send));
for (const sign of ['pointerdown', 'keydown'] as const) {
  document.addEventListener(sign, () => actor.send({ type: 'TOUCH' }), { capture: true, passive: true });
}

const root = document.getElementById('root');
if (!root) throw new Error('no-root');
createRoot(root).render(
  <CrashGuard onCrash={crashed} instead={<p className="crashed">{vi.fault.headline}</p>}>
    <App actor={actor} sight={sight} />
  </CrashGuard>,
);
