import { COMMUNE_KINDS, DISTRICT_KINDS, type Kinds, PROVINCE_KINDS } from './kinds.ts';
import { createNameIndex, type NameIndex, type TableName, tableName } from './name-index.ts';
import type { CommuneRow, FormerRow, Table } from './table.ts';
import { exactOf, wordsOf } from './words.ts';

/** Names of former wards with the communes of today that they went to. */
interface Wards {
  readonly wards: NameIndex<string>;
  /** All communes that its wards went to. */
  readonly communeCodes: Set<string>;
}

/** Quận, huyện, thị xã: what stood between province and ward until 1 July 2025. */
export interface District extends Wards {
  /** Code of the province of today. */
  readonly provinceCode: string;
}

/** One of the 63 provinces of before. */
export interface FormerProvince extends Wards {
  readonly provinceCode: string;
  readonly districts: NameIndex<District>;
}

/** What the name of a province stands for. */
export interface ProvinceMeant {
  /** Of today. */
  readonly code: string;
  /** The provinces of before that are meant, the one of this name first. */
  readonly formers: readonly FormerProvince[];
  /** No province has this name today. */
  readonly gone: boolean;
}

/** The table as names that are found in addresses. */
export interface Gazetteer {
  readonly provinces: NameIndex<ProvinceMeant>;
  /** Communes of today, by code of the province. */
  readonly communes: ReadonlyMap<string, NameIndex<string>>;
  /** Districts of the whole country. */
  readonly districts: NameIndex<District>;
}

/** How people write some provinces besides. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'Thành phố Hồ Chí Minh': ['Thành phố HCM', 'TPHCM', 'Thành phố Sài Gòn'],
  'Thành phố Huế': ['Tỉnh Thừa Thiên Huế', 'Tỉnh TT Huế'],
  'Tỉnh Đắk Lắk': ['Tỉnh Đắc Lắc', 'Tỉnh Đăk Lăk', 'Tỉnh Đắk Lắc'],
  'Tỉnh Đắk Nông': ['Tỉnh Đắc Nông', 'Tỉnh Đăk Nông'],
};
const KIND = /^(?:Thành phố|Tỉnh) /;

export const gazetteerOf = ({ provinces, communes, former }: Table): Gazetteer => {
  const districts = createNameIndex<District>(DISTRICT_KINDS);
  const olds = formerProvinces(former, districts);
  const names = createNameIndex<ProvinceMeant>(PROVINCE_KINDS);
  const add = (name: string, meant: ProvinceMeant): void => {
    for (const one of [name, ...(ALSO[name] ?? [])]) names.add(tableName(one, PROVINCE_KINDS), meant);
  };
  const today = new Set<string>();
  for (const { code, fullName } of provinces) {
    const name = KIND.test(fullName) ? fullName : `Tỉnh ${fullName}`;
    const ofName = olds.get(keyOf(name));
    const others = [...olds.values()].filter((old) => old.provinceCode === code && old !== ofName);
    add(name, { code, formers: ofName ? [ofName, ...others] : others, gone: false });
    today.add(keyOf(name));
  }
  for (const [key, old] of olds) {
    if (!today.has(key)) add(old.name, { code: old.provinceCode, formers: [old], gone: true });
  }
  return { provinces: names, communes: communeNames(communes), districts };
};

const keyOf = (name: string): string => exactOf(wordsOf(name.normalize('NFC')));

const communeNames = (communes: readonly CommuneRow[]): Map<string, NameIndex<string>> => {
  const byProvince = new Map<string, NameIndex<string>>();
  const named = namesOf(COMMUNE_KINDS);
  for (const { code, name, provinceCode } of communes) {
    made(byProvince, provinceCode, () => createNameIndex<string>(COMMUNE_KINDS)).add(named(name), code);
  }
  return byProvince;
};

type Named = FormerProvince & { readonly name: string };

const formerProvinces = (rows: readonly FormerRow[], everywhere: NameIndex<District>): Map<string, Named> => {
  const provinces = new Map<string, Named>();
  const districts = new Map<string, District>();
  const [wardNamed, districtNamed, keyed] = [namesOf(COMMUNE_KINDS), namesOf(DISTRICT_KINDS), once(keyOf)];
  for (const { ward, district, province, communeCode, provinceCode } of rows) {
    const ofProvince = made(provinces, keyed(province), () => ({
      name: province.normalize('NFC'),
      provinceCode,
      districts: createNameIndex<District>(DISTRICT_KINDS),
      ...noWards(),
    }));
    // Two ways to spell one (`Tuy Hoà`, `Tuy Hòa`) are one.
    const ofDistrict = made(districts, keyed(`${district}, ${province}`), () => {
      const one = { provinceCode, ...noWards() };
      ofProvince.districts.add(districtNamed(district), one);
      everywhere.add(districtNamed(district), one);
      return one;
    });
    for (const { wards, communeCodes } of [ofProvince, ofDistrict]) {
      wards.add(wardNamed(ward), communeCode);
      communeCodes.add(communeCode);
    }
  }
  return provinces;
};

/** Does the same work on the same text once. */
const once = <T>(work: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => made(known, text, () => work(text));
};

const namesOf = (kinds: Kinds): ((name: string) => TableName) => once((name) => tableName(name, kinds));

const noWards = (): Wards => ({ wards: createNameIndex<string>(COMMUNE_KINDS), communeCodes: new Set() });

const made = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const one = make();
  map.set(key, one);
  return one;
};
