import type { District, Gazetteer, ProvinceMeant } from './gazetteer.ts';
import { COMMUNE_KINDS, DISTRICT_KINDS, kindAt } from './kinds.ts';
import type { NameIndex } from './name-index.ts';
import { type Word, wordsOf } from './words.ts';

/** A one-line address, as far as the table of places tells what it says. */
export interface UnderstoodAddress {
  /** House and street: what stands before the places. All of the address where no province is understood. */
  readonly line: string;
  /** Of today; null where none is understood. */
  readonly provinceCode: string | null;
  /** Of today: one where it is certain, several where a former ward was divided, none where it is not known. */
  readonly communeCodes: readonly string[];
  /** It names what is no more since 1 July 2025: a district, a former ward or province. */
  readonly former: boolean;
}

/** What is understood, before the words of it are cut off. */
interface Reading {
  readonly provinceCode: string;
  readonly communeCodes: readonly string[];
  readonly former: boolean;
  /** Index of the first word that is understood. */
  readonly begin: number;
}

/** Longer ones are no addresses: nothing of them is understood. In UTF-16 units. */
const LONGEST = 400;
const COUNTRY = /(?:^|[\s,.-])(?:việt nam|viet nam|vietnam|vn)[\s.]*$/i;
const AROUND = /^[\s,;|-]+|[\s,;|-]+$/g;

/** Splits a one-line address of two levels or three; what the table does not say stays unknown. Never throws. */
export const understandAddress = (address: string, places: Gazetteer): UnderstoodAddress => {
  const text = address.normalize('NFC').trim();
  const nothing = { line: text, provinceCode: null, communeCodes: [], former: false };
  if (text.length > LONGEST) return nothing;
  const words = wordsOf(text.replace(COUNTRY, ''));
  const reading = readProvince(words, places) ?? readDistrict(words, words.length, places.districts);
  if (!reading) return nothing;
  const { begin, district } = withoutUnits(words, reading.begin);
  return {
    line: text.slice(0, words[begin]?.begin ?? text.length).replace(AROUND, ''),
    provinceCode: reading.provinceCode,
    communeCodes: reading.communeCodes,
    former: reading.former || district,
  };
};

const readProvince = (words: readonly Word[], places: Gazetteer): Reading | null => {
  const sure = places.provinces.endingAt(words, words.length);
  const found = sure ?? places.provinces.endingAt(words, words.length, true);
  const [province, ...others] = found?.values ?? [];
  if (!found || !province || others.length > 0) return null;
  const inside = readInside(words, found.begin, province, places);
  // A name in the midst of a part may be a street: it counts behind a commune or a district alone.
  if (!sure) return inside;
  return (
    inside ?? { provinceCode: province.code, communeCodes: [], former: province.gone, begin: found.begin }
  );
};

/** What stands before the province, from the most certain form to the least. */
const readInside = (
  words: readonly Word[],
  end: number,
  province: ProvinceMeant,
  places: Gazetteer,
): Reading | null => {
  const communes = places.communes.get(province.code);
  const today = readCommune(words, end, province, communes);
  if (today?.typed) return today;
  let district: Reading | null = null;
  for (const { districts } of province.formers) {
    const read = readDistrict(words, end, districts, communes);
    if (read && read.communeCodes.length > 0) return read;
    district ??= read ?? districtAlone(words, end, districts);
  }
  // `Hoàn Kiếm` alone may be the district or the commune of today: neither is certain.
  return district ?? today;
};

/** Two levels: a commune of today, or a former ward whose district was left out. */
const readCommune = (
  words: readonly Word[],
  end: number,
  { code, formers, gone }: ProvinceMeant,
  communes: NameIndex<string> | undefined,
): (Reading & { readonly typed: boolean }) | null => {
  const now = communes?.endingAt(words, end);
  const inside = (now?.values ?? []).filter(
    (one) => !gone || formers.some(({ communeCodes }) => communeCodes.has(one)),
  );
  const before = gone || inside.length === 0 ? formers[0]?.wards.endingAt(words, end) : null;
  // The name of a former ward alone is a street as often.
  const then = before?.typed ? before.values : [];
  const begin = inside.length > 0 ? now?.begin : before?.begin;
  if (begin === undefined || inside.length + then.length === 0) return null;
  return {
    provinceCode: code,
    communeCodes: [...new Set([...inside, ...then])],
    former: gone || inside.length === 0,
    begin,
    typed: then.length > 0 || now?.typed === true,
  };
};

/** Three levels: a ward in a district, or a commune of today that was made of its wards. */
const readDistrict = (
  words: readonly Word[],
  end: number,
  districts: NameIndex<District>,
  communes?: NameIndex<string>,
): Reading | null => {
  const found = districts.endingAt(words, end);
  const readings = (found?.values ?? []).flatMap((district): Reading[] => {
    const ward = district.wards.endingAt(words, found?.begin ?? end);
    const commune = ward ?? communes?.endingAt(words, found?.begin ?? end);
    const communeCodes = (commune?.values ?? []).filter((code) => district.communeCodes.has(code));
    if (!commune || communeCodes.length === 0) return [];
    return [{ provinceCode: district.provinceCode, communeCodes, former: true, begin: commune.begin }];
  });
  const [first, ...others] = readings;
  if (!first || others.some(({ provinceCode }) => provinceCode !== first.provinceCode)) return null;
  return { ...first, communeCodes: [...new Set(readings.flatMap(({ communeCodes }) => communeCodes))] };
};

const districtAlone = (
  words: readonly Word[],
  end: number,
  districts: NameIndex<District>,
): Reading | null => {
  const found = districts.endingAt(words, end);
  const [district] = found?.values ?? [];
  return found && district
    ? { provinceCode: district.provinceCode, communeCodes: [], former: true, begin: found.begin }
    : null;
};

/** Parts that say of themselves to be a ward or a district, and are not in the table, are no part of the line either. */
const withoutUnits = (
  words: readonly Word[],
  end: number,
): { readonly begin: number; readonly district: boolean } => {
  let begin = end;
  let district = false;
  for (;;) {
    let first = begin - 1;
    while (first > 0 && words[first]?.apart === false) first--;
    const part = words.slice(Math.max(first, 0), begin);
    const isDistrict = kindAt(part, DISTRICT_KINDS) !== null;
    if (part.length < 2 || !(isDistrict || kindAt(part, COMMUNE_KINDS))) return { begin, district };
    district ||= isDistrict;
    begin = first;
  }
};
