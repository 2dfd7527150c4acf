import type { GrayPicture } from '../../drivers/vision/picture.ts';
import type { PageTimers } from './timers.ts';

/** A reading takes 100 to 500 ms; an engine that is not done after so long never will be. */
const LIMIT_MS = 5000;
/** Starting means unpacking 11 MB of letters; a library that fails to start says nothing at all. */
const START_LIMIT_MS = 20_000;
/** After so many failures in a row there is no print to be read here. */
const ENOUGH = 3;

/** A running engine. */
export interface PrintEngine {
  /** The three lines, all check digits right; null where they are not. */
  read(picture: GrayPicture): Promise<readonly string[] | null>;
  end(): void;
}

export interface PrintReader {
  /** Starts the engine ahead of the first card, where it does not run. */
  warmUp(): void;
  /** As `PrintEngine.read`; null, too, while no engine is running. One that breaks is replaced. */
  read(picture: GrayPicture): Promise<readonly string[] | null>;
}

export interface PrintReaderSetup {
  readonly start: () => Promise<PrintEngine>;
  readonly timers: PageTimers;
  /** Told once, when it gives up. */
  readonly onFailed: () => void;
}

/** Keeps an OCR engine in a worker of its own running: one that breaks or hangs costs a reading, not the camera. */
export function createPrintReader({ start, timers, onFailed }: PrintReaderSetup): PrintReader {
  let engine: PrintEngine | null = null;
  let starting = false;
  let failures = 0;

  function within<T>(ms: number, promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = timers.after(ms, () => reject(new Error('print-reader-hangs')));
      promise.then(resolve, reject).finally(stop);
    });
  }

  function failed(): void {
    engine?.end();
    engine = null;
    if (++failures === ENOUGH) onFailed();
  }

  async function begin(): Promise<void> {
    starting = true;
    const begun = start();
    try {
      engine = await within(START_LIMIT_MS, begun);
    } catch {
      // One that starts after all comes too late; one that cannot has nothing to end.
      begun.then(
        (late) => late.end(),
        () => undefined,
      );
      failed();
    } finally {
      starting = false;
    }
  }

  function warmUp(): void {
    if (!engine && !starting && failures < ENOUGH) void begin();
  }

  return {
    warmUp,
    async read(picture) {
      warmUp();
      if (!engine) return null;
      try {
        const lines = await within(LIMIT_MS, engine.read(picture));
        failures = 0;
        return lines;
      } catch {
        // A library's engine, in a process of its own: whatever broke it, another one may work.
        failed();
        return null;
      }
    },
  };
}
