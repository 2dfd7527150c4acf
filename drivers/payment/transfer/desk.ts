import type { ChargeIntent, ChargeProgress, Money, PaymentStatus } from '../../ports/payment.ts';

/** Why a question has no answer that counts. */
export type Silence =
  /** Certain that nothing was sent. */
  | 'unreachable'
  | 'timeout'
  /** The connection broke, or the kiosk is closing. */
  | 'lost'
  /** Not what was asked, not of this order, or it contradicts itself. */
  | 'nonsense'
  /** Not signed by the provider. */
  | 'signature'
  /** The provider does not take us for who we are. */
  | 'refused'
  /** The provider says that it fails. */
  | 'server';

/** How an order stands at the provider. */
export type OrderState =
  | 'waiting'
  /** A transfer is on its way; money is not there. */
  | 'seen'
  | 'paid'
  | 'cancelled'
  | 'expired'
  | 'failed';

export type OrderWord =
  | { readonly state: OrderState; readonly money: readonly Money[] }
  | { readonly state: 'none' }
  | { readonly state: 'no-answer'; readonly why: Silence };

/** What the patient is shown of an order. */
export type Shown = Pick<Extract<ChargeProgress, { step: 'qr' }>, 'payload' | 'to'>;

export type Created =
  | ({ readonly kind: 'created' } & Shown)
  /** The provider has an order of this number already, which is not of this charge. */
  | { readonly kind: 'exists' }
  /** It stands, but its code is not what was asked for. */
  | { readonly kind: 'unshowable'; readonly why: string }
  /** Certain that there is no order. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable' }
  /** There may be one. */
  | { readonly kind: 'lost'; readonly why: Silence };

/** A provider that takes orders to be paid by transfer. No method throws for what network or provider do. */
export interface OrderDesk {
  create(intent: ChargeIntent, signal: AbortSignal): Promise<Created>;
  read(intent: ChargeIntent, signal: AbortSignal): Promise<OrderWord>;
  /** Asks that no more money be waited for. What became of it is read afterwards, so its own answer counts for nothing. */
  close(intent: ChargeIntent, signal: AbortSignal): Promise<void>;
  /** What can be shown of an order whose creation was not answered; null where only that answer had it. */
  shown(intent: ChargeIntent): Shown | null;
  /** Creates nothing. */
  status(signal: AbortSignal): Promise<PaymentStatus>;
}
