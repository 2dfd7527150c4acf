import type { ChargeItemDefinition, Slot } from '@medplum/fhirtypes';
import { CLINICS, DEPARTMENTS } from '../his-hospital.ts';
import { type Hospital, idIn, isToday } from './hospital.ts';
import type { Said } from './wire.ts';

/** What insurance's own price list has for an examination, integer đồng. */
const INSURANCE_PRICE = 42_100;

/** Loại khám: what is dear is by request. */
const TYPES = [
  { ID_LOAI_KHAM: 1, TEN_LOAI_KHAM: 'Khám thường', DON_GIA_LOAI_KHAM: 50_000 },
  { ID_LOAI_KHAM: 2, TEN_LOAI_KHAM: 'Khám theo yêu cầu', DON_GIA_LOAI_KHAM: 200_000 },
] as const;
const typeOf = (price: number): number => (price >= 200_000 ? 2 : 1);

/** GET /loai-kham. */
export const examinationTypes = (): Said => ({ code: '000', rows: TYPES });

/** GET /khoa. TEN_KHOA_EN is of the extension. */
export const departments = (query: URLSearchParams): Said => {
  const type = query.get('ID_LOAI_KHAM');
  const rows = DEPARTMENTS.flatMap(({ id, vi, en, floor, clinics }, at) =>
    type !== null && !clinics.some(({ price }) => String(typeOf(price)) === type)
      ? []
      : [
          {
            ID_KHOA: at + 1,
            MA_KHOA: id,
            TEN_KHOA: vi,
            TEN_KHOA_EN: en,
            MA_KHU_VUC: `T${floor}`,
            TEN_KHU_VUC: `Tầng ${floor}`,
          },
        ],
  );
  return rows.length > 0 ? { code: '000', rows } : { code: '404' };
};

export const departmentNumber = (clinicId: string): number =>
  DEPARTMENTS.findIndex(({ clinics }) => clinics.some(({ id }) => id === clinicId)) + 1;

/** Integer đồng of each clinic id. */
export const pricesOf = async ({ his }: Hospital): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (await his.all<ChargeItemDefinition>('ChargeItemDefinition')).flatMap(({ id, propertyGroup }) => {
      const price = propertyGroup?.[0]?.priceComponent?.[0]?.amount?.value;
      return price === undefined ? [] : [[(id ?? '').replace(/^gia-/, ''), price] as const];
    }),
  );

/** Free places of today by clinic id; a clinic with none of them is not there. */
export const freePlaces = async ({ his, now }: Hospital): Promise<ReadonlyMap<string, number>> => {
  const free = new Map<string, number>();
  for (const { schedule, status, start } of await his.all<Slot>('Slot')) {
    const clinicId = idIn(schedule.reference, 'Schedule').replace(/^lich-/, '');
    if (status === 'free' && isToday(start, now())) free.set(clinicId, (free.get(clinicId) ?? 0) + 1);
  }
  return free;
};

/** GET /dichvu. TEN_DICH_VU_EN, PHONG, TANG and SO_CHO_CON are of the extension. */
export const services = async (query: URLSearchParams, hospital: Hospital): Promise<Said> => {
  const [prices, free] = await Promise.all([pricesOf(hospital), freePlaces(hospital)]);
  const [wantedCode, wantedNumber] = [query.get('MA_KHOA'), query.get('ID_KHOA')];
  const wanted = DEPARTMENTS.filter(
    ({ id }, at) =>
      (wantedCode === null || wantedCode === id) &&
      (wantedNumber === null || wantedNumber === String(at + 1)),
  );
  const rows = wanted.flatMap((department) =>
    department.clinics.map(({ id, vi, en, room }) => {
      const price = prices.get(id) ?? null;
      return {
        MA_KHOA: department.id,
        ID_DICH_VU: id,
        MA_DICH_VU: `KB.${CLINICS.findIndex((one) => one.id === id) + 1}`,
        TEN_DICH_VU: vi,
        TEN_DICH_VU_EN: en,
        ID_LOAI_KHAM: typeOf(price ?? 0),
        ID_NHOM_DICH_VU: 1,
        MA_NHOM_DICH_VU: 'KB',
        TEN_NHOM_DICH_VU: 'Khám bệnh',
        DON_GIA_DICH_VU: price,
        DON_GIA_BHYT: Math.min(price ?? 0, INSURANCE_PRICE),
        DON_GIA_THU_THEM: Math.max(0, (price ?? 0) - INSURANCE_PRICE),
        PHONG: room,
        TANG: department.floor,
        SO_CHO_CON: free.get(id) ?? 0,
      };
    }),
  );
  return rows.length > 0 ? { code: '000', rows } : { code: '404' };
};
