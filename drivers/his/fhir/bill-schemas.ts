import { z } from 'zod';
import { identifier, reference } from './schemas.ts';

/** The parts of Invoice and PaymentReconciliation (FHIR R4) that the kiosk reads. Money is judged bill by bill, later. */
const money = z.object({ value: z.number().optional(), currency: z.string().optional() });
export type FhirMoney = z.infer<typeof money>;

const component = z.object({
  type: z.string(),
  code: z
    .object({
      coding: z.array(z.object({ system: z.string().optional(), code: z.string().optional() })).optional(),
    })
    .optional(),
  amount: money.optional(),
});
export type PriceComponent = z.infer<typeof component>;

const line = z.object({
  chargeItemCodeableConcept: z
    .object({
      text: z.string().optional(),
      coding: z.array(z.object({ display: z.string().optional() })).optional(),
    })
    .optional(),
  chargeItemReference: z.object({ display: z.string().optional() }).optional(),
  priceComponent: z.array(component).optional(),
});
export type InvoiceLine = z.infer<typeof line>;

export const invoice = z.object({
  resourceType: z.literal('Invoice'),
  id: z.string(),
  status: z.string(),
  identifier: z.array(identifier).optional(),
  subject: reference.optional(),
  date: z.string().optional(),
  account: reference.optional(),
  lineItem: z.array(line).optional(),
  totalPriceComponent: z.array(component).optional(),
  totalNet: money.optional(),
  totalGross: money.optional(),
  extension: z.array(z.object({ url: z.string(), valueMoney: money.optional() })).optional(),
  meta: z.object({ lastUpdated: z.string().optional() }).optional(),
});
export type Invoice = z.infer<typeof invoice>;

export const settlement = z.object({
  resourceType: z.literal('PaymentReconciliation'),
  id: z.string(),
  status: z.string(),
  outcome: z.string().optional(),
  identifier: z.array(identifier).optional(),
});
export type Settlement = z.infer<typeof settlement>;
