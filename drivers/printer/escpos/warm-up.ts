import type { Ticket } from '../../ports/printer.ts';

/** Drawn once at open, never printed: fonts are parsed and code is compiled before a patient waits for it. */
export const WARM_UP_TICKET: Ticket = {
  kind: 'queue',
  reprint: true,
  language: 'vi',
  hospital: 'Bệnh viện Đa khoa',
  number: '0123456789',
  department: 'Khoa Khám bệnh',
  clinic: 'Phòng khám Nội tổng quát',
  room: '201',
  floor: '2',
  time: '01/01/2026 07:00',
  waiting: 0,
  note: 'BHYT',
  qr: '00000000-0000-0000-0000-000000000000',
};
