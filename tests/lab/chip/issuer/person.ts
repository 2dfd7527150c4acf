import { createHash } from 'node:crypto';
import type { CitizenCard, Persona } from '../../../personas.ts';

/** All that DG13 of a citizen card tells. Dates as the card has them: `dd/MM/yyyy`, or `MM/yyyy`, `yyyy` of a birth. */
export interface ChipPerson {
  readonly number: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'Nam' | 'Nữ';
  readonly nationality: string;
  readonly ethnicity: string;
  readonly religion: string;
  readonly origin: string;
  readonly residence: string;
  readonly features: string;
  readonly issueDate: string;
  /** Null: `Không thời hạn`. */
  readonly expiryDate: string | null;
  readonly father: string;
  readonly mother: string;
  readonly spouse: string | null;
  /** Số CMND cũ: 9 digits. */
  readonly oldNumber: string | null;
}

const AGES = { 2021: [25, 40, 60], 2024: [14, 25, 40, 60] } as const;
/** A card made within this many years before such an age lasts until the next one. */
const GRACE_YEARS = 2;
const MARRIED_AGE = 27;

const ETHNICITIES = ['Kinh', 'Tày', 'Thái', 'Mường', 'Khmer', 'Kinh', 'Kinh', 'Nùng'];
const RELIGIONS = ['Không', 'Phật giáo', 'Không', 'Công giáo', 'Không'];
const FEATURES = [
  'Nốt ruồi C: 1cm dưới mắt trái',
  'Sẹo chấm C: 2cm trên đuôi mày phải',
  'Nốt ruồi C: 3cm sau cánh mũi',
];
const MEN = ['Hữu Mẫu', 'Đức Thử', 'Văn Mẫu', 'Quang Thử', 'Bá Mẫu'];
const WOMEN = ['Thị Mẫu', 'Thị Thử', 'Ngọc Mẫu', 'Thu Thử', 'Kim Mẫu'];
const SURNAMES = ['Lương', 'Phùng', 'Nghiêm', 'Tô', 'Mạc', 'Khổng', 'Đoàn'];

/** One of the words, always the same for a number. */
const pick = (words: readonly string[], number: string, about: string): string => {
  const index = createHash('sha256').update(`${about} ${number}`).digest().readUInt16BE(0);
  return words[index % words.length] ?? '';
};

/** `31121990` → `31/12/1990`, `051945` → `05/1945`, `1945` stays. */
const slashed = (digits: string): string =>
  [digits.slice(-8, -6), digits.slice(-6, -4), digits.slice(-4)].filter((part) => part !== '').join('/');

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What is not known of a birth date counts as its last possible day. */
const dayOf = (slashedDate: string): Day => {
  const [year = 0, month = 12, day = 31] = slashedDate.split('/').map(Number).toReversed();
  return { year, month, day };
};

const ordinal = ({ year, month, day }: Day): number => year * 10_000 + month * 100 + day;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * When a card ends (Luật Căn cước 2023, article 21): on the birthday of the next of the ages above, null where there is
 * none. A birthday of 29/02 falls on 28/02 in other years.
 */
export const expiryOf = (birthDate: string, issueDate: string, layout: 2021 | 2024): string | null => {
  const birth = dayOf(birthDate);
  const issue = ordinal(dayOf(issueDate));
  for (const age of AGES[layout]) {
    const year = birth.year + age;
    if (issue >= ordinal({ ...birth, year: year - GRACE_YEARS })) continue;
    const lastOfMonth = new Date(Date.UTC(year, birth.month, 0)).getUTCDate();
    return `${two(Math.min(birth.day, lastOfMonth))}/${two(birth.month)}/${year}`;
  }
  return null;
};

const parentsOf = ({ number, name, extra }: CitizenCard): { father: string; mother: string } => {
  const surname = name.split(' ')[0] ?? '';
  return {
    father: extra[1] || `${surname} ${pick(MEN, number, 'father')}`,
    mother: extra[2] || `${pick(SURNAMES, number, 'surname')} ${pick(WOMEN, number, 'mother')}`,
  };
};

const spouseOf = (card: CitizenCard): string | null => {
  const age = dayOf(slashed(card.issueDate)).year - dayOf(slashed(card.birthDate)).year;
  if (age < MARRIED_AGE) return null;
  const given = pick(card.sex === 'Nam' ? WOMEN : MEN, card.number, 'spouse');
  return `${pick(SURNAMES, card.number, 'in law')} ${given}`;
};

/** The chip of a named persona's card: what is printed on it, and the rest made up, always the same. */
export const chipPersonOf = ({ card }: Persona): ChipPerson => {
  const birthDate = slashed(card.birthDate);
  const issueDate = slashed(card.issueDate);
  return {
    number: card.number,
    name: card.name,
    birthDate,
    sex: card.sex,
    nationality: 'Việt Nam',
    ethnicity: pick(ETHNICITIES, card.number, 'ethnicity'),
    religion: pick(RELIGIONS, card.number, 'religion'),
    origin: card.address.split(', ').slice(-2).join(', '),
    residence: card.address,
    features: pick(FEATURES, card.number, 'features'),
    issueDate,
    expiryDate: expiryOf(birthDate, issueDate, card.layout),
    ...parentsOf(card),
    spouse: spouseOf(card),
    oldNumber: card.oldNumber || null,
  };
};
