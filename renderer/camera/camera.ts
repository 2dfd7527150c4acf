import type {
  Camera,
  CameraFailure,
  CameraHint,
  CameraReason,
  CameraSetup,
  CameraState,
} from './camera-setup.ts';
import type { FromWorker } from './messages.ts';
import { openCamera, stopStream } from './open-camera.ts';
import { createSession, type Session } from './session.ts';
import { pageTimers } from './timers.ts';
import { tune } from './tune.ts';
import { linkWorker, startCameraWorker } from './worker-link.ts';

export type * from './camera-setup.ts';

/** How long to wait before the camera is tried again, by the number of failures in a row. Milliseconds. */
const BACK_OFF_MS = [500, 1000, 2000, 5000, 10_000] as const;
/** Devices come one by one after a plug: their storm is waited out. */
const PLUGGED_MS = 300;
/** A device that is not open after so long hangs in its driver. */
const OPEN_MS = 15_000;

const framesOf = (track: MediaStreamTrack): ReadableStream<VideoFrame> =>
  new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable;

/**
 * ```
 *  off ──watch codes──▶ opening ──frames looked at──▶ ready
 *   ▲                     │  no camera, not allowed …    │ unplugged, silent, worker broken
 *   └──watch nothing── lost ◀────────────────────────────┘
 *                       └── back-off, or a device was plugged in ──▶ ready
 * ```
 * It stays `lost`, and does not flicker, until frames come again.
 */
export function createCamera(setup: CameraSetup): Camera {
  const { wish, cameras = navigator.mediaDevices, timers = pageTimers, frames = framesOf } = setup;
  let state: CameraState = 'off';
  let reason: CameraReason | null = null;
  let hint: CameraHint | null = null;
  let noPrint = false;
  /** The worker has looked at a frame. */
  let warm = false;
  /** What may still lie before the camera: it outlives the watching and the worker, not the page. */
  let held: readonly string[] = [];
  /** Counts openings and stops: whatever began before the last one is late. */
  let turn = 0;
  let failures = 0;
  let session: Session | null = null;
  let stopWaiting = (): void => undefined;

  function tell(next: CameraState, why: CameraReason | null): void {
    if (next === state && why === reason) return;
    state = next;
    reason = why;
    setup.onState(next, why);
  }

  const tellReady = (): void => tell('ready', noPrint ? 'no-print' : null);

  function tellHint(next: CameraHint | null): void {
    if (next === hint) return;
    hint = next;
    setup.onHint(next);
  }

  const worker = linkWorker({
    start: setup.worker ?? startCameraWorker,
    onMessage: heed,
    onBroken: () => broken('fault'),
  });

  function heed(message: FromWorker): void {
    if (message.type === 'failed') broken('fault');
    if (message.type === 'print') {
      noPrint = !message.works;
      if (state === 'ready') tellReady();
    }
    if (!('turn' in message) || message.turn !== turn || !session) return;
    if (message.type === 'code') {
      held = message.held;
      setup.onCode(message.text);
    }
    if (message.type === 'unread') setup.onUnread?.(message.why);
    if (message.type === 'hint') tellHint(message.hint);
    if (message.type === 'alive') {
      session.alive();
      warm = true;
      failures = 0;
      tellReady();
    }
  }

  function open(): void {
    stopWaiting();
    const mine = ++turn;
    if (state === 'off') tell('opening', null);
    stopWaiting = timers.after(OPEN_MS, () => lose('silent'));
    attempt(mine).catch(() => {
      // A browser that breaks its own rules: the technician sees `fault`, and it is tried again.
      if (mine === turn) lose('fault');
    });
  }

  async function attempt(mine: number): Promise<void> {
    const opened = await openCamera(cameras, wish.label);
    if (mine !== turn) {
      if (opened.ok) stopStream(opened.value);
      return;
    }
    stopWaiting();
    if (!opened.ok) return lose(opened.error);
    begin(opened.value);
  }

  function begin(stream: MediaStream): void {
    const track = stream.getVideoTracks()[0];
    if (!track) {
      stopStream(stream);
      throw new Error('stream-without-video');
    }
    // A worker that hangs looks like a camera that is silent.
    const lost = (why: 'unplugged' | 'silent'): void => (why === 'silent' ? broken(why) : lose(why));
    session = createSession(stream, track, timers, warm ? 'warm' : 'cold', lost);
    worker.watch({ turn, frames: frames(track), mrz: wish.mrz, held });
    setup.onStream(stream);
    // It works untuned, too.
    tune(track, wish.torch).catch(() => undefined);
  }

  function end(): void {
    turn++;
    stopWaiting();
    tellHint(null);
    if (!session) return;
    session.end();
    session = null;
    worker.stop();
    setup.onStream(null);
  }

  function lose(why: CameraFailure): void {
    end();
    tell('lost', why);
    const wait = BACK_OFF_MS[Math.min(failures++, BACK_OFF_MS.length - 1)];
    stopWaiting = timers.after(wait ?? 0, open);
  }

  function broken(why: CameraFailure): void {
    noPrint = false;
    warm = false;
    worker.end();
    if (state !== 'off') lose(why);
  }

  function plugged(): void {
    if (state !== 'lost' || session) return;
    stopWaiting();
    stopWaiting = timers.after(PLUGGED_MS, open);
  }
  cameras.addEventListener('devicechange', plugged);

  function off(): void {
    end();
    failures = 0;
    tell('off', null);
  }

  return {
    watch(what) {
      if (what === 'nothing') off();
      else if (state === 'off') open();
    },
    close() {
      off();
      cameras.removeEventListener('devicechange', plugged);
      worker.end();
    },
  };
}
