import { z } from 'zod';
import type { HisFailure } from '../../ports/his.ts';
import type { FhirClient } from './client.ts';
import { homeDigits, phonePointOf } from './patient-phone.ts';

/** What somebody tells anew of themselves; what is absent stays as the HIS has it. */
export interface PatientChange {
  /** Digits, as dialled at home. */
  readonly phone?: string;
  /** One line, as it is said today: province and commune, no district. */
  readonly address?: string;
  /** Người liên hệ, người giám hộ. */
  readonly contact?: PatientContact;
}
export interface PatientContact {
  readonly relation: 'contact' | 'guardian';
  readonly name: string;
  readonly phone: string | null;
}

/**
 * `same`: it all stands so already, nothing was sent. `changed`: somebody changed the record meanwhile and nothing was stored;
 * `newer` is what stands now. `unknown`: sent, and no answer came; the same change again does no harm.
 */
export type PatientChanged =
  | { readonly kind: 'stored'; readonly record: PatientRecord }
  | { readonly kind: 'same'; readonly record: PatientRecord }
  | { readonly kind: 'changed'; readonly newer: PatientRecord }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly failure: HisFailure | 'unknown' };

const point = z.looseObject({
  system: z.string().optional(),
  use: z.string().optional(),
  value: z.string().optional(),
});
const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional() });
const contact = z.looseObject({
  relationship: z.array(z.looseObject({ coding: z.array(coding).optional() })).optional(),
  name: z.looseObject({ text: z.string().optional() }).optional(),
  telecom: z.array(point).optional(),
});
/** A Patient (R4) with all that the HIS keeps of it. */
const record = z.looseObject({
  resourceType: z.literal('Patient'),
  id: z.string(),
  telecom: z.array(point).optional(),
  address: z.array(z.looseObject({ use: z.string().optional(), text: z.string().optional() })).optional(),
  contact: z.array(contact).optional(),
});
export type PatientRecord = z.infer<typeof record>;

/** Reads the record, changes what was told and sends it under the version that was read (If-Match, R4 http.html#concurrency). */
export async function changePatient(
  client: FhirClient,
  patientId: string,
  change: PatientChange,
  signal: AbortSignal,
): Promise<PatientChanged> {
  const path = `Patient/${encodeURIComponent(patientId)}`;
  const found = await client.read(path, record, signal);
  if (!found.ok) return { kind: 'failed', failure: found.error };
  if (!found.value) return { kind: 'gone' };
  const { resource, etag } = found.value;
  const wanted = withContact(withAddress(withPhone(resource, change.phone), change.address), change.contact);
  if (wanted === resource) return { kind: 'same', record: resource };
  // Without a version nobody could tell whose change is lost.
  if (etag === null) return { kind: 'failed', failure: 'bad-answer' };
  const written = await client.write('PUT', path, wanted, { 'if-match': etag }, record, signal);
  if (written.kind === 'stored') return { kind: 'stored', record: written.resource };
  if (written.kind !== 'precondition-failed' && written.kind !== 'conflict')
    return { kind: 'failed', failure: FAILURE[written.kind] };
  const newer = await client.read(path, record, signal);
  if (!newer.ok) return { kind: 'failed', failure: newer.error };
  return newer.value ? { kind: 'changed', newer: newer.value.resource } : { kind: 'gone' };
}

const FAILURE = {
  'not-sent': 'no-answer',
  refused: 'refused',
  rejected: 'bad-answer',
  unknown: 'unknown',
} as const;

type Points = PatientRecord['telecom'];

/** The list with this number in the place of the one that is called; the list itself where it is that already. */
const callable = (points: Points, phone: string): Points => {
  const called = phonePointOf(points);
  if (called === undefined) return [...(points ?? []), { system: 'phone', use: 'mobile', value: phone }];
  if (homeDigits(called.value ?? '') === homeDigits(phone)) return points;
  return points?.map((one) => (one === called ? { ...one, value: phone } : one));
};

const withPhone = (of: PatientRecord, phone: string | undefined): PatientRecord => {
  if (phone === undefined) return of;
  const telecom = callable(of.telecom, phone);
  return telecom === of.telecom ? of : { ...of, telecom };
};

const withAddress = (of: PatientRecord, text: string | undefined): PatientRecord => {
  const home = of.address?.find(({ use }) => use === undefined || use === 'home');
  if (text === undefined || home?.text === text) return of;
  // The parts of the old one (line, district, province, codes) would say something else than the text.
  const told = { use: 'home', text, country: 'VN' };
  const others = of.address ?? [];
  return { ...of, address: home ? others.map((one) => (one === home ? told : one)) : [...others, told] };
};

const RELATIONS = {
  contact: { system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: 'C' },
  guardian: { system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'GUARD' },
} as const;

const withContact = (of: PatientRecord, told: PatientContact | undefined): PatientRecord => {
  if (told === undefined) return of;
  const role = RELATIONS[told.relation];
  const isRole = (one: z.infer<typeof contact>): boolean =>
    one.relationship?.some(({ coding: codes }) =>
      codes?.some(({ system, code }) => system === role.system && code === role.code),
    ) ?? false;
  const standing = of.contact?.find(isRole);
  const telecom = told.phone === null ? standing?.telecom : callable(standing?.telecom, told.phone);
  if (standing && standing.name?.text === told.name && standing.telecom === telecom) return of;
  const next = {
    ...(standing ?? { relationship: [{ coding: [{ ...role }] }] }),
    name: { text: told.name },
    ...(telecom === undefined ? {} : { telecom }),
  };
  const others = of.contact ?? [];
  return {
    ...of,
    contact: standing ? others.map((one) => (one === standing ? next : one)) : [...others, next],
  };
};
