import type { Timers } from '../../drivers/transport/timers.ts';
import type { PrinterView } from '../contract/views.ts';
import { DELAYS } from './delays.ts';

/** Tells staff of a printer that needs a hand, also while nobody stands at the kiosk. */
export interface PrinterWatch {
  saw(status: PrinterView): void;
  stop(): void;
}

/** Each trouble is told once, when it has stood for a while, and again only after all was well for longer. */
export function createPrinterWatch(timers: Timers, warn: (status: PrinterView) => void): PrinterWatch {
  const told = new Set<PrinterView>();
  let cancel = (): void => undefined;

  return {
    saw(status) {
      cancel();
      cancel =
        status === 'ready'
          ? timers.after(DELAYS.printerWell, () => told.clear())
          : timers.after(DELAYS.printerSettle, () => {
              if (!told.has(status)) warn(status);
              told.add(status);
            });
    },
    stop: () => cancel(),
  };
}
