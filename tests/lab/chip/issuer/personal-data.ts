import { createHash } from 'node:crypto';
import { integer, printableString, sequence, tlv, utf8String } from './der.ts';
import type { ChipPerson } from './person.ts';

export interface PersonalDataOptions {
  /** 2021: the old number is item 15. 2024: it is item 16. The id of the chip takes the other place. */
  readonly layout: 2021 | 2024;
  /** `nested`: the items lie in a SET in a SEQUENCE. */
  readonly wrapper: 'flat' | 'nested';
  /** `empty`: a name of no letters stands in the item. */
  readonly spouse: 'none' | 'empty' | 'some';
}

/** 16 capitals and digits that stand for the chip, always the same for a number. */
export const chipIdOf = (number: string): string =>
  createHash('sha256').update(`chip ${number}`).digest('hex').slice(0, 16).toUpperCase();

const names = (...all: readonly string[]): readonly Uint8Array[] =>
  all.map((name) => sequence(utf8String(name)));

const spouseNames = (kind: PersonalDataOptions['spouse'], name: string): readonly Uint8Array[] => {
  if (kind === 'none') return [];
  return names(kind === 'empty' ? '' : name);
};

/** EF.DG13 of the Vietnamese card: `6D { 30 { INTEGER n, value }… }` with 16 items (domain facts B3). */
export const dataGroup13 = (person: ChipPerson, options: PersonalDataOptions): Uint8Array => {
  const oldNumber = printableString(person.oldNumber ?? '');
  const chipId = printableString(chipIdOf(person.number));
  const values: readonly (readonly Uint8Array[])[] = [
    [printableString(person.number)],
    [utf8String(person.name)],
    [printableString(person.birthDate)],
    [utf8String(person.sex)],
    [utf8String(person.nationality)],
    [utf8String(person.ethnicity)],
    [utf8String(person.religion)],
    [utf8String(person.origin)],
    [utf8String(person.residence)],
    [utf8String(person.features)],
    [printableString(person.issueDate)],
    [utf8String(person.expiryDate ?? 'Không thời hạn')],
    names(person.father, person.mother),
    spouseNames(options.spouse, person.spouse ?? 'Vợ Chồng Mẫu'),
    [options.layout === 2021 ? oldNumber : chipId],
    [options.layout === 2021 ? chipId : oldNumber],
  ];
  const items = values.map((value, index) => sequence(integer(index + 1), ...value));
  return options.wrapper === 'flat' ? tlv(0x6d, ...items) : tlv(0x6d, sequence(tlv(0x31, ...items)));
};
