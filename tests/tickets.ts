import type { Paper } from '../drivers/ports/printer.ts';
import type {
  BillLine,
  CashierSlip,
  DeskSlip,
  QueueTicket,
  Receipt,
  Ticket,
  TicketLayouts,
} from '../drivers/ports/ticket.ts';
import { DEFAULT_TICKET_LAYOUTS } from '../kiosk-config/tickets/defaults.ts';

/** Synthetic tickets, papers and a house for tests. */
export const PAPERS = {
  576: { width: 576, height: null, dpi: 203 },
  384: { width: 384, height: null, dpi: 203 },
  512: { width: 512, height: null, dpi: 180 },
  352: { width: 352, height: null, dpi: 180 },
} as const satisfies Record<string, Paper>;
/** A5 upright at 300 dpi, 5 mm of each edge out of the printer's reach. */
export const A5: Paper = { width: 1630, height: 2362, dpi: 300 };

export const LOGO_FILE = `${import.meta.dirname}/../kiosk-config/sites/demo/logo.png`;
export const LAYOUTS: TicketLayouts = { ...DEFAULT_TICKET_LAYOUTS, logo: LOGO_FILE };

const COMMON = {
  reprint: false,
  language: 'vi',
  hospital: 'Bệnh viện Đa khoa Suối Hoa',
  time: '22/11/2026 08:15',
  qr: 'f3c1b6de-27f0-4c6b-8a51-5d9b1f0e7a11',
} as const;

export const QUEUE: QueueTicket = {
  ...COMMON,
  kind: 'queue',
  number: '017',
  department: 'Khoa Khám bệnh',
  clinic: 'Phòng khám Nội tổng quát',
  room: '201',
  floor: '2',
  waiting: 12,
  note: 'BHYT: được hưởng 80%',
};

const LINES: readonly BillLine[] = [
  { label: 'Khám chuyên khoa Nội', amount: 150_000 },
  { label: 'Xét nghiệm công thức máu 24 thông số', amount: 85_000 },
];
const BILL = {
  ...COMMON,
  name: 'Nguyễn Thị Ngọc Ánh',
  number: '017',
  clinic: 'Phòng khám Nội tổng quát',
  lines: LINES,
  reference: 'HD-2026-004711',
  note: null,
} as const;

export const RECEIPT: Receipt = {
  ...BILL,
  kind: 'receipt',
  insurance: 188_000,
  total: 47_000,
  method: 'VietQR',
};
export const CASHIER: CashierSlip = {
  ...BILL,
  kind: 'cashier',
  total: 235_000,
  place: 'Quầy thu ngân số 2 – Tầng 1',
};

export const DESK: DeskSlip = {
  ...COMMON,
  kind: 'desk',
  reference: '7F3K',
  clinic: 'Phòng khám Nội tổng quát',
  place: 'Quầy tiếp đón – Bên trái sảnh A',
  note: 'BHYT: kiểm tra lại tại quầy',
};

const SERVICES = [
  'Khám chuyên khoa Nội',
  'Công thức máu 24 thông số',
  'Định lượng Glucose máu',
  'Định lượng HbA1c',
  'Định lượng Creatinin máu',
  'Định lượng Acid uric máu',
  'Đo hoạt độ AST (GOT)',
  'Đo hoạt độ ALT (GPT)',
  'Tổng phân tích nước tiểu bằng máy tự động',
  'Siêu âm ổ bụng tổng quát',
  'Chụp X-quang ngực thẳng số hóa',
  'Điện tim thường',
  'Nội soi thực quản – dạ dày – tá tràng ống mềm không sinh thiết',
  'Thuốc theo đơn',
];
export const LONG_RECEIPT: Receipt = {
  ...RECEIPT,
  lines: SERVICES.map((label, index) => ({ label, amount: 21_500 + 37_000 * index })),
  insurance: 2_934_400,
  total: 733_600,
  note: 'Thuốc nhận tại quầy số 5',
};

/** In English: what the hospital's own systems write stays as they write it. */
export const inEnglish = <T extends Ticket>(ticket: T): T => ({
  ...ticket,
  language: 'en',
  hospital: 'Suoi Hoa General Hospital',
});

export interface PrintedTicket {
  readonly name: string;
  readonly ticket: Ticket;
  readonly paper: Paper;
}
const EVERY_KIND: Readonly<Record<string, Ticket>> = {
  queue: QUEUE,
  'queue-reprint': { ...QUEUE, reprint: true },
  receipt: RECEIPT,
  'receipt-long': LONG_RECEIPT,
  cashier: CASHIER,
  desk: DESK,
};
/** Every kind of ticket on every roll in both languages, and receipts on a sheet. */
export const PRINTED_TICKETS: readonly PrintedTicket[] = [
  ...Object.entries(PAPERS).flatMap(([dots, paper]) =>
    Object.entries(EVERY_KIND).flatMap(([name, ticket]) => [
      { name: `${name}-vi-${dots}`, ticket, paper },
      { name: `${name}-en-${dots}`, ticket: inEnglish(ticket), paper },
    ]),
  ),
  { name: 'receipt-vi-a5', ticket: RECEIPT, paper: A5 },
  { name: 'receipt-en-a5', ticket: inEnglish(RECEIPT), paper: A5 },
  { name: 'receipt-long-vi-a5', ticket: LONG_RECEIPT, paper: A5 },
];
