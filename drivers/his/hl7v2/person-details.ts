import type { Content, Parts, Repetition, Segment } from '../../codec/hl7v2/message.ts';
import { segment } from '../../codec/hl7v2/message.ts';
import { partOf, repetitionsOf, textOf } from '../../codec/hl7v2/position.ts';
import { putInSegment } from '../../codec/hl7v2/put.ts';
import type { Contact, DetailsChange, Guardian, PatientDetails } from '../../ports/his.ts';
import { fullName, nameOf } from './names.ts';
import type { Hl7Options } from './options.ts';
import type { Match } from './queries.ts';
import { calledOf, phoneOf, telephoneOf } from './telephones.ts';

/* Contact details in PID-11, PID-13 and NK1 (HL7 v2.5.1, 3.4.2.11, 3.4.2.13 and 3.4.5). */

/** Relationships of table 0063 that make a guardian. */
const GUARDIANS = { mother: 'MTH', father: 'FTH', guardian: 'GRD' } as const;
const GUARDIAN_CODES: readonly string[] = Object.values(GUARDIANS);
/** Emergency contact, as a role (table 0131) and as a relationship (table 0063). */
const CONTACT_ROLE = 'C';
const CONTACT_RELATION = 'EMC';
/** What deletes what the receiver has (2.5.3). */
const DELETED = '""';

const isGuardian = (relative: Segment): boolean => GUARDIAN_CODES.includes(textOf(relative, 3));
/** A mother to be called in an emergency is a guardian: a contact of the patient's own comes beside her. */
const isContact = (relative: Segment): boolean =>
  !isGuardian(relative) && (textOf(relative, 7) === CONTACT_ROLE || textOf(relative, 3) === CONTACT_RELATION);

const relativesOf = (person: Match): readonly Segment[] => person.filter(({ name }) => name === 'NK1');

const nameIn = (relative: Segment): string => fullName(repetitionsOf(relative, 2)[0]);

const contactIn = (relative: Segment | undefined): Contact | null => {
  if (!relative) return null;
  const [name, phone] = [nameIn(relative), phoneOf(repetitionsOf(relative, 5))];
  return name === '' && phone === null ? null : { name, phone };
};

/** XAD.7: home, or nothing said; else the first address that there is. */
const homeOf = (addresses: readonly Repetition[]): Repetition | undefined =>
  addresses.find((one) => ['', 'H'].includes(partOf(one, 7))) ?? addresses[0];

/** An address in one line: street, other designation, city, province. */
const lineOf = (address: Repetition | undefined): string | null => {
  const street = partOf(address, 1) || [partOf(address, 1, 3), partOf(address, 1, 2)].join(' ').trim();
  const parts = [street, partOf(address, 2), partOf(address, 3), partOf(address, 4)];
  return parts.filter((part) => part !== '').join(', ') || null;
};

/** What an answer says of a person: PID, and the NK1 that follow it. */
export const detailsOf = (person: Match): PatientDetails => {
  const [pid] = person;
  const relatives = relativesOf(person);
  return {
    phone: phoneOf(repetitionsOf(pid, 13)),
    address: lineOf(homeOf(repetitionsOf(pid, 11))),
    contact: contactIn(relatives.find(isContact)),
    guardian: contactIn(relatives.find(isGuardian)),
  };
};

const guardianNamed = (name: string, relatives: readonly Segment[]): Segment | undefined =>
  relatives.find((one) => isGuardian(one) && nameIn(one) === name);

/** The change with the number that the hospital has of a guardian who is told without one: it is kept. */
export const withKnownPhone = (person: Match, change: DetailsChange): DetailsChange => {
  const { guardian } = change;
  if (!guardian || guardian.phone !== null) return change;
  const known = contactIn(guardianNamed(guardian.name, relativesOf(person)));
  return known ? { ...change, guardian: { ...guardian, phone: known.phone } } : change;
};

/** Fields of PID, and all NK1 of the person; none where no relative is told. */
export interface DetailParts {
  readonly fields: Readonly<Record<number, Content>>;
  readonly relatives: readonly Segment[];
}

/**
 * A change as it is sent. What repeats is told whole, as a snapshot (2.10.4.1): what stands beside it stays. `person`: as the
 * hospital has them; null for a newcomer.
 */
export const partsOf = (person: Match | null, change: DetailsChange, options: Hl7Options): DetailParts => {
  const { phone, address, contact, guardian } = change;
  const pid = person?.[0];
  const [phones, addresses] = [repetitionsOf(pid, 13), repetitionsOf(pid, 11)];
  const home: Parts = [address ?? '', '', '', '', '', '', 'H'];
  return {
    fields: {
      ...(phone === undefined ? {} : { 13: replaced(phones, calledOf(phones), telephoneOf(phone)) }),
      ...(address === undefined ? {} : { 11: replaced(addresses, homeOf(addresses), home) }),
    },
    relatives: contact || guardian ? relativesWith(person ?? [], contact, guardian, options) : [],
  };
};

const replaced = (all: readonly Repetition[], old: Repetition | undefined, told: Parts): Content => ({
  repeated: old === undefined ? [...all, told] : all.map((one) => (one === old ? told : one)),
});

/** Whose place a guardian takes: their own, or of who stands in the same relation. A mother is not lost for a father. */
const formerOf = (guardian: Guardian, standing: readonly Segment[]): Segment | undefined =>
  guardianNamed(guardian.name, standing) ??
  standing.find((one) => textOf(one, 3) === GUARDIANS[guardian.relation]);

/** Who is told comes first of their kind: that one an answer is read by. */
const relativesWith = (
  person: Match,
  contact: Contact | undefined,
  guardian: Guardian | undefined,
  options: Hl7Options,
): readonly Segment[] => {
  const standing = relativesOf(person);
  const old = [contact && standing.find(isContact), guardian && formerOf(guardian, standing)];
  const told = [
    contact && relativeOf(contact, old[0], { 3: CONTACT_RELATION, 7: CONTACT_ROLE }, options),
    guardian && relativeOf(guardian, old[1], { 3: GUARDIANS[guardian.relation] }, options),
  ];
  return [...told, ...standing.filter((one) => !old.includes(one))]
    .filter((one) => one !== undefined)
    .map((one, index) => putInSegment(one, { ...SET_ID, field: 1 }, String(index + 1)));
};

const SET_ID = { segment: 'NK1', component: 1, subcomponent: 1 } as const;
const TABLES = { 3: 'HL70063', 7: 'HL70131' } as const;

/** NK1: the standing one of the same name with what is told, or another person in its place. */
const relativeOf = (
  { name, phone }: Contact,
  old: Segment | undefined,
  codes: { readonly 3: string; readonly 7?: string },
  options: Hl7Options,
): Segment => {
  const isSame = old !== undefined && nameIn(old) === name;
  const kept = isSame ? Object.fromEntries(old.fields.map((field, at) => [at + 1, { repeated: field }])) : {};
  const gone: Content = old !== undefined && !isSame ? DELETED : '';
  return segment('NK1', {
    ...kept,
    2: nameOf(name, options.names),
    3: [codes[3], '', TABLES[3]],
    ...(codes[7] === undefined ? {} : { 7: [codes[7], '', TABLES[7]] }),
    ...(phone === null ? (isSame ? {} : { 5: gone }) : { 5: phonesWith(isSame ? old : undefined, phone) }),
  });
};

const phonesWith = (relative: Segment | undefined, phone: string): Content => {
  const phones = repetitionsOf(relative, 5);
  return replaced(phones, calledOf(phones), telephoneOf(phone));
};
