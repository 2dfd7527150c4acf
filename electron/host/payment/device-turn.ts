import type { PaymentMeans } from '../../../drivers/ports/payment.ts';
import type { Parts } from '../parts.ts';
import { openOf } from './lines.ts';
import type { Reversals } from './reversals.ts';
import type { Till } from './till.ts';

/** Staff's work at a terminal, one at a time. */
export interface DeviceTurn {
  /** `busy`: nothing was begun. */
  take<T>(means: PaymentMeans, work: () => Promise<T>): Promise<T | 'busy'>;
  isTaken(means: PaymentMeans): boolean;
}

export interface DeviceTurnParts extends Pick<Parts, 'config' | 'journal'> {
  readonly till: Pick<Till, 'isBusy' | 'resolveOpen'>;
  readonly reversals: Pick<Reversals, 'askLeft' | 'closing'>;
}

/**
 * A terminal's last transaction is the evidence of a charge, or a reversal, of which nobody knows yet how it ended: what is open
 * is asked after before anything takes its place there.
 */
export function createDeviceTurn({ config, journal, till, reversals }: DeviceTurnParts): DeviceTurn {
  const taken = new Set<PaymentMeans>();

  const isOurs = (means: PaymentMeans, its: { readonly means: PaymentMeans; readonly driver: string }) =>
    its.means === means && config.payment[means]?.driver === its.driver;

  async function isFree(means: PaymentMeans): Promise<boolean> {
    if (till.isBusy(means) || !(await till.resolveOpen(means))) return false;
    const ofMeans = () => openOf(journal, 'reverse').filter(({ payload }) => isOurs(means, payload));
    if (ofMeans().length > 0) await reversals.askLeft((_, payload) => isOurs(means, payload));
    // Somebody may have come meanwhile; and what is closed has no journal.
    return !reversals.closing.aborted && !till.isBusy(means) && ofMeans().length === 0;
  }

  return {
    async take(means, work) {
      if (taken.has(means)) return 'busy';
      taken.add(means);
      try {
        return (await isFree(means)) ? await work() : 'busy';
      } finally {
        taken.delete(means);
      }
    },
    isTaken: (means) => taken.has(means),
  };
}
