import type { Encounter, Patient, PatientContact } from '@medplum/fhirtypes';
import type { LabHis } from './his.ts';
import { SYSTEMS } from './his-seed.ts';

export interface LabContact {
  readonly name: string;
  readonly phone: string | null;
}
export type LabRelation = 'mother' | 'father' | 'guardian';
export interface LabGuardian extends LabContact {
  readonly relation: LabRelation;
}
/** Contact details in the hospital's own record, whatever the wire on which they came; phone numbers are digits alone. */
export interface LabDetails {
  readonly phone: string | null;
  readonly address: string | null;
  readonly contact: LabContact | null;
  readonly guardian: LabGuardian | null;
}

const CONTACT = { system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: 'C' } as const;
const ROLE_CODE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
const RELATIONS: readonly (readonly [string, LabRelation])[] = [
  ['MTH', 'mother'],
  ['FTH', 'father'],
  ['GUARD', 'guardian'],
];

const codesOf = ({ relationship }: PatientContact, system: string): string[] =>
  (relationship ?? []).flatMap(({ coding }) =>
    (coding ?? []).flatMap((one) => (one.system === system && one.code ? [one.code] : [])),
  );
const isContact = (one: PatientContact): boolean => codesOf(one, CONTACT.system).includes(CONTACT.code);
const relationOf = (one: PatientContact): LabRelation | undefined =>
  RELATIONS.find(([code]) => codesOf(one, ROLE_CODE).includes(code))?.[1];

const phoneIn = ({ telecom }: Pick<Patient, 'telecom'>): string | null =>
  telecom?.find(({ system }) => system === 'phone')?.value?.replace(/\D/g, '') ?? null;
const personIn = (one: PatientContact): LabContact => ({ name: one.name?.text ?? '', phone: phoneIn(one) });

/** All guardians in their order. */
export const labGuardiansOf = ({ contact = [] }: Patient): LabGuardian[] =>
  contact.flatMap((one) => {
    const relation = relationOf(one);
    return relation ? [{ ...personIn(one), relation }] : [];
  });

export const labDetailsOf = (patient: Patient): LabDetails => {
  const contact = patient.contact?.find(isContact);
  return {
    phone: phoneIn(patient),
    address: patient.address?.[0]?.text ?? null,
    contact: contact ? personIn(contact) : null,
    guardian: labGuardiansOf(patient)[0] ?? null,
  };
};

const phonePoint = (value: string) => ({ system: 'phone' as const, use: 'mobile' as const, value });

const contactOf = (
  { name, phone }: LabContact,
  { system, code }: { readonly system: string; readonly code: string },
): PatientContact => ({
  relationship: [{ coding: [{ system, code }] }],
  name: { text: name },
  ...(phone === null ? {} : { telecom: [phonePoint(phone)] }),
});

/** What a record is to say; what is absent stays. */
export interface LabChange extends Partial<LabDetails> {
  /** Guardians behind the first. */
  readonly otherGuardians?: readonly LabGuardian[];
}

/** The record with these details in the place of those that it had. */
export const withLabDetails = (patient: Patient, change: LabChange): Patient => {
  const { phone, address, contact, guardian, otherGuardians = [] } = change;
  const roleOf = (relation: LabRelation): string => RELATIONS.find(([, one]) => one === relation)?.[0] ?? '';
  const contacts = [
    ...(patient.contact ?? []).filter(
      (one) =>
        !(contact !== undefined && isContact(one)) &&
        !(guardian !== undefined && relationOf(one) !== undefined),
    ),
    ...(contact ? [contactOf(contact, CONTACT)] : []),
    ...[...(guardian ? [guardian] : []), ...otherGuardians].map((one) =>
      contactOf(one, { system: ROLE_CODE, code: roleOf(one.relation) }),
    ),
  ];
  return {
    ...patient,
    ...(phone
      ? {
          telecom: [...(patient.telecom ?? []).filter(({ system }) => system !== 'phone'), phonePoint(phone)],
        }
      : {}),
    ...(address ? { address: [{ text: address }] } : {}),
    ...(contacts.length > 0 ? { contact: contacts } : {}),
  };
};

/** The details of a patient as the hospital has them. @throws where there is no such patient. */
export const keptDetails = async ({ repository }: LabHis, patientId: string): Promise<LabDetails> =>
  labDetailsOf(await repository.readResource<Patient>('Patient', patientId));

/** All guardians of a patient as the hospital has them. @throws where there is no such patient. */
export const keptGuardians = async ({ repository }: LabHis, patientId: string): Promise<LabGuardian[]> =>
  labGuardiansOf(await repository.readResource<Patient>('Patient', patientId));

/** Changes a record as staff at a desk of the hospital do. */
export const staffChange = async (
  { repository }: LabHis,
  patientId: string,
  change: Partial<LabDetails>,
): Promise<void> => {
  const before = await repository.readResource<Patient>('Patient', patientId);
  await repository.updateResource<Patient>(withLabDetails(before, change));
};

/** The visit of a kiosk's key. */
export const visitOfKey = async (his: LabHis, visitKey: string): Promise<Encounter | undefined> =>
  (await his.all<Encounter>('Encounter')).find(({ identifier }) =>
    identifier?.some(({ system, value }) => system === SYSTEMS.visitKey && value === visitKey),
  );

export type LabInsurance = 'to-be-checked' | 'covered' | 'not-covered';

const isNote = ({ url }: { readonly url: string }): boolean => url === SYSTEMS.insuranceCheck;

/** What the hospital knows of the insurance of a visit; null where nothing was said of it. */
export const labInsuranceOf = ({ extension }: Encounter): LabInsurance | null => {
  const code = extension?.find(isNote)?.valueCode;
  if (code === undefined) return null;
  return code === 'to-be-checked' || code === 'covered' ? code : 'not-covered';
};

/** The visit with this said of its insurance. */
export const withLabInsurance = (visit: Encounter, said: LabInsurance): Encounter => ({
  ...visit,
  extension: [
    ...(visit.extension ?? []).filter((one) => !isNote(one)),
    { url: SYSTEMS.insuranceCheck, valueCode: said },
  ],
});
