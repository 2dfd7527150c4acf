import type { PayloadOf } from '../../electron/host/journal/payloads.ts';
import { CLINICS } from '../lab/his-hospital.ts';

const OPEN = CLINICS.filter(({ full }) => !full);

/** A key of its own for the n-th visit, as long as a real one. */
export const visitKeyOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Visits of synthetic people that a kiosk has kept: two of three insured, all over the hospital. */
export const keptVisits = (from: number, count: number): PayloadOf<'forward'>[] =>
  Array.from({ length: count }, (_, index) => keptVisit(from + index));

function keptVisit(n: number): PayloadOf<'forward'> {
  const clinic = OPEN[n % OPEN.length];
  if (!clinic) throw new Error('a hospital without clinics');
  const name = { vi: clinic.vi, en: clinic.en };
  return {
    request: {
      visitKey: visitKeyOf(n),
      identity: {
        source: 'qr',
        assurance: 'scanned',
        number: `001090${String(n).padStart(6, '0')}`,
        oldNumber: null,
        name: 'Lý Thử Nghiệm',
        birthDate: '1990-06-15',
        sex: 'male',
        address: 'Số 1 Đường Mẫu, Phường Mẫu Một, Hà Nội',
        issueDate: '2021-06-20',
      },
      clinicId: clinic.id,
      appointmentId: null,
      insuranceCode: n % 3 === 0 ? null : `GD401${String(n).padStart(10, '0')}`,
      insuranceChecked: true,
      details: {},
    },
    number: {
      number: `K1-${String(n + 1).padStart(3, '0')}`,
      standing: 'local',
      clinicId: clinic.id,
      waiting: null,
      time: '08:15',
      already: false,
      paper: null,
      clinic: name,
      department: name,
      room: clinic.room,
      floor: '1',
    },
    mayStand: false,
  };
}
