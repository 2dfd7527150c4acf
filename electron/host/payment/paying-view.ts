import type { ChargeProgress } from '../../../drivers/ports/payment.ts';
import type { EndingView, PayingView } from '../../contract/payment-views.ts';
import type { PayloadOf } from '../journal/payloads.ts';
import { bankName } from './banks.ts';

type Charged = Pick<PayloadOf<'charge'>, 'means' | 'charge'>;

const charged = ({ means, charge }: Charged) => ({
  means,
  amount: charge.amount,
  reference: charge.reference,
});

export const endedView = (payload: Charged, ending: EndingView): PayingView => ({
  state: 'ended',
  ...charged(payload),
  ending,
});

/** What the page shows of a charge under way. `before`: what it showed until now. */
export function progressView(
  before: PayingView | null,
  payload: Charged,
  progress: ChargeProgress,
): PayingView {
  switch (progress.step) {
    case 'qr': {
      const { payload: code, expiresAt, to } = progress;
      return {
        state: 'qr',
        ...charged(payload),
        payload: code,
        expiresAt,
        to: to && { bank: bankName(to.bin), account: to.account, name: to.name, purpose: to.purpose },
        seen: false,
      };
    }
    case 'seen':
      return before?.state === 'qr' ? { ...before, seen: true } : { state: 'starting', ...charged(payload) };
    case 'terminal':
      return { state: 'terminal', ...charged(payload), says: progress.says };
  }
}

/** For the operator's log. */
export const stepOf = (progress: ChargeProgress): string =>
  progress.step === 'terminal' ? progress.says : progress.step;
