import type { Resource } from '@medplum/fhirtypes';

/** What R4 requires of the resources that a kiosk writes; refused with 400 even where validation is off. */
const REQUIRED: readonly (readonly [string, string])[] = [
  ['Encounter', 'status'],
  ['Encounter', 'class'],
  ['Encounter', 'subject'],
  ['Coverage', 'status'],
  ['Coverage', 'beneficiary'],
  ['Coverage', 'payor'],
  ['ServiceRequest', 'status'],
  ['ServiceRequest', 'intent'],
  ['ServiceRequest', 'subject'],
  ['ChargeItem', 'status'],
  ['ChargeItem', 'code'],
  ['ChargeItem', 'subject'],
  ['Appointment', 'status'],
  ['Appointment', 'participant'],
  ['PaymentReconciliation', 'status'],
  ['PaymentReconciliation', 'created'],
  ['PaymentReconciliation', 'paymentDate'],
  ['PaymentReconciliation', 'paymentAmount'],
];

/** `Encounter.status`, where a resource lacks it. */
export const missingField = (resource: Resource): string | undefined =>
  REQUIRED.find(([type, field]) => type === resource.resourceType && !(field in resource))?.join('.');
