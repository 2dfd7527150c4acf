import type { Appointment, Encounter, Patient } from '@medplum/fhirtypes';
import { z } from 'zod';
import { type LabDetails, withLabDetails } from '../his-details.ts';
import { CLINICS } from '../his-hospital.ts';
import { arrivalOf, SYSTEMS } from '../his-seed.ts';
import { localDay } from '../local-day.ts';
import { departmentNumber, freePlaces, pricesOf } from './catalogue.ts';
import {
  clinicIdOf,
  type Hospital,
  identifierOf,
  idIn,
  isToday,
  kioskKeyOf,
  patientsOf,
  refusalOf,
} from './hospital.ts';
import { numberIn, SEX } from './people.ts';
import { type Said, wallTime } from './wire.ts';

/** Body of POST /dangky-kcb. DA_TRA_CUU_BHYT, MA_LICH_HEN and the meaning of DU_PHONG are of the extension. */
const registration = z.object({
  THONG_TIN_BN: z.object({
    MA_BN: z.string().nullish(),
    HO_TEN: z.string().min(1),
    SO_GTTT: z.string().regex(/^\d{12}$/),
    LOAI_GTTT: z.literal('CCCD'),
    NGAY_SINH: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
    GIOI_TINH: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    DIA_CHI: z.string().nullish(),
    DIEN_THOAI: z
      .string()
      .regex(/^\d{8,15}$/)
      .nullish(),
    MA_THE_BHYT: z.string().nullish(),
    DA_TRA_CUU_BHYT: z.union([z.literal(0), z.literal(1)]).nullish(),
    ANH_BN_CCCD: z.string().nullish(),
  }),
  THONG_TIN_DICH_VU: z.object({
    ID_KHOA: z.number().int(),
    ID_DICH_VU: z.string().min(1),
    TEN_DICH_VU: z.string().min(1),
    DON_GIA_DICH_VU: z.number().int().nonnegative(),
    ID_KHUNG_THOI_GIAN: z.number().nullish(),
    ID_LOAI_KHAM: z.number().int(),
    MA_LICH_HEN: z.string().nullish(),
    DU_PHONG: z.string().min(1).max(100),
  }),
  SO_GIAY_CHUYEN_TUYEN: z.string().nullish(),
  MA_BENH_CHUYEN_TUYEN: z.string().nullish(),
  DON_VI_CHUYEN_TUYEN: z.string().nullish(),
});
type Asked = z.infer<typeof registration>;

const startOf = (visit: Encounter): number => Date.parse(visit.period?.start ?? '');

const waitingBefore = (visit: Encounter, all: readonly Encounter[]): number =>
  all.filter(
    (one) =>
      one.id !== visit.id &&
      one.status === 'arrived' &&
      clinicIdOf(one) === clinicIdOf(visit) &&
      isToday(one.period?.start, startOf(visit)) &&
      startOf(one) <= startOf(visit),
  ).length;

/** MA_THAM_CHIEU, SO_GTTT and SO_NGUOI_CHO are of the extension. */
async function viewOf(visit: Encounter, hospital: Hospital): Promise<object> {
  const { his } = hospital;
  const clinicId = clinicIdOf(visit);
  const clinic = CLINICS.find(({ id }) => id === clinicId);
  const price = (await pricesOf(hospital)).get(clinicId) ?? 0;
  const owner = (await his.all<Patient>('Patient')).find(
    ({ id }) => id === idIn(visit.subject?.reference, 'Patient'),
  );
  return {
    MA_THAM_CHIEU: kioskKeyOf(visit),
    SO_GTTT: owner ? identifierOf(owner, 'nationalId') : null,
    SO_NGUOI_CHO: waitingBefore(visit, await his.all<Encounter>('Encounter')),
    THONG_TIN_TIEP_NHAN: {
      ID_LK: visit.id,
      MA_LK: `LK.${visit.id}`,
      MA_VV: `VV.${visit.id}`,
      NGAY_VAO: wallTime(visit.period?.start ?? ''),
      TRANG_THAI_LK: visit.status === 'arrived' ? 1 : 3,
      STT_LK: identifierOf(visit, 'queueNumber'),
    },
    THONG_TIN_DANG_KY: {
      ID_DANG_KY: visit.id,
      MA_DANG_KY: `DK.${visit.id}`,
      TEN_DANG_KY: 'Đăng ký khám bệnh',
      DON_GIA_DANG_KY: price,
      CHI_TIET_DANG_KY: [
        { ID_DICH_VU: clinicId, TEN_DICH_VU: clinic?.vi ?? '', SO_LUONG: 1, DVT: 'Lần', DON_GIA: price },
      ],
    },
  };
}

