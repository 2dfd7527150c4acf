import type { Component, Content, Parts, Segment } from '../../codec/hl7v2/message.ts';
import { segment } from '../../codec/hl7v2/message.ts';
import { partOf, repetitionsOf } from '../../codec/hl7v2/position.ts';
import { parseDate, printDate } from '../../codec/hl7v2/time.ts';
import type { HisPatient, InsuranceKnown } from '../../ports/his.ts';
import type { Identity } from '../../ports/identity.ts';
import { fullName, nameOf } from './names.ts';
import type { Hl7Options, IdentifierSystem } from './options.ts';
import { phoneOf } from './telephones.ts';

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

const SEX = { male: 'M', female: 'F', unknown: 'U' } as const;

/**
 * PID of a citizen (HL7 v2.5.1, 3.4.2). `patientId`: the hospital's own number where it is known; then the address is left
 * out, since what the hospital has may be newer than the card. `told`: fields of what the person told of themselves.
 */
export const pidOf = (
  identity: Identity,
  patientId: string | null,
  told: Readonly<Record<number, Content>>,
  options: Hl7Options,
): Segment => {
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
    ...told,
  });
};

/** PID that changes somebody: who they are, as the hospital has them, and what is to be changed. */
export const pidWith = (pid: Segment, told: Readonly<Record<number, Content>>): Segment =>
  segment('PID', {
    1: '1',
    3: { repeated: repetitionsOf(pid, 3) },
    5: { repeated: repetitionsOf(pid, 5) },
    ...told,
  });

/** PID of a patient whom the hospital's number alone names. */
export const pidOfPatient = (patientId: string, options: Hl7Options): Segment =>
  segment('PID', { 1: '1', 3: identifierIn(options.identifiers.patient, patientId) });

/**
 * Thẻ BHYT as IN1 (HL7 v2.5.1, 6.5.6): the card in IN1-36 and IN1-49, and in IN1-45 whether the insurer was asked. Null where
 * it was, and the person has none.
 */
export const insuranceOf = (code: string | null, isChecked: boolean, options: Hl7Options): Segment | null => {
  if (code === null && isChecked) return null;
  return planOf(options, { ...cardOf(code, options), 45: isChecked ? 'CHECKED' : 'TO-BE-CHECKED' });
};

/**
 * What the insurer said of a visit as IN1: the card with the days from and to which it counts (IN1-12, IN1-13), or that there is
 * none that counts (`""` deletes one that stands), with the insurer's own code.
 */
export const insurerSaid = (answer: InsuranceKnown, options: Hl7Options): Segment => {
  if (answer.status === 'not-covered')
    return planOf(options, { 36: '""', 45: `NOT-COVERED ${answer.code}`, 49: '""' });
  const { code, validFrom, validTo } = answer.coverage;
  return planOf(options, {
    ...cardOf(code, options),
    12: printDate(validFrom),
    13: validTo === null ? '' : printDate(validTo),
    45: 'CHECKED',
  });
};

const planOf = ({ identifiers }: Hl7Options, more: Readonly<Record<number, Content>>): Segment => {
  const [name = ''] = authorityOf(identifiers.bhyt);
  return segment('IN1', { 1: '1', 2: name, 3: name, ...more });
};

const cardOf = (code: string | null, { identifiers }: Hl7Options): Readonly<Record<number, Content>> =>
  code === null ? {} : { 36: code, 49: identifierIn(identifiers.bhyt, code) };

/** A patient as an answer has it; null where the hospital's own number is missing. */
export const patientOf = (pid: Segment, options: Hl7Options): HisPatient | null => {
  const id = identifierOf(pid, options.identifiers.patient);
  if (id === null) return null;
  return {
    id,
    name: fullName(repetitionsOf(pid, 5)[0]),
    birthDate: parseDate(partOf(repetitionsOf(pid, 7)[0], 1)),
    phone: phoneOf(repetitionsOf(pid, 13)),
  };
};
