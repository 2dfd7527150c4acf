import type { OpenFailure } from '../../define.ts';
import type { Result } from '../../ports/result.ts';
import { afterSilence } from '../../transport/silence.ts';
import type { Timers } from '../../transport/timers.ts';

/** The way on which codes come in: a serial line, a HID device. */
export interface Wire {
  /** May be called again. */
  close(): Promise<void>;
}

export interface WireEars {
  /** Something came in, whatever it is. */
  readonly onTraffic: () => void;
  /** The device has gone, unless we closed it. */
  readonly onLost: (reason: string) => void;
}

export interface RenewalOptions {
  readonly open: (ears: WireEars) => Promise<Result<Wire, OpenFailure>>;
  /** Silence after which the wire is closed and opened again, milliseconds; 0: never. */
  readonly silentMs: number;
  readonly timers: Timers;
  readonly onRenewed: () => void;
  /** Said when the device has gone, or did not open again; the wire is of no more use. */
  readonly onLost: (reason: string) => void;
}

/** A handle that is dead may never say that it is closed: it is given up after so long. */
const CLOSE_MS = 3_000;

/** Closes a wire; false where that does not end. */
const closes = (wire: Wire, timers: Timers): Promise<boolean> => {
  let stop = (): void => undefined;
  const limit = new Promise<boolean>((resolve) => {
    stop = timers.after(CLOSE_MS, () => resolve(false));
  });
  return Promise.race([wire.close().then(() => true), limit]).finally(() => stop());
};

/**
 * Opens a wire and renews it after each long silence: after a night a hub may have put the scanner to sleep, and a
 * handle may be dead without having said so. Whoever listens hears nothing of it, unless the wire does not close: then it
 * is lost. To close it for good ends all the same.
 */
export const openRenewed = async (options: RenewalOptions): Promise<Result<Wire, OpenFailure>> => {
  const { silentMs, timers } = options;
  /** Which opening the word of a wire belongs to: what one says that was given up is no news. */
  let current = 0;
  let over = false;
  let stopSilence = (): void => undefined;
  let renewal: Promise<void> = Promise.resolve();

  const finish = (): void => {
    over = true;
    stopSilence();
  };
  const lose = (reason: string): void => {
    if (over) return;
    finish();
    options.onLost(reason);
  };
  const open = (): Promise<Result<Wire, OpenFailure>> => {
    const mine = ++current;
    return options.open({
      onTraffic: () => {
        if (mine === current) awaitSilence();
      },
      onLost: (reason) => {
        if (mine === current) lose(reason);
      },
    });
  };

  const first = await open();
  if (!first.ok) return first;
  let wire = first.value;

  const renew = async (): Promise<void> => {
    current++;
    const closed = await closes(wire, timers);
    if (over) return;
    if (!closed) {
      lose('close-hangs');
      return;
    }
    const next = await open();
    if (!next.ok) {
      lose(`${next.error} after a silence`);
      return;
    }
    wire = next.value;
    if (over) return;
    options.onRenewed();
    awaitSilence();
  };
  function awaitSilence(): void {
    stopSilence();
    if (over || silentMs === 0) return;
    stopSilence = afterSilence(timers, silentMs, () => {
      renewal = renew().catch((error: unknown) => lose(error instanceof Error ? error.message : 'unknown'));
    });
  }

  awaitSilence();
  return {
    ok: true,
    value: {
      close: async () => {
        finish();
        await renewal;
        await closes(wire, timers);
      },
    },
  };
};
