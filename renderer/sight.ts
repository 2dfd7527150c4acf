import type { InputOf } from '../electron/contract/messages.ts';
import type { Step } from '../electron/contract/views.ts';
import type { Camera, createCamera } from './camera/camera.ts';
import type { CameraUnread } from './camera/camera-setup.ts';
import type { FlowActor } from './flow/follow.ts';
import { stepOf } from './flow/follow.ts';

/** Where a code begins something, or helps: elsewhere the camera is off and its lamp dark. */
const LOOKS: readonly Step[] = ['welcome', 'identify', 'refused', 'confirm', 'companion', 'goodbye'];

/** The live picture, for the one screen that shows it. It stands outside the flow: a stream is no data. */
export interface Sight {
  stream(): MediaStream | null;
  /** Calls back at each change until the returned function is called. */
  listen(onChange: () => void): () => void;
}

export interface SightSetup {
  readonly actor: FlowActor;
  readonly open: typeof createCamera;
  readonly shown: (text: string) => void;
  readonly unread: (why: CameraUnread) => void;
  readonly report: (camera: InputOf<'page.camera'>) => void;
}

/** Opens the camera that the host's configuration names, once it is known, and lets it look where the flow wants codes. */
export function openSight({ actor, open, shown, unread, report }: SightSetup): Sight {
  let camera: Camera | null = null;
  let stream: MediaStream | null = null;
  const listeners = new Set<() => void>();

  actor.subscribe((snapshot) => {
    const wish = snapshot.context.kiosk?.camera;
    if (!wish) return;
    camera ??= open({
      wish,
      onState(state, reason) {
        report({ state, reason });
        actor.send({ type: 'CAMERA', camera: state, readsPrint: reason !== 'no-print' });
      },
      onHint: (aim) => actor.send({ type: 'AIM', aim }),
      onCode: shown,
      onUnread: unread,
      onStream(next) {
        stream = next;
        for (const listener of [...listeners]) listener();
      },
    });
    const step = stepOf(snapshot);
    // Between two places it stays as it is: a camera that is closed and opened in one breath may give no picture.
    if (step) camera.watch(LOOKS.includes(step) ? 'codes' : 'nothing');
  });
  return {
    stream: () => stream,
    listen(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
  };
}
