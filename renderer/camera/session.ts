import { stopStream } from './open-camera.ts';
import type { PageTimers } from './timers.ts';

/** Frames that stop coming for so long come no more by themselves: after a night the stream may hang. */
const SILENCE_MS = 5000;
/** The first frame: the camera finds its exposure; a new worker has to load what it reads codes with. */
const FIRST_MS = { warm: 3000, cold: 10_000 } as const;

/** A stream that is open. */
export interface Session {
  /** Frames come, and are looked at. */
  alive(): void;
  /** Stops the camera. */
  end(): void;
}

/** Watches over one open stream; `lost` is called at most once. */
export function createSession(
  stream: MediaStream,
  track: Pick<MediaStreamTrack, 'addEventListener' | 'removeEventListener'>,
  timers: PageTimers,
  worker: keyof typeof FIRST_MS,
  lost: (why: 'unplugged' | 'silent') => void,
): Session {
  const unplugged = (): void => lost('unplugged');
  let stopSilence = timers.after(FIRST_MS[worker], () => lost('silent'));
  let stopMute = (): void => undefined;

  // A muted track may go on with black frames.
  const muted = (): void => {
    stopMute();
    stopMute = timers.after(SILENCE_MS, () => lost('silent'));
  };
  const unmuted = (): void => stopMute();

  track.addEventListener('ended', unplugged);
  track.addEventListener('mute', muted);
  track.addEventListener('unmute', unmuted);

  return {
    alive() {
      stopSilence();
      stopSilence = timers.after(SILENCE_MS, () => lost('silent'));
    },
    end() {
      stopSilence();
      stopMute();
      track.removeEventListener('ended', unplugged);
      track.removeEventListener('mute', muted);
      track.removeEventListener('unmute', unmuted);
      stopStream(stream);
    },
  };
}
