import type { Clinic, RegisterRequest } from '../../ports/his.ts';
import type { EncounterPlace } from './catalogue.ts';
import type { Systems } from './systems.ts';

/** What is known of a visit (lượt khám) before it stands in the HIS. */
export interface VisitPlan {
  readonly request: RegisterRequest;
  readonly patientId: string;
  /** One person, clinic and day: what the HIS keeps unique. */
  readonly arrival: string;
  readonly place: EncounterPlace;
  /** ISO instant at which it is sent: the day of its bill. When the patient came stands in the request. */
  readonly at: string;
}

/** The visit as an Encounter (FHIR R4). */
export const encounterOf = ({ request, patientId, arrival, place }: VisitPlan, systems: Systems) => ({
  resourceType: 'Encounter',
  status: 'arrived',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  identifier: [
    { system: systems.visitKey, value: request.visitKey },
    { system: systems.arrival, value: arrival },
  ],
  subject: { reference: `Patient/${patientId}` },
  serviceType: { coding: [{ system: systems.clinic, code: request.clinicId }] },
  period: { start: request.cameAt },
  ...place,
  ...(request.appointmentId === null
    ? {}
    : { appointment: [{ reference: `Appointment/${request.appointmentId}` }] }),
  // Nghị định 188/2025, Đ38: admitted all the same, and looked up again by staff.
  ...(request.insuranceChecked
    ? {}
    : { extension: [{ url: systems.insuranceCheck, valueCode: 'to-be-checked' }] }),
});

/** References that the parts of one visit have to each other. */
export interface VisitLinks {
  readonly account: string;
  readonly encounter: string;
  readonly chargeItem: string;
  /** Reference of the Coverage; null where there is none. */
  readonly coverage: string | null;
}

/**
 * What is ordered and owed with a visit: account, order, charge and bill of the examination (FHIR R4). What insurance pays is
 * for the HIS to say: where it may pay, the bill is a draft which the HIS makes out.
 */
export const chargesOf = (
  { request, patientId, arrival, at }: VisitPlan,
  clinic: Clinic,
  links: VisitLinks,
  systems: Systems,
) => {
  const identifier = [{ system: systems.arrival, value: arrival }];
  const subject = { reference: `Patient/${patientId}` };
  const account = { reference: links.account };
  const encounter = { reference: links.encounter };
  const label = `Công khám – ${clinic.name.vi}`;
  const examination = { coding: [{ system: systems.clinic, code: clinic.id }], text: label };
  const price = { value: clinic.price, currency: 'VND' };
  const isWholePrice = request.insuranceChecked && request.insuranceCode === null;
  return {
    account: {
      resourceType: 'Account',
      identifier,
      status: 'active',
      subject: [subject],
      ...(links.coverage === null
        ? {}
        : { coverage: [{ coverage: { reference: links.coverage }, priority: 1 }] }),
    },
    order: {
      resourceType: 'ServiceRequest',
      identifier,
      status: 'active',
      intent: 'order',
      code: examination,
      subject,
      encounter,
      authoredOn: request.cameAt,
    },
    chargeItem: {
      resourceType: 'ChargeItem',
      identifier,
      status: 'billable',
      code: examination,
      subject,
      context: encounter,
      occurrenceDateTime: request.cameAt,
      quantity: { value: 1 },
      priceOverride: price,
      account: [account],
    },
    bill: {
      resourceType: 'Invoice',
      identifier: [...identifier, { system: systems.visitKey, value: request.visitKey }],
      status: isWholePrice ? 'issued' : 'draft',
      subject,
      date: at,
      account,
      lineItem: [
        {
          sequence: 1,
          chargeItemReference: { reference: links.chargeItem, display: label },
          priceComponent: [{ type: 'base', amount: price }],
        },
      ],
      ...(isWholePrice ? { totalNet: price, totalGross: price } : {}),
    },
  };
};
