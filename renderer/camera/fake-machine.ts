import type { ToWorker } from './messages.ts';
import type { Cameras } from './open-camera.ts';

/** The cameras of a machine, of which the test plugs and unplugs. */
export function machine(names: readonly string[]) {
  const events = new EventTarget();
  let devices = names.map((name) => ({ name }));
  let named = false;
  let refusal: string | null = null;
  let gate: Promise<void> = Promise.resolve();
  const tracks: (EventTarget & { name: string; stopped: boolean })[] = [];

  function trackOf(name: string) {
    const track = Object.assign(new EventTarget(), {
      name,
      stopped: false,
      stop: () => {
        track.stopped = true;
      },
      getCapabilities: () => ({}),
      applyConstraints: async () => undefined,
    });
    tracks.push(track);
    return track;
  }

  async function open(constraints?: MediaStreamConstraints) {
    await gate;
    if (refusal) throw new DOMException('', refusal);
    const video = constraints?.video;
    const id = typeof video === 'object' && typeof video.deviceId === 'object' ? video.deviceId : null;
    const wanted = id && 'exact' in id ? id.exact : devices[0]?.name;
    const device = devices.find(({ name }) => name === wanted);
    if (!device) throw new DOMException('', 'NotFoundError');
    named = true;
    const track = trackOf(device.name);
    return { getTracks: () => [track], getVideoTracks: () => [track] };
  }

  const cameras = {
    enumerateDevices: async () =>
      devices.map(({ name }) => ({
        kind: 'videoinput',
        deviceId: named ? name : '',
        label: named ? name : '',
      })),
    getUserMedia: open,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  return {
    cameras: cameras as unknown as Cameras,
    tracks,
    refuse: (name: string | null) => {
      refusal = name;
    },
    /** The next openings wait until the returned function is called. */
    hang(): () => void {
      let goesOn = (): void => undefined;
      gate = new Promise((resolve) => {
        goesOn = resolve;
      });
      return () => goesOn();
    },
    plug(next: readonly string[]) {
      devices = next.map((name) => ({ name }));
      events.dispatchEvent(new Event('devicechange'));
    },
  };
}

/** Workers that the camera starts; the test speaks for the newest. */
export function workers() {
  const all: { sent: ToWorker[]; ended: boolean; message: (data: unknown) => void; error: () => void }[] = [];
  return {
    all,
    start: () => {
      const one = {
        sent: [] as ToWorker[],
        ended: false,
        message: (_data: unknown): void => undefined,
        error: (): void => undefined,
      };
      all.push(one);
      return {
        postMessage: (message: ToWorker) => void one.sent.push(message),
        addEventListener(type: 'message' | 'error', listener: (event: { data: unknown }) => void) {
          if (type === 'message') one.message = (data) => listener({ data });
          else one.error = () => listener({ data: null });
        },
        terminate: () => {
          one.ended = true;
        },
      };
    },
    turn(): number {
      const watch = all.at(-1)?.sent.findLast((message) => message.type === 'watch');
      return watch?.type === 'watch' ? watch.turn : -1;
    },
  };
}
