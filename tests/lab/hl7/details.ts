import type { Patient } from '@medplum/fhirtypes';
import {
  type LabChange,
  type LabContact,
  type LabInsurance,
  type LabRelation,
  labDetailsOf,
  labGuardiansOf,
  withLabDetails,
} from '../his-details.ts';
import { escaped, line, parts, repetitions, type WireMessage } from './wire.ts';

/* Contact details and insurance in PID, NK1 and IN1, from the side of the hospital. */

const RELATIONS: Readonly<Record<string, LabRelation>> = { MTH: 'mother', FTH: 'father', GRD: 'guardian' };

/** First word, last word, and what is between them: as a HIS of here has Vietnamese names. */
export const xpn = (name: string): string => {
  const [family = '', ...others] = name.split(' ').map(escaped);
  const given = others.pop() ?? '';
  return [family, given, others.join(' ')].join('^');
};

const nameIn = (field: string): string => {
  const [family = '', given = '', middle = ''] = parts(field);
  return [family, middle, given].filter((part) => part !== '').join(' ');
};

const xtn = (phone: string): string => `${escaped(phone)}^PRN^CP`;

/** PID-13: the telephone as it is stored, then the address for letters by wire. */
export const telecomOf = ({ telecom }: Patient): string => {
  const pointOf = (wanted: string) => telecom?.find(({ system }) => system === wanted)?.value;
  const [phone, email] = [pointOf('phone'), pointOf('email')];
  return [
    ...(phone === undefined ? [] : [xtn(phone)]),
    ...(email === undefined ? [] : [`^NET^Internet^${escaped(email)}`]),
  ].join('~');
};

/** NK1 of the relatives. */
export const relativesOf = (patient: Patient): string => {
  const { contact } = labDetailsOf(patient);
  const codeOf = (relation: LabRelation) =>
    Object.keys(RELATIONS).find((code) => RELATIONS[code] === relation);
  const told: (readonly [LabContact, string, string])[] = [
    ...labGuardiansOf(patient).map((one) => [one, `${codeOf(one.relation)}^^HL70063`, ''] as const),
    ...(contact ? [[contact, '', 'C^^HL70131'] as const] : []),
  ];
  return told
    .map(([{ name, phone }, code, role], at) =>
      line('NK1', String(at + 1), xpn(name), code, '', phone === null ? '' : xtn(phone), '', role),
    )
    .join('');
};

const DELETED = '""';
const phoneIn = (field: string): string | null =>
  repetitions(field)
    .map(parts)
    .filter(([number = '', , kind]) => number !== '' && number !== DELETED && kind !== 'Internet')
    .map(([number = '']) => number)[0] ?? null;

const relativeIn = (fields: readonly string[]): LabContact => ({
  name: nameIn(fields[2] ?? ''),
  phone: phoneIn(fields[5] ?? ''),
});

/** What a message says of a person: an empty field changes nothing; of the relatives it says all or nothing (snapshot). */
export const toldDetails = (request: WireMessage): LabChange => {
  const [address, phone] = [request.get('PID-11.1'), phoneIn(request.raw('PID', 13))];
  const relatives = request.all('NK1').map((fields) => ({
    told: relativeIn(fields),
    relation: RELATIONS[parts(fields[3] ?? '')[0] ?? ''],
    isContact: parts(fields[7] ?? '')[0] === 'C',
  }));
  const contact = relatives.find(({ isContact }) => isContact);
  const [guardian = null, ...otherGuardians] = relatives.flatMap(({ told, relation }) =>
    relation ? [{ ...told, relation }] : [],
  );
  return {
    ...(phone === null ? {} : { phone }),
    ...(address === '' ? {} : { address }),
    ...(relatives.length === 0
      ? {}
      : {
          contact: contact?.told ?? null,
          guardian,
          otherGuardians,
        }),
  };
};

/** The record with what a message says; of telephones and letters by wire it says all or nothing, too. */
export const withTold = (patient: Patient, request: WireMessage): Patient => {
  const changed = withLabDetails(patient, toldDetails(request));
  const points = request.raw('PID', 13);
  if (points === '' || points.includes('^Internet^')) return changed;
  return { ...changed, telecom: (changed.telecom ?? []).filter(({ system }) => system !== 'email') };
};

/** IN1-45; null where nothing is said that the hospital would note. */
export const insuranceIn = (request: WireMessage): LabInsurance | null => {
  const [status = ''] = (request.all('IN1')[0]?.[45] ?? '').split(' ');
  if (status === 'TO-BE-CHECKED') return 'to-be-checked';
  if (status === 'NOT-COVERED') return 'not-covered';
  return status === 'CHECKED' && request.get('IN1-36') !== '' ? 'covered' : null;
};
