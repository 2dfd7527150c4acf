import type { QueueTicket } from '../../drivers/ports/ticket.ts';
import { CLINICS } from '../lab/his-hospital.ts';

/** The n-th of many different tickets of an ordinary day. */
export const ticketOf = (n: number): QueueTicket => {
  const clinic = CLINICS[n % CLINICS.length];
  return {
    kind: 'queue',
    reprint: false,
    language: n % 2 === 0 ? 'vi' : 'en',
    hospital: 'Bệnh viện Đa khoa Mẫu',
    number: String(n + 1).padStart(3, '0'),
    department: 'Khoa Khám bệnh',
    clinic: clinic?.vi ?? 'Phòng khám',
    room: clinic?.room ?? '1',
    floor: '2',
    time: '22/11/2026 08:15',
    waiting: n % 30,
    note: 'BHYT: có',
    qr: `6f1c1c1e-0000-4000-8000-${String(n).padStart(12, '0')}`,
  };
};
