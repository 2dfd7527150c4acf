/** Messages of the nexo Retailer protocol (Sale to POI 3.0) that we send: JSON as in domain facts G. */
export type NexoCategory =
  | 'Payment'
  | 'Reversal'
  | 'Abort'
  | 'TransactionStatus'
  | 'Diagnosis'
  | 'Display'
  | 'Reconciliation';

/** Who speaks to whom, and the name of the message. */
export interface NexoAddress {
  /** The kiosk as the terminal knows it. */
  readonly saleId: string;
  /** The terminal. */
  readonly poiId: string;
  /** Names the pair of request and answer: 1 to 10 letters and digits, used once within 48 hours. */
  readonly serviceId: string;
}

/** A transaction by its message. */
export interface NexoMessage {
  readonly category: 'Payment' | 'Reversal';
  readonly serviceId: string;
}

/** The terminal's own name of a transaction, with the time exactly as the terminal wrote it. */
export interface NexoTransaction {
  readonly id: string;
  readonly timeStamp: string;
}

const ZONE_MS = 7 * 60 * 60_000;

/** ISO 8601 in Vietnam's time, whole seconds: `2026-11-22T08:12:00+07:00`. */
export const nexoTime = (atMs: number): string =>
  `${new Date(atMs + ZONE_MS).toISOString().slice(0, 19)}+07:00`;

/** Anything but 1 to 10 letters and digits is our mistake. */
const SERVICE_ID = /^[0-9A-Za-z]{1,10}$/;

const request = <B extends object>(category: NexoCategory, to: NexoAddress, body: B) => {
  if (!SERVICE_ID.test(to.serviceId)) throw new RangeError('nexo: ServiceID');
  return {
    SaleToPOIRequest: {
      MessageHeader: {
        ProtocolVersion: '3.0',
        MessageClass: category === 'Display' ? 'Device' : 'Service',
        MessageCategory: category,
        MessageType: 'Request',
        SaleID: to.saleId,
        ServiceID: to.serviceId,
        POIID: to.poiId,
      },
      ...body,
    },
  };
};

const saleData = (transactionId: string, atMs: number) => ({
  SaleTransactionID: { TransactionID: transactionId, TimeStamp: nexoTime(atMs) },
});

const messageReference = (to: NexoAddress, { category, serviceId }: NexoMessage) => ({
  MessageReference: {
    MessageCategory: category,
    ServiceID: serviceId,
    SaleID: to.saleId,
    POIID: to.poiId,
  },
});

export interface NexoSale {
  /** What the acquirer's reports call the sale by. */
  readonly transactionId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Integer đồng, more than 0: đồng have no minor unit (ISO 4217). */
  readonly amount: number;
}

/** Asks for a payment. @throws RangeError for an amount that is none, or a ServiceID that is none. */
export const paymentRequest = (to: NexoAddress, sale: NexoSale) => {
  if (!Number.isSafeInteger(sale.amount) || sale.amount <= 0) throw new RangeError('nexo: amount');
  return request('Payment', to, {
    PaymentRequest: {
      SaleData: saleData(sale.transactionId, sale.at),
      PaymentTransaction: { AmountsReq: { Currency: 'VND', RequestedAmount: sale.amount } },
    },
  });
};

/** Asks what became of a message. */
export const statusRequest = (to: NexoAddress, message: NexoMessage) =>
  request('TransactionStatus', to, { TransactionStatusRequest: messageReference(to, message) });

/** Asks to stop a message that is being worked on. It has no answer of its own: the message itself is answered. */
export const abortRequest = (to: NexoAddress, message: NexoMessage) =>
  request('Abort', to, {
    AbortRequest: { ...messageReference(to, message), AbortReason: 'MerchantAbort' },
  });

/** Asks to undo a whole payment. `at`: milliseconds since the epoch. */
export const reversalRequest = (
  to: NexoAddress,
  original: NexoTransaction,
  sale: { readonly transactionId: string; readonly at: number },
) =>
  request('Reversal', to, {
    ReversalRequest: {
      SaleData: saleData(sale.transactionId, sale.at),
      OriginalPOITransaction: {
        SaleID: to.saleId,
        POIID: to.poiId,
        POITransactionID: { TransactionID: original.id, TimeStamp: original.timeStamp },
      },
      ReversalReason: 'MerchantCancel',
    },
  });

/** Asks how the terminal is; opens nothing. Its hosts are not called: that takes long. */
export const diagnosisRequest = (to: NexoAddress) =>
  request('Diagnosis', to, { DiagnosisRequest: { HostDiagnosisFlag: false } });

/** What fits on a terminal's display. */
const [LINES, LINE_CHARACTERS] = [4, 40];

/**
 * Asks the terminal to show a text to the customer (DisplayRequest, a request to a device and not to a service).
 * @throws RangeError unless it is 1 to 4 lines of 1 to 40 characters.
 */
export const displayRequest = (to: NexoAddress, lines: readonly string[]) => {
  if (lines.length === 0 || lines.length > LINES) throw new RangeError('nexo: lines');
  if (lines.some((line) => line === '' || line.length > LINE_CHARACTERS)) throw new RangeError('nexo: line');
  return request('Display', to, {
    DisplayRequest: {
      DisplayOutput: [
        {
          Device: 'CustomerDisplay',
          InfoQualify: 'Display',
          OutputContent: { OutputFormat: 'Text', OutputText: lines.map((Text) => ({ Text })) },
        },
      ],
    },
  });
};

/** Kết toán: closes the day (or the time since the last close). */
export const reconciliationRequest = (to: NexoAddress) =>
  request('Reconciliation', to, { ReconciliationRequest: { ReconciliationType: 'SaleReconciliation' } });

export type NexoRequest = ReturnType<typeof request>;