/** GET /dangky-kcb (extension): the visit of a key, or today's visits of a person. */
export const findVisits = async (query: URLSearchParams, hospital: Hospital): Promise<Said> => {
  const key = query.get('MA_THAM_CHIEU');
  const visits = await hospital.his.all<Encounter>('Encounter');
  if (key !== null) {
    const found = visits.find((one) => identifierOf(one, 'visitKey') === key);
    return found ? { code: '000', data: await viewOf(found, hospital) } : { code: '404' };
  }
  const number = numberIn(query);
  if (number === null) return { code: '400' };
  const owners = (await patientsOf(hospital, number)).map(({ id }) => id);
  const found = visits.filter(
    (one) =>
      one.status === 'arrived' &&
      owners.includes(idIn(one.subject?.reference, 'Patient')) &&
      isToday(one.period?.start, hospital.now()),
  );
  if (found.length === 0) return { code: '404' };
  return { code: '000', data: await Promise.all(found.map((one) => viewOf(one, hospital))) };
};

/** POST /dangky-kcb: one visit a key, one number a person, clinic and day. The caller lets in one at a time. */
export const register = async (body: unknown, hospital: Hospital): Promise<Said> => {
  const parsed = registration.safeParse(body);
  if (!parsed.success) return { code: '400' };
  const { THONG_TIN_BN: person, THONG_TIN_DICH_VU: service } = parsed.data;
  const { ID_DICH_VU: clinicId, DU_PHONG: key } = service;
  if (departmentNumber(clinicId) !== service.ID_KHOA) return { code: '400' };
  const owners = await patientsOf(hospital, person.SO_GTTT);
  if (person.MA_BN && !owners.some(({ id }) => id === person.MA_BN)) return { code: '400' };
  const [owner] = owners;
  const day = localDay(hospital.now());
  const visits = await hospital.his.all<Encounter>('Encounter');
  const standing =
    visits.find((one) => identifierOf(one, 'visitKey') === key) ??
    visits.find((one) => owner && identifierOf(one, 'arrival') === `${owner.id}.${clinicId}.${day}`);
  if (standing) {
    if (owner) await keepDetails(person, owner, hospital);
    return { code: '000', data: await viewOf(standing, hospital) };
  }
  const booked = await appointmentOf(service.MA_LICH_HEN ?? null, owner, hospital);
  if (!booked && !(await freePlaces(hospital)).has(clinicId)) return { code: '409' };
  try {
    const visit = await admit(parsed.data, owner ?? (await newPatient(person, hospital)), booked, hospital);
    if (owner) await keepDetails(person, owner, hospital);
    return { code: '000', data: await viewOf(visit, hospital) };
  } catch (error) {
    return refusalOf(error, { 409: '409' });
  }
};

const appointmentOf = async (
  id: string | null,
  owner: Patient | undefined,
  { his }: Hospital,
): Promise<Appointment | null> =>
  (await his.all<Appointment>('Appointment')).find(
    (one) =>
      one.id === id &&
      owner &&
      one.participant.some(({ actor }) => idIn(actor?.reference, 'Patient') === owner.id),
  ) ?? null;

const newPatient = (person: Asked['THONG_TIN_BN'], { his }: Hospital): Promise<Patient> => {
  const made: Patient = {
    resourceType: 'Patient',
    active: true,
    identifier: [{ system: SYSTEMS.nationalId, value: person.SO_GTTT }],
    name: [{ text: person.HO_TEN }],
    gender: person.GIOI_TINH === SEX.male ? 'male' : person.GIOI_TINH === SEX.female ? 'female' : 'unknown',
    birthDate: person.NGAY_SINH,
  };
  return his.repository.createResource<Patient>(withLabDetails(made, detailsIn(person)));
};

/** DIA_CHI and DIEN_THOAI (extension): what the person tells anew; null stays. */
const detailsIn = ({ DIA_CHI: address, DIEN_THOAI: phone }: Asked['THONG_TIN_BN']): Partial<LabDetails> => ({
  ...(address ? { address } : {}),
  ...(phone ? { phone } : {}),
});

const keepDetails = async (
  person: Asked['THONG_TIN_BN'],
  owner: Patient,
  { his }: Hospital,
): Promise<void> => {
  const told = detailsIn(person);
  if (Object.keys(told).length > 0) await his.repository.updateResource<Patient>(withLabDetails(owner, told));
};

async function admit(
  { THONG_TIN_DICH_VU: { ID_DICH_VU: clinicId, DU_PHONG: key } }: Asked,
  patient: Patient,
  booked: Appointment | null,
  { his, now }: Hospital,
): Promise<Encounter> {
  const [patientId, day] = [patient.id ?? '', localDay(now())];
  const visit = await his.repository.createResource<Encounter>({
    ...arrivalOf(patientId, clinicId, day, new Date(now()).toISOString()),
    identifier: [
      { system: SYSTEMS.visitKey, value: key },
      { system: SYSTEMS.arrival, value: `${patientId}.${clinicId}.${day}` },
    ],
    ...(booked ? { appointment: [{ reference: `Appointment/${booked.id}` }] } : {}),
  });
  if (booked) await his.repository.updateResource<Appointment>({ ...booked, status: 'arrived' });
  return visit;
}
