import type { Appointment, Patient } from '@medplum/fhirtypes';
import { PERSONAS } from '../../personas.ts';
import { type Hospital, identifierOf, idIn, isToday, patientsOf } from './hospital.ts';
import { type Said, wallTime } from './wire.ts';

/** GIOI_TINH of every call but /bhyt. */
export const SEX: Readonly<Record<string, number>> = { male: 1, female: 2 };
const OTHER_SEX = 3;

const rowOf = (one: Patient): object => ({
  MA_BN: one.id,
  ID_BN: Number((one.id ?? '').replace(/\D/g, '')),
  HO_TEN: one.name?.[0]?.text ?? '',
  HO_BN: null,
  TEN_BN: null,
  MATINH_CUTRU: null,
  MAHUYEN_CU_TRU: null,
  MAXA_CU_TRU: null,
  MA_DANTOC: '01',
  MA_QUOCTICH: '000',
  MA_NGHE_NGHIEP: null,
  DIA_CHI: one.address?.[0]?.text ?? null,
  NGAY_SINH: one.birthDate ?? null,
  GIOI_TINH: SEX[one.gender ?? ''] ?? OTHER_SEX,
  NHOM_MAU: null,
  EMAIL: one.telecom?.find(({ system }) => system === 'email')?.value ?? null,
  DIEN_THOAI: one.telecom?.find(({ system }) => system === 'phone')?.value ?? null,
  MA_DINH_DANH: identifierOf(one, 'nationalId'),
  MA_THE_BHYT: null,
});

/** Whose papers a query names; null where it names none of the kind that is known here. */
export const numberIn = (query: URLSearchParams): string | null => {
  const number = query.get('SO_GTTT') ?? '';
  return query.get('LOAI_GTTT') === 'CCCD' && /^\d{12}$/.test(number) ? number : null;
};

/** GET /benhnhan. Doubles come as a list. */
export const findPatient = async (query: URLSearchParams, hospital: Hospital): Promise<Said> => {
  const number = numberIn(query);
  if (number === null) return { code: '400' };
  const found = await patientsOf(hospital, number);
  const [first, second] = found;
  if (!first) return { code: '404' };
  return { code: '000', data: second ? found.map(rowOf) : rowOf(first) };
};

/** GET /bhyt. Its GIOI_TINH is 0 for a woman and 1 for a man, asked and told. */
export const findInsurance = (query: URLSearchParams): Said => {
  const number = numberIn(query);
  const sex = query.get('GIOI_TINH');
  if (number === null || (sex !== null && sex !== '0' && sex !== '1')) return { code: '400' };
  const holder = PERSONAS.find(({ card }) => card.number === number);
  if (!holder?.insurance.card) return { code: '404' };
  const { code, card } = holder.insurance;
  return {
    code: '000',
    data: {
      HO_TEN: card.hoTen,
      MA_THE_BHYT: card.maTheMoi === '' ? card.maThe : card.maTheMoi,
      DIA_CHI: holder.card.address,
      NGAY_SINH: card.ngaySinh,
      GIOI_TINH: holder.card.sex === 'Nữ' ? 0 : 1,
      MA_DKBD: card.maDKBD,
      GT_THE_TU: card.gtTheTu,
      GT_THE_DEN: card.gtTheDen,
      PHAN_TUYEN: 1,
      MA_KQ: code,
      TEN_KQ: code === '000' ? 'Thông tin thẻ chính xác' : 'Cần kiểm tra thẻ',
      TIEP_NHAN_BHYT: ['000', '001', '002', '003', '004'].includes(code) ? 1 : 0,
    },
  };
};

/** GET /lich-hen (extension): booked appointments of a person on one day. */
export const findAppointments = async (query: URLSearchParams, hospital: Hospital): Promise<Said> => {
  const number = numberIn(query);
  if (number === null || !/^\d{4}-\d{2}-\d{2}$/.test(query.get('NGAY') ?? '')) return { code: '400' };
  const owners = (await patientsOf(hospital, number)).map(({ id }) => id);
  const booked = (await hospital.his.all<Appointment>('Appointment')).filter(
    ({ status, start, participant }) =>
      status === 'booked' &&
      isToday(start, Date.parse(`${query.get('NGAY')}T12:00:00+07:00`)) &&
      participant.some(({ actor }) => owners.includes(idIn(actor?.reference, 'Patient'))),
  );
  if (booked.length === 0) return { code: '404' };
  return {
    code: '000',
    data: booked.map(({ id, start, participant }) => ({
      MA_LICH_HEN: id,
      SO_GTTT: number,
      ID_DICH_VU: participant.map(({ actor }) => idIn(actor?.reference, 'HealthcareService')).find(Boolean),
      THOI_GIAN: wallTime(start ?? ''),
      TRANG_THAI: 1,
    })),
  };
};
