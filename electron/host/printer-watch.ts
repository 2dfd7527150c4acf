import type { Timers } from '../../drivers/transport/timers.ts';
import type { PrinterView } from '../contract/views.ts';
import { DELAYS } from './delays.ts';

/** Tells staff of a printer that needs a hand, also while nobody stands at the kiosk. */
export interface PrinterWatch {
  saw(status: PrinterView): void;
  stop(): void;
}

/**
 * Each trouble is told once, when it has stood for a while, and again only after all was well for longer. A call that
 * nobody took is made again. `warn` says whether it was taken.
 */
export function createPrinterWatch(
  timers: Timers,
  warn: (status: PrinterView) => Promise<boolean>,
): PrinterWatch {
  const told = new Set<PrinterView>();
  let current: PrinterView | null = null;
  let cancel = (): void => undefined;

  async function tell(status: PrinterView): Promise<void> {
    if (told.has(status)) return;
    const taken = await warn(status);
    if (taken) told.add(status);
    else if (current === status) cancel = timers.after(DELAYS.printerWell, () => void tell(status));
  }

  return {
    saw(status) {
      if (status === current) return;
      current = status;
      cancel();
      cancel =
        status === 'ready'
          ? timers.after(DELAYS.printerWell, () => told.clear())
          : timers.after(DELAYS.printerSettle, () => void tell(status));
    },
    stop() {
      current = null;
      cancel();
    },
  };
}
