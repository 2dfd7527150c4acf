import type { MrzFailure } from '../../drivers/vision/mrz/decide.ts';
import type { GrayPicture } from '../../drivers/vision/picture.ts';
import type { PageTimers } from './timers.ts';

/** A reading takes 100 to 500 ms; an engine that is not done after so long never will be. */
const LIMIT_MS = 5000;
/** Starting means unpacking 11 MB of letters; a library that fails to start says nothing at all. */
const START_LIMIT_MS = 20_000;
/** After so many failures in a row there is no print to be read here… */
const ENOUGH = 3;
/** …for so long, doubled with every further failure: a library that fails to start may leave its worker behind. */
const AGAIN_MS = 5 * 60_000;

/** The three lines, all check digits right, or why there are none. */
export type PrintReading =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly reason: MrzFailure };

/** A running engine. */
export interface PrintEngine {
  read(picture: GrayPicture): Promise<PrintReading>;
  end(): void;
}

export interface PrintReader {
  /** Starts the engine ahead of the first card, where it does not run. */
  warmUp(): void;
  /** Null while no engine is running. One that breaks is replaced. */
  read(picture: GrayPicture): Promise<PrintReading | null>;
}

export interface PrintReaderSetup {
  readonly start: () => Promise<PrintEngine>;
  readonly timers: PageTimers;
  /** Told once, when it gives up for a while. */
  readonly onFailed: () => void;
  /** It reads again after that. */
  readonly onMended: () => void;
}

/** Keeps an OCR engine in a worker of its own running: one that breaks or hangs costs a reading, not the camera. */
export function createPrintReader({ start, timers, onFailed, onMended }: PrintReaderSetup): PrintReader {
  let engine: PrintEngine | null = null;
  let starting = false;
  let failures = 0;
  let notBefore = 0;

  function within<T>(ms: number, promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = timers.after(ms, () => reject(new Error('print-reader-hangs')));
      promise.then(resolve, reject).finally(stop);
    });
  }

  function failed(): void {
    engine?.end();
    engine = null;
    if (++failures < ENOUGH) return;
    notBefore = timers.now() + AGAIN_MS * 2 ** (failures - ENOUGH);
    if (failures === ENOUGH) onFailed();
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
    if (!engine && !starting && timers.now() >= notBefore) void begin();
  }

  return {
    warmUp,
    async read(picture) {
      warmUp();
      if (!engine) return null;
      try {
        const reading = await within(LIMIT_MS, engine.read(picture));
        if (failures >= ENOUGH) onMended();
        failures = 0;
        return reading;
      } catch {
        // A library's engine, in a process of its own: whatever broke it, another one may work.
        failed();
        return null;
      }
    },
  };
}
