import type { CameraFailure } from './failures.ts';
import type { CameraHint, FromWorker } from './messages.ts';
import { type Cameras, openCamera, stopStream } from './open-camera.ts';
import { createSession, type Session } from './session.ts';
import { type PageTimers, pageTimers } from './timers.ts';
import { tune } from './tune.ts';
import { linkWorker, startCameraWorker, type WorkerLike } from './worker-link.ts';

export type { CameraFailure } from './failures.ts';
export type { CameraHint } from './messages.ts';

/** `lost`: it should be open, is not, and is tried again and again. */
export type CameraState = 'off' | 'opening' | 'ready' | 'lost';

/** What a state may need to say: why it is lost; `no-print`: ready, but the print on cards cannot be read here. */
export type CameraReason = CameraFailure | 'no-print';

export interface CameraWish {
  /** A part of the device's name; null: the first camera. */
  readonly label: string | null;
  readonly torch: boolean;
  /** Whether the print on the back of cards (MRZ) is to be read where no code is seen. */
  readonly mrz: boolean;
}

export interface CameraSetup {
  readonly wish: CameraWish;
  /** `reason` is a `CameraReason`. */
  onState(state: CameraState, reason: string | null): void;
  onHint(hint: CameraHint | null): void;
  /** The text of a QR code, or the three lines of an MRZ joined by `/`; once for every time it is held up. */
  onCode(text: string): void;
  /** What the camera sees, for a video element; null: nothing any more. */
  onStream(stream: MediaStream | null): void;
  readonly cameras?: Cameras;
  readonly timers?: PageTimers;
  readonly worker?: () => WorkerLike;
  readonly frames?: (track: MediaStreamTrack) => ReadableStream<VideoFrame>;
}

export interface Camera {
  /** `nothing` stops the camera: its light goes off, and nothing of what it saw is left. */
  watch(what: 'nothing' | 'codes'): void;
  close(): void;
}

/** How long to wait before the camera is tried again, by the number of failures in a row. Milliseconds. */
const BACK_OFF_MS = [500, 1000, 2000, 5000, 10_000] as const;
/** Devices come one by one after a plug: their storm is waited out. */
const PLUGGED_MS = 300;

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
    if (message.type === 'failed') {
      noPrint ||= message.what === 'print';
      if (message.what === 'codes') broken('fault');
      else if (state === 'ready') tell('ready', 'no-print');
      return;
    }
    if (message.turn !== turn || !session) return;
    if (message.type === 'code') setup.onCode(message.text);
    if (message.type === 'hint') tellHint(message.hint);
    if (message.type === 'alive') {
      session.alive();
      failures = 0;
      tell('ready', noPrint ? 'no-print' : null);
    }
  }

  async function open(): Promise<void> {
    stopWaiting();
    const mine = ++turn;
    if (state === 'off') tell('opening', null);
    const opened = await openCamera(cameras, wish.label);
    if (mine !== turn) {
      if (opened.ok) stopStream(opened.value);
      return;
    }
    if (!opened.ok) return lose(opened.error);
    begin(opened.value);
  }

  function begin(stream: MediaStream): void {
    const track = stream.getVideoTracks()[0];
    if (!track) throw new Error('stream-without-video');
    // A worker that hangs looks like a camera that is silent.
    const lost = (why: 'unplugged' | 'silent'): void => (why === 'silent' ? broken(why) : lose(why));
    session = createSession(stream, track, timers, lost);
    worker.watch(turn, frames(track), wish.mrz);
    setup.onStream(stream);
    void tune(track, wish.torch);
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
    stopWaiting = timers.after(wait ?? 0, () => void open());
  }

  function broken(why: CameraFailure): void {
    noPrint = false;
    worker.end();
    if (state !== 'off') lose(why);
  }

  function plugged(): void {
    if (state !== 'lost' || session) return;
    stopWaiting();
    stopWaiting = timers.after(PLUGGED_MS, () => void open());
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
      else if (state === 'off') void open();
    },
    close() {
      off();
      cameras.removeEventListener('devicechange', plugged);
      worker.end();
    },
  };
}
