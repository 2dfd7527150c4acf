import type { Dg1 } from '../../../codec/lds/dg1.ts';
import type { Dg13 } from '../../../codec/lds/dg13.ts';
import type { Assurance, FhirDate, Identity, Sex } from '../../../ports/identity.ts';

/** The holder as the chip tells it, DG13 before DG1; what is absent is null. */
export interface ChipPerson {
  /** Số định danh cá nhân: 12 digits. */
  readonly number: string;
  readonly name: string;
  readonly birthDate: FhirDate;
  readonly sex: Sex;
  readonly nationality: string | null;
  /** Dân tộc. */
  readonly ethnicity: string | null;
  /** Tôn giáo. */
  readonly religion: string | null;
  /** Quê quán. */
  readonly origin: string | null;
  /** Nơi thường trú. */
  readonly residence: string | null;
  /** Đặc điểm nhận dạng. */
  readonly features: string | null;
  readonly issueDate: FhirDate | null;
  /** Null on a card without end. */
  readonly expiryDate: FhirDate | null;
  readonly father: string | null;
  readonly mother: string | null;
  readonly spouse: string | null;
  /** Số CMND cũ: 9 digits. */
  readonly oldNumber: string | null;
}

const NOTHING_MORE = {
  ethnicity: null,
  religion: null,
  origin: null,
  residence: null,
  features: null,
  issueDate: null,
  father: null,
  mother: null,
  spouse: null,
  oldNumber: null,
} as const;

/** A person without a number of twelve digits is none whom the kiosk can serve: null. */
const fromDg1 = ({ mrz }: Dg1): ChipPerson | null =>
  mrz.number === null
    ? null
    : {
        ...NOTHING_MORE,
        number: mrz.number,
        name: mrz.name,
        birthDate: mrz.birthDate,
        sex: mrz.sex,
        nationality: mrz.nationality,
        expiryDate: mrz.expiryDate,
      };

/**
 * Puts the two files together: DG13 has the diacritics and all the rest, DG1 fills what is missing.
 * @returns `different` where they tell of two people; null where neither names one
 */
export const personOf = (dg1: Dg1 | null, dg13: Dg13 | null): ChipPerson | 'different' | null => {
  const zone = dg1 === null ? null : fromDg1(dg1);
  if (dg13 === null) return zone;
  const number = dg13.number ?? zone?.number;
  if (zone !== null && number !== zone.number) return 'different';
  const name = dg13.name ?? zone?.name;
  const birthDate = dg13.birthDate ?? zone?.birthDate;
  if (number === undefined || name === undefined || birthDate === undefined) return null;
  const { nationality, ethnicity, religion, origin, residence, features, issueDate } = dg13;
  return {
    number,
    name,
    birthDate,
    sex: dg13.sex === 'unknown' ? (zone?.sex ?? 'unknown') : dg13.sex,
    nationality: nationality ?? zone?.nationality ?? null,
    ethnicity,
    religion,
    origin,
    residence,
    features,
    issueDate,
    expiryDate: dg13.noExpiry ? null : (dg13.expiryDate ?? zone?.expiryDate ?? null),
    father: dg13.father,
    mother: dg13.mother,
    spouse: dg13.spouse,
    oldNumber: dg13.oldNumber,
  };
};

/** What of it the kiosk works with: no more leaves the driver. */
export const identityOf = (person: ChipPerson, assurance: Assurance): Identity => ({
  source: 'chip',
  assurance,
  number: person.number,
  oldNumber: person.oldNumber,
  name: person.name,
  birthDate: person.birthDate,
  sex: person.sex,
  address: person.residence,
  issueDate: person.issueDate,
});
