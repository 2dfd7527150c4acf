import type { Contact, DetailsChange } from '../../ports/his.ts';
import { homeDigits, phonePointOf } from './patient-phone.ts';
import {
  CONTACT,
  type Coding,
  type Contactable,
  GUARDIANS,
  homeOf,
  isCoding,
  isIn,
  lineOf,
  type RecordPerson,
  type Relationship,
  spoken,
} from './patient-record.ts';

/** The record with what was told in its place and all else as it is; the record itself where it is all so already. */
export const withDetails = <R extends Contactable>(record: R, change: DetailsChange): R =>
  withGuardian(withContact(withAddress(withPhone(record, change.phone), change.address), change), change);

const withContact = <R extends Contactable>(of: R, { contact }: DetailsChange): R =>
  withPerson(of, contact, CONTACT, [CONTACT]);

/** A mother is not lost for a father who came along: each relation has its own. */
const withGuardian = <R extends Contactable>(of: R, { guardian }: DetailsChange): R =>
  guardian === undefined
    ? of
    : withPerson(of, guardian, GUARDIANS[guardian.relation], Object.values(GUARDIANS));

type Points = Contactable['telecom'];

/** The list with this number in the place of the one that is called; the list itself where it is that already. */
const callable = (points: Points, phone: string): Points => {
  const called = phonePointOf(points);
  if (called === undefined) return [...(points ?? []), { system: 'phone', use: 'mobile', value: phone }];
  if (homeDigits(called.value ?? '') === homeDigits(phone)) return points;
  return points?.map((one) => (one === called ? { ...one, value: phone } : one));
};

const withPhone = <R extends Contactable>(of: R, phone: string | undefined): R => {
  if (phone === undefined) return of;
  const telecom = callable(of.telecom, phone);
  return telecom === of.telecom ? of : { ...of, telecom };
};

const withAddress = <R extends Contactable>(of: R, text: string | undefined): R => {
  const home = homeOf(of);
  if (text === undefined || lineOf(home) === text) return of;
  // The parts of the old one (line, district, province, codes) would say something else than the text.
  const told = { use: 'home', text, country: 'VN' };
  const others = of.address ?? [];
  return { ...of, address: home ? others.map((one) => (one === home ? told : one)) : [...others, told] };
};

const folded = (name: string): string =>
  name.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();

/** The same relationships in none of these roles. */
const outOf = (relations: Relationship[], roles: readonly Coding[]): Relationship[] =>
  relations.flatMap((one) => {
    const others = one.coding?.filter((own) => !roles.some((role) => isCoding(own, role)));
    if (others?.length === one.coding?.length) return [one];
    return others === undefined || others.length === 0 ? [] : [{ ...one, coding: others }];
  });

/** `standing` with this number, in this role of its kind; itself where it is so already. */
function toldAnew(
  standing: RecordPerson,
  { name, phone }: Contact,
  role: Coding,
  kind: readonly Coding[],
): RecordPerson {
  const telecom = phone === null ? standing.telecom : callable(standing.telecom, phone);
  const isInRole = isIn(standing, [role]);
  const isNamedSo = spoken(standing.name) === name;
  if (isInRole && isNamedSo && telecom === standing.telecom) return standing;
  const relations = standing.relationship ?? [];
  return {
    ...standing,
    relationship: isInRole ? relations : [...outOf(relations, kind), { coding: [{ ...role }] }],
    ...(isNamedSo ? {} : { name: { text: name } }),
    ...telecomOf(telecom),
  };
}

const telecomOf = (telecom: Points) => (telecom === undefined ? {} : { telecom });

/**
 * The record with somebody in a role, first among those in a role of this `kind`. Whoever stood in the role gives it up; of
 * them nothing is kept for another person, least of all the telephone.
 */
function withPerson<R extends Contactable>(
  of: R,
  wanted: Contact | undefined,
  role: Coding,
  kind: readonly Coding[],
): R {
  if (wanted === undefined) return of;
  const all = of.contact ?? [];
  const first = all.find((one) => isIn(one, kind));
  const same = all.find((one) => isIn(one, kind) && folded(spoken(one.name)) === folded(wanted.name));
  if (same && first === same && toldAnew(same, wanted, role, kind) === same) return of;
  // Who stands in other roles besides keeps them apart: what is told of one role says nothing of another.
  const besides = outOf(same?.relationship ?? [], kind);
  const { name, phone } = wanted;
  const next =
    same && besides.length === 0
      ? toldAnew(same, wanted, role, kind)
      : {
          relationship: [{ coding: [{ ...role }] }],
          name: { text: name },
          ...telecomOf(phone === null ? same?.telecom : callable(same?.telecom, phone)),
        };
  const former = same ? undefined : all.find((one) => isIn(one, [role]));
  const others = (one: RecordPerson): RecordPerson[] => {
    if (one === same) return besides.length === 0 ? [] : [{ ...one, relationship: besides }];
    if (one !== former) return [one];
    const relations = outOf(one.relationship ?? [], [role]);
    return relations.length === 0 ? [] : [{ ...one, relationship: relations }];
  };
  const contact = all.flatMap((one) => (one === first ? [next, ...others(one)] : others(one)));
  return { ...of, contact: first ? contact : [...contact, next] };
}
