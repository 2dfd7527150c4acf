import type { CardRecord } from './card-record.ts';
import type { Refusal, SaleEnd } from './card-sale.ts';
import {
  type ErrorCondition,
  failure,
  type Json,
  type PaymentBody,
  type ReversalBody,
  success,
  timeStamp,
} from './nexo-messages.ts';
import type { DayClose, Totals } from './till.ts';

export const CURRENCY = 'VND';

const REFUSALS: Readonly<Record<Refusal, readonly [ErrorCondition, string]>> = {
  funds: ['Refusal', 'Not enough balance'],
  card: ['InvalidCard', 'Card not readable'],
  pin: ['WrongPIN', 'Invalid PIN'],
  bank: ['Refusal', 'Declined by the issuer'],
};

/** Result and ErrorCondition of a sale that ended without money. */
export const refusal = (end: Exclude<SaleEnd, { end: 'approved' }>): Json => {
  if (end.end === 'declined') return failure(...REFUSALS[end.reason]);
  if (end.end === 'aborted') return failure('Aborted', '104 Merchant cancelled tx');
  return failure('Cancel', end.end === 'timed-out' ? 'No card was presented' : '108 Shopper cancelled tx');
};

/** POITransactionID: what the terminal calls a piece of money; the ledger's id stands in it. */
export const poiTransaction = (trace: number, at: number): Json => ({
  POITransactionID: { TransactionID: `LAB.${trace}`, TimeStamp: timeStamp(at) },
  POIReconciliationID: '1000',
});

/** The trace number in a POITransactionID; null where it is none of ours. */
export const traceOf = (transaction: string): number | null => {
  const digits = /^LAB\.(\d{1,6})$/.exec(transaction)?.[1];
  return digits === undefined ? null : Number(digits);
};

const receipt = (record: CardRecord): Json => ({
  DocumentQualifier: 'CustomerReceipt',
  RequiredSignatureFlag: false,
  OutputContent: {
    OutputFormat: 'Text',
    OutputText: [
      { Text: 'name=BENH%20VIEN%20LAB', CharacterStyle: 'Bold' },
      { Text: 'key=pan&name=The&value=411111%20****%201111' },
      { Text: `key=totalAmount&name=So%20tien&value=${record.amount}` },
    ],
  },
});

const cardData: Json = {
  PaymentInstrumentType: 'Card',
  CardData: {
    PaymentBrand: 'visa',
    MaskedPAN: '411111 **** 1111',
    EntryMode: ['ICC'],
    CardCountryCode: '704',
    SensitiveCardData: { ExpiryDate: '****' },
  },
};

/** PaymentResponse of money that was taken: less than was asked for is a `Partial` result. */
export const paid = (body: PaymentBody, record: CardRecord): Json => {
  const asked = body.PaymentTransaction.AmountsReq.RequestedAmount;
  return {
    Response: success(record.amount < asked ? 'Partial' : 'Success'),
    SaleData: body.SaleData,
    POIData: poiTransaction(record.trace, record.at),
    PaymentResult: {
      PaymentType: 'Normal',
      AmountsResp: { Currency: CURRENCY, AuthorizedAmount: record.amount },
      OnlineFlag: true,
      PaymentInstrumentData: cardData,
      PaymentAcquirerData: {
        MerchantID: 'LAB_HOSPITAL',
        AcquirerPOIID: 'LAB-400000001',
        ApprovalCode: String(record.trace).padStart(6, '0'),
        AcquirerTransactionID: { TransactionID: `B${record.trace}`, TimeStamp: timeStamp(record.at) },
      },
    },
    PaymentReceipt: [receipt(record)],
    'lab:Loyalty': [{ Brand: 'unknown', Points: 3 }],
  };
};

export const notPaid = (body: PaymentBody, why: Json, trace: number, at: number): Json => ({
  Response: why,
  SaleData: body.SaleData,
  POIData: poiTransaction(trace, at),
});

export const reversed = (body: ReversalBody, record: CardRecord): Json => ({
  Response: success(),
  ...(body.SaleData ? { SaleData: body.SaleData } : {}),
  POIData: poiTransaction(record.trace, record.at),
  OriginalPOITransaction: body.OriginalPOITransaction,
  ReversedAmount: record.amount,
});

/** ReconciliationResponse: the totals of the day that was closed. */
export const dayTotals = (type: string, day: DayClose): Json => {
  const totals = (transaction: string, { count, amount }: Totals): Json => ({
    TransactionType: transaction,
    TransactionCount: count,
    TransactionAmount: amount,
  });
  return {
    Response: success(),
    ReconciliationType: type,
    POIReconciliationID: '1000',
    TransactionTotals: [
      {
        PaymentInstrumentType: 'Card',
        PaymentCurrency: CURRENCY,
        PaymentTotals: [totals('Debit', day.charges), totals('ReverseDebit', day.reversals)],
      },
    ],
  };
};

export const poiStatus = (busy: boolean): Json => ({
  GlobalStatus: busy ? 'Busy' : 'OK',
  SecurityOKFlag: true,
  PEDOKFlag: true,
  CardReaderOKFlag: true,
  PrinterStatus: 'OK',
  CommunicationOKFlag: true,
});

export const login = (at: number, busy: boolean): Json => ({
  Response: success(),
  POISystemData: {
    DateTime: timeStamp(at),
    POISoftware: {
      ManufacturerID: 'Tiep Don lab',
      ApplicationName: 'LAB',
      SoftwareVersion: '1.0',
      CertificationCode: 'none',
    },
    POIStatus: poiStatus(busy),
  },
});
