import { z } from 'zod';

/** Sale to POI messages in JSON (nexo Retailer 3.0, shapes as in Adyen's Terminal API; domain facts G). */
const id = z.string().min(1);

const header = z.object({
  ProtocolVersion: z.string().optional(),
  MessageClass: z.enum(['Service', 'Device']),
  MessageCategory: id,
  MessageType: z.literal('Request'),
  SaleID: id,
  /** Unique at the terminal for 48 hours. */
  ServiceID: z.string().regex(/^[A-Za-z0-9]{1,10}$/),
  POIID: id,
});
export type Header = z.infer<typeof header>;

export const envelope = z.object({
  SaleToPOIRequest: z.looseObject({ MessageHeader: header }),
});

const transactionId = z.looseObject({ TransactionID: id, TimeStamp: id });
const saleData = z.looseObject({ SaleTransactionID: transactionId });
const dong = z.number().int().positive();

export const reference = z.object({
  MessageCategory: id.optional(),
  ServiceID: id,
  SaleID: id.optional(),
});
export type Reference = z.infer<typeof reference>;

export const bodies = {
  Payment: z.object({
    SaleData: saleData,
    PaymentTransaction: z.object({ AmountsReq: z.object({ Currency: id, RequestedAmount: dong }) }),
  }),
  Abort: z.object({ AbortReason: id, MessageReference: reference }),
  TransactionStatus: z.object({ MessageReference: reference.optional() }),
  Reversal: z.object({
    OriginalPOITransaction: z.object({ POITransactionID: transactionId }),
    ReversalReason: id,
    ReversedAmount: dong.optional(),
    SaleData: saleData.optional(),
  }),
  Display: z.object({
    DisplayOutput: z
      .array(
        z.object({
          Device: id,
          InfoQualify: id,
          OutputContent: z.object({
            OutputFormat: id,
            OutputText: z.array(z.object({ Text: z.string() })).default([]),
          }),
        }),
      )
      .min(1),
  }),
  Diagnosis: z.object({ HostDiagnosisFlag: z.boolean().optional() }),
  Login: z.object({ DateTime: id }),
  Logout: z.object({}),
  Reconciliation: z.object({ ReconciliationType: id }),
};
export type Category = keyof typeof bodies;
export type PaymentBody = z.infer<typeof bodies.Payment>;
export type ReversalBody = z.infer<typeof bodies.Reversal>;

export const isCategory = (name: string): name is Category => Object.hasOwn(bodies, name);

/** What `watch` calls the messages. */
export const messageName = (category: string): string =>
  category === 'TransactionStatus' ? 'nexo:status' : `nexo:${category.toLowerCase()}`;

export type ErrorCondition =
  | 'Aborted'
  | 'Busy'
  | 'Cancel'
  | 'InProgress'
  | 'InvalidCard'
  | 'MessageFormat'
  | 'NotAllowed'
  | 'NotFound'
  | 'Refusal'
  | 'UnavailableService'
  | 'WrongPIN';

export type Json = Readonly<Record<string, unknown>>;

export const success = (result: 'Success' | 'Partial' = 'Success'): Json => ({ Result: result });

export const failure = (condition: ErrorCondition, message: string): Json => ({
  Result: 'Failure',
  ErrorCondition: condition,
  AdditionalResponse: `message=${encodeURIComponent(message)}`,
});

export const responseHeader = (asked: Header): Json => ({ ...asked, MessageType: 'Response' });

/** A whole response, with a field that no standard knows. */
export const response = (asked: Header, body: Json): Json => ({
  SaleToPOIResponse: {
    MessageHeader: responseHeader(asked),
    [`${asked.MessageCategory}Response`]: body,
    'lab:Trailer': { Firmware: 'LAB 1.0', Battery: '85%' },
  },
});

/** What a terminal says by itself, of a message that it does not take or that has no response. */
export const notification = (
  poi: { readonly SaleID: string; readonly POIID: string },
  event: 'Reject' | 'Completed' | 'Initialised',
  details: string,
  at: number,
  rejected?: Buffer,
): Json => ({
  SaleToPOIRequest: {
    MessageHeader: {
      ProtocolVersion: '3.0',
      MessageClass: 'Event',
      MessageCategory: 'Event',
      MessageType: 'Notification',
      ...poi,
    },
    EventNotification: {
      TimeStamp: timeStamp(at),
      EventToNotify: event,
      EventDetails: `message=${encodeURIComponent(details)}`,
      ...(rejected ? { RejectedMessage: rejected.toString('base64') } : {}),
    },
  },
});

/** ISO instant in Vietnam, which is UTC+7 all year. */
export const timeStamp = (at: number): string =>
  new Date(at + 7 * 3_600_000).toISOString().replace('Z', '+07:00');
