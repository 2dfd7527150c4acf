import { z } from 'zod';

/** Result of a message (nexo Retailer, Response). */
const RESULTS = ['Success', 'Failure', 'Partial'] as const;

/** Why a message was no success (nexo Retailer, ErrorCondition). */
export const NEXO_CONDITIONS = [
  'Aborted',
  'Busy',
  'Cancel',
  'DeviceOut',
  'InProgress',
  'InsertedCard',
  'InvalidCard',
  'LoggedOut',
  'MessageFormat',
  'NotAllowed',
  'NotFound',
  'PaymentRestriction',
  'Refusal',
  'UnavailableDevice',
  'UnavailableService',
  'UnreachableHost',
  'WrongPIN',
] as const;
export type NexoCondition = (typeof NEXO_CONDITIONS)[number];

/** Fields that we do not know are passed over; a condition that we do not know is none. */
export const response = z.object({
  Result: z.enum(RESULTS),
  ErrorCondition: z.enum(NEXO_CONDITIONS).optional().catch(undefined),
  AdditionalResponse: z.string().optional().catch(undefined),
});

/** A number, or its digits as text: implementations differ. */
const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,15}(?:\.\d+)?$/)
    .transform(Number),
]);
const text = z.string().optional().catch(undefined);

export const header = z.object({
  MessageCategory: z.string(),
  MessageType: z.string(),
  ServiceID: z.string().optional(),
});

const poiData = z.object({
  POITransactionID: z.object({ TransactionID: z.string().min(1), TimeStamp: z.string().min(1) }),
});

const cardData = z.object({ PaymentBrand: text, MaskedPan: text, MaskedPAN: text });

const paymentResult = z.object({
  PaymentInstrumentData: z
    .object({ CardData: cardData.optional().catch(undefined) })
    .optional()
    .catch(undefined),
  AmountsResp: z.object({ Currency: text, AuthorizedAmount: number }).optional(),
});

export const paymentResponse = z.object({
  Response: response,
  POIData: poiData.optional().catch(undefined),
  PaymentResult: paymentResult.optional().catch(undefined),
});
export type PaymentResponse = z.infer<typeof paymentResponse>;

export const reversalResponse = z.object({ Response: response, ReversedAmount: number.optional() });
export type ReversalResponse = z.infer<typeof reversalResponse>;

export const statusResponse = z.object({
  Response: response,
  MessageReference: z.object({ ServiceID: z.string().optional() }).optional(),
  RepeatedMessageResponse: z
    .object({
      MessageHeader: header.partial().optional(),
      RepeatedResponseMessageBody: z.object({
        PaymentResponse: paymentResponse.optional(),
        ReversalResponse: reversalResponse.optional(),
      }),
    })
    .optional(),
});

export const diagnosisResponse = z.object({
  Response: response,
  POIStatus: z
    .object({
      GlobalStatus: z.enum(['OK', 'Busy', 'Maintenance', 'Unreachable']).optional().catch(undefined),
    })
    .optional(),
});

export const displayResponse = z.object({ OutputResult: z.array(z.object({ Response: response })).min(1) });

export const reconciliationResponse = z.object({
  Response: response,
  TransactionTotals: z
    .array(
      z.object({
        PaymentCurrency: text,
        PaymentTotals: z
          .array(
            z.object({ TransactionType: z.string(), TransactionCount: number, TransactionAmount: number }),
          )
          .default([]),
      }),
    )
    .optional(),
});
