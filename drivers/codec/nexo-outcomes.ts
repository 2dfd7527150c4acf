import { maskedPan, maskedText } from './nexo-card.ts';
import type { NexoTransaction } from './nexo-requests.ts';
import type { NexoCondition, PaymentResponse, ReversalResponse } from './nexo-schemas.ts';

/** Money that a terminal took. */
export interface NexoApproval {
  /** Integer đồng, more than 0; not always what was asked for. */
  readonly amount: number;
  /** Null where the terminal did not name it: it cannot be reversed then. */
  readonly transaction: NexoTransaction | null;
  readonly card: { readonly masked: string | null; readonly name: string | null } | null;
}

/** A message that was no success. `condition` null: none, or one that we do not know. */
export interface NexoRefusal {
  readonly outcome: 'refused';
  readonly condition: NexoCondition | null;
  /** What AdditionalResponse says of it, as text; '' for nothing. It may hold anything: never to be shown or logged. */
  readonly more: string;
}

export type NexoPayment = { readonly outcome: 'approved'; readonly approval: NexoApproval } | NexoRefusal;
export type NexoReversal = { readonly outcome: 'reversed'; readonly amount: number | null } | NexoRefusal;

/** AdditionalResponse is text, a query, or either of them (or JSON) in base64. */
const moreOf = (text: string | undefined): string => {
  if (text === undefined) return '';
  const compact = text.trim();
  const isBase64 = compact.length >= 8 && compact.length % 4 === 0 && /^[0-9A-Za-z+/]+={0,2}$/.test(compact);
  const plain = isBase64 ? `${compact} ${Buffer.from(compact, 'base64').toString('utf8')}` : compact;
  return plain.replaceAll('+', ' ').replace(/%20/g, ' ');
};

const refusal = ({ ErrorCondition, AdditionalResponse }: PaymentResponse['Response']): NexoRefusal => ({
  outcome: 'refused',
  condition: ErrorCondition ?? null,
  more: moreOf(AdditionalResponse),
});

/** Twelve digits, as cards' messages carry them (ISO 8583, field 4). */
const MOST = 999_999_999_999;
const isDong = (amount: number): boolean => Number.isSafeInteger(amount) && amount > 0 && amount <= MOST;

/**
 * What a PaymentResponse says. `Partial` is an approval of what it says. An approval of no amount, of more than can be, of part
 * of a đồng or of other money is null: something was taken, and what cannot be told.
 */
export const readPayment = (answer: PaymentResponse): NexoPayment | null => {
  if (answer.Response.Result === 'Failure') return refusal(answer.Response);
  const amounts = answer.PaymentResult?.AmountsResp;
  if (amounts === undefined || !isDong(amounts.AuthorizedAmount)) return null;
  if (amounts.Currency !== undefined && amounts.Currency !== 'VND') return null;
  const name = answer.POIData?.POITransactionID;
  const card = answer.PaymentResult?.PaymentInstrumentData?.CardData;
  return {
    outcome: 'approved',
    approval: {
      amount: amounts.AuthorizedAmount,
      transaction: name === undefined ? null : { id: name.TransactionID, timeStamp: name.TimeStamp },
      card:
        card === undefined
          ? null
          : {
              masked: maskedPan(card.MaskedPan ?? card.MaskedPAN ?? ''),
              name: maskedText(card.PaymentBrand ?? ''),
            },
    },
  };
};

/** What a ReversalResponse says, null where it cannot be told. `amount`: what went back, null for all of it. */
export const readReversal = (answer: ReversalResponse): NexoReversal | null => {
  if (answer.Response.Result === 'Failure') return refusal(answer.Response);
  const { ReversedAmount: amount = null } = answer;
  if (amount !== null && !isDong(amount)) return null;
  return answer.Response.Result === 'Partial' && amount === null ? null : { outcome: 'reversed', amount };
};
