import { z } from 'zod';
import type { Contact, Guardian, PatientDetails } from '../../ports/his.ts';
import { phoneOf } from './patient-phone.ts';

const point = z.looseObject({
  system: z.string().optional(),
  use: z.string().optional(),
  value: z.string().optional(),
});
const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional() });
const relationship = z.looseObject({ coding: z.array(coding).optional() });
const humanName = z.looseObject({
  text: z.string().optional(),
  family: z.string().optional(),
  given: z.array(z.string()).optional(),
});
const person = z.looseObject({
  relationship: z.array(relationship).optional(),
  name: humanName.optional(),
  telecom: z.array(point).optional(),
});
const address = z.looseObject({
  use: z.string().optional(),
  text: z.string().optional(),
  line: z.array(z.string()).optional(),
  district: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
});

/** What of a Patient (R4) is contact details; with all else that the HIS keeps of it. */
const contactable = z.looseObject({
  telecom: z.array(point).optional(),
  address: z.array(address).optional(),
  contact: z.array(person).optional(),
});
export type Contactable = z.infer<typeof contactable>;
export type RecordPerson = z.infer<typeof person>;
export type Relationship = z.infer<typeof relationship>;

/** A Patient as it stands in the HIS. */
export const patientRecord = contactable.extend({ resourceType: z.literal('Patient'), id: z.string() });
export type PatientRecord = z.infer<typeof patientRecord>;

export interface Coding {
  readonly system: string;
  readonly code: string;
}
const ROLE_CODE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
/** Người liên hệ, and how a guardian is told. */
export const CONTACT: Coding = { system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: 'C' };
export const GUARDIANS: Readonly<Record<Guardian['relation'], Coding>> = {
  mother: { system: ROLE_CODE, code: 'MTH' },
  father: { system: ROLE_CODE, code: 'FTH' },
  guardian: { system: ROLE_CODE, code: 'GUARD' },
};

export const isCoding = (own: z.infer<typeof coding>, role: Coding): boolean =>
  own.system === role.system && own.code === role.code;
/** Whether somebody stands in one of these roles to the patient. */
export const isIn = (one: RecordPerson, roles: readonly Coding[]): boolean =>
  one.relationship?.some((own) => own.coding?.some((code) => roles.some((role) => isCoding(code, role)))) ??
  false;

/** A name as it is said: family name, middle name, given name. */
export const spoken = (name: z.infer<typeof humanName> | undefined): string =>
  name?.text ?? [name?.family, ...(name?.given ?? [])].filter(Boolean).join(' ');

/** Nơi ở: the address that is not marked as another. */
export const homeOf = ({ address: all }: Contactable) =>
  all?.find(({ use }) => use === undefined || use === 'home');

/** One line: the text, or else the parts from the house to the province. */
export function lineOf(home: z.infer<typeof address> | undefined): string | null {
  if (home?.text) return home.text;
  const parts = [...(home?.line ?? []), home?.district, home?.city, home?.state].filter(Boolean);
  return [...new Set(parts)].join(', ') || null;
}

/** Somebody with a name; a nameless contact is nobody whom a screen could show. */
function contactOf(one: RecordPerson | undefined): Contact | null {
  const name = spoken(one?.name);
  return one === undefined || name === '' ? null : { name, phone: phoneOf(one) };
}

/** Thông tin liên hệ that a record holds. Of several people in a role the first counts. */
export const detailsOf = (record: Contactable): PatientDetails => ({
  phone: phoneOf(record),
  address: lineOf(homeOf(record)),
  contact: contactOf(record.contact?.find((one) => isIn(one, [CONTACT]))),
  guardian: contactOf(record.contact?.find((one) => isIn(one, Object.values(GUARDIANS)))),
});
