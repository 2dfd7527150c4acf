import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Samples a second, one channel, 16 bits: enough for a voice. */
const RATE = 16_000;
const SAMPLE_BYTES = 2;
const FRAME_MS = 20;
const FRAME_BYTES = (RATE / 1000) * FRAME_MS * SAMPLE_BYTES;
/** Of full scale, root mean square of a frame. A null sink is silent to the last bit; the voice is at 0.02 to 0.2. */
const LOUD = 0.005;

/** Of what was heard, one value a frame of 20 ms: its loudness, 0 to 1 of full scale. */
export interface Recording {
  readonly frames: readonly number[];
  readonly loudest: number;
  /** How long there was sound, in ms, pauses between words not counted. */
  readonly soundMs: number;
}

export interface Microphone {
  /** Listens for `ms`. */
  record(ms: number): Promise<Recording>;
  /** True as soon as there was sound for `soundMs` from now on (pauses not counted); false where there was not within `ms`. */
  heardSpeech(soundMs: number, ms: number): Promise<boolean>;
  /** True as soon as there was no sound for `quietMs` on end; false where there was not within `ms`. */
  heardSilence(quietMs: number, ms: number): Promise<boolean>;
}

/** Records the monitor of a PulseAudio sink from now on. Throws where it gives no sound, not even silence. */
export async function openMicrophone(
  device: string,
  env: NodeJS.ProcessEnv,
): Promise<{ child: ChildProcess; microphone: Microphone }> {
  const options = ['-d', device, '--format=s16le', `--rate=${RATE}`, '--channels=1', '--latency-msec=20'];
  const child = spawn('parec', options, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const listeners = new Set<(frame: number) => void>();
  let rest: Buffer = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= FRAME_BYTES) {
      const loudness = loudnessOf(rest.subarray(0, FRAME_BYTES));
      rest = rest.subarray(FRAME_BYTES);
      for (const listener of listeners) listener(loudness);
    }
  });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`parec ended with ${code}`))),
  ]);

  /** Hands every frame to `enough`, until it says so (true) or `ms` are over (false). */
  const listen = (ms: number, enough: (frame: number) => boolean): Promise<boolean> =>
    new Promise((resolve) => {
      const finish = (heard: boolean): void => {
        clearTimeout(limit);
        listeners.delete(listener);
        resolve(heard);
      };
      const listener = (frame: number): void => {
        if (enough(frame)) finish(true);
      };
      const limit = setTimeout(finish, ms, false);
      listeners.add(listener);
    });

  const microphone: Microphone = {
    async record(ms) {
      const frames: number[] = [];
      await listen(ms, (frame) => {
        frames.push(frame);
        return false;
      });
      return {
        frames,
        loudest: Math.max(0, ...frames),
        soundMs: frames.filter(isLoud).length * FRAME_MS,
      };
    },
    heardSpeech(soundMs, ms) {
      let heard = 0;
      return listen(ms, (frame) => {
        if (isLoud(frame)) heard += FRAME_MS;
        return heard >= soundMs;
      });
    },
    heardSilence(quietMs, ms) {
      let quiet = 0;
      return listen(ms, (frame) => {
        quiet = isLoud(frame) ? 0 : quiet + FRAME_MS;
        return quiet >= quietMs;
      });
    },
  };
  return { child, microphone };
}

const isLoud = (loudness: number): boolean => loudness > LOUD;

/** Root mean square of 16-bit samples. */
function loudnessOf(frame: Buffer): number {
  let sum = 0;
  for (let at = 0; at < frame.length; at += SAMPLE_BYTES) sum += (frame.readInt16LE(at) / 0x8000) ** 2;
  return Math.sqrt(sum / (frame.length / SAMPLE_BYTES));
}
