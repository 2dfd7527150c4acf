import type { Component, Parts, Segment } from '../../codec/hl7v2/message.ts';
import { segment } from '../../codec/hl7v2/message.ts';
import { partOf, repetitionsOf } from '../../codec/hl7v2/position.ts';
import { parseDate, printDate } from '../../codec/hl7v2/time.ts';
import type { HisPatient } from '../../ports/his.ts';
import type { Identity } from '../../ports/identity.ts';
import type { Hl7Options, IdentifierSystem } from './options.ts';

/** `name&oid&ISO` by its parts (HD). */
export const authorityOf = ({ authority }: IdentifierSystem): Component => authority.split('&');

/** An identifier with its system (CX). */
const identifierIn = (system: IdentifierSystem, value: string): Parts => [
  value,
  '',
  '',
  authorityOf(system),
  system.type,
];

/** The identifier of a person in one system (PID-3); null where the segment has none, or several that differ. */
export function identifierOf(pid: Segment | undefined, system: IdentifierSystem): string | null {
  const [name, oid = ''] = authorityOf(system);
  const ids = repetitionsOf(pid, 3)
    .filter((id) => {
      const [theirs, theirOid] = [partOf(id, 4, 1), partOf(id, 4, 2)];
      if (theirs === '' && theirOid === '') return system.type !== '' && partOf(id, 5) === system.type;
      return oid !== '' && theirOid !== '' ? theirOid === oid : theirs === name;
    })
    .map((id) => partOf(id, 1));
  const [first, ...others] = new Set(ids);
  return first === undefined || first === '' || others.length > 0 ? null : first;
}

/** Họ tên as XPN: `Nguyễn^Văn An`, which a reader of either part puts together again. */
const nameOf = (name: string, names: Hl7Options['names']): Parts => {
  const at = name.indexOf(' ');
  return names === 'whole' || at === -1 ? [name] : [name.slice(0, at), name.slice(at + 1)];
};

const SEX = { male: 'M', female: 'F', unknown: 'U' } as const;

/**
 * PID of a citizen (HL7 v2.5.1, 3.4.2). `patientId`: the hospital's own number where it is known; then the address is left
 * out, since what the hospital has may be newer than the card.
 */
export const pidOf = (identity: Identity, patientId: string | null, options: Hl7Options): Segment => {
  const { cccd, patient } = options.identifiers;
  const ids = [
    ...(patientId === null ? [] : [identifierIn(patient, patientId)]),
    identifierIn(cccd, identity.number),
  ];
  const isNew = patientId === null && identity.address !== null;
  return segment('PID', {
    1: '1',
    3: { repeated: ids },
    5: nameOf(identity.name, options.names),
    7: printDate(identity.birthDate),
    8: SEX[identity.sex],
    ...(isNew ? { 11: [identity.address ?? '', '', '', '', '', '', 'H'] } : {}),
  });
};

/** PID of a patient whom the hospital's number alone names. */
export const pidOfPatient = (patientId: string, options: Hl7Options): Segment =>
  segment('PID', { 1: '1', 3: identifierIn(options.identifiers.patient, patientId) });

/**
 * Thẻ BHYT as IN1 (HL7 v2.5.1, 6.5.6): the card in IN1-36 and IN1-49, and in IN1-45 whether the insurer was asked. Null where
 * it was, and the person has none.
 */
export const insuranceOf = (code: string | null, isChecked: boolean, options: Hl7Options): Segment | null => {
  if (code === null && isChecked) return null;
  const { bhyt } = options.identifiers;
  const [name = ''] = authorityOf(bhyt);
  return segment('IN1', {
    1: '1',
    2: name,
    3: name,
    ...(code === null ? {} : { 36: code, 49: identifierIn(bhyt, code) }),
    45: isChecked ? 'CHECKED' : 'TO-BE-CHECKED',
  });
};

/** Family name, middle name, given name: the order in which Vietnamese names are said, whatever stands in which part. */
const fullName = (pid: Segment): string => {
  const [name] = repetitionsOf(pid, 5);
  return [partOf(name, 1), partOf(name, 3), partOf(name, 2)].filter((part) => part !== '').join(' ');
};

/** The telephone (XTN), the mobile first, as it is dialled at home: `+84 912 …` and `0912 …` are one number. */
const phoneOf = (pid: Segment): string | null => {
  const phones = repetitionsOf(pid, 13).map((phone) => ({
    isMobile: partOf(phone, 3) === 'CP',
    digits: [partOf(phone, 1), partOf(phone, 12), [5, 6, 7].map((part) => partOf(phone, part)).join('')]
      .map((text) => text.replace(/\D/g, '').replace(/^(?:00)?840?(?=\d{9}$)/, '0'))
      .find((digits) => digits !== ''),
  }));
  const known = phones.filter(({ digits }) => digits !== undefined);
  return (known.find(({ isMobile }) => isMobile) ?? known[0])?.digits ?? null;
};

/** A patient as an answer has it; null where the hospital's own number is missing. */
export const patientOf = (pid: Segment, options: Hl7Options): HisPatient | null => {
  const id = identifierOf(pid, options.identifiers.patient);
  if (id === null) return null;
  return {
    id,
    name: fullName(pid),
    birthDate: parseDate(partOf(repetitionsOf(pid, 7)[0], 1)),
    phone: phoneOf(pid),
  };
};
