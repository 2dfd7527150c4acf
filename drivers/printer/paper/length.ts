import type { Paper } from '../../ports/printer.ts';
import {
  type LayoutBlock,
  TICKET_KINDS,
  type Ticket,
  type TicketKind,
  type TicketLayouts,
} from '../../ports/ticket.ts';
import { type Content, contentOf, drawBlock } from './blocks.ts';
import type { Logo } from './logo.ts';
import { createPen } from './pen.ts';

const DOTS_PER_MM = 203 / 25.4;
/** Of a ticket with more to say than nearly any: a roll of 80 mm lasts for a hundred of these. */
const LONGEST_MM = 600;
/** A roll of 80 and one of 58 mm, each in one of the languages: the kiosk waits for this when it starts. */
const TRIED = [
  { width: 576, language: 'en' },
  { width: 384, language: 'vi' },
] as const;

const COMMON = {
  reprint: true,
  hospital: 'Bệnh viện Đa khoa Khu vực liên huyện Suối Hoa – Cơ sở 2',
  time: '22/11/2026 08:15',
  number: 'A1017',
  clinic: 'Phòng khám Tim mạch can thiệp theo yêu cầu số 12',
  note: 'BHYT: được hưởng 80%, trái tuyến: mang giấy chuyển viện và giấy hẹn tái khám',
  qr: 'f3c1b6de-27f0-4c6b-8a51-5d9b1f0e7a11',
} as const;
const BILL = {
  ...COMMON,
  name: 'Công Tằng Tôn Nữ Nguyễn Thị Ngọc Ánh Dương',
  lines: Array.from({ length: 6 }, (_, index) => ({
    label: 'Nội soi thực quản, dạ dày, tá tràng ống mềm không sinh thiết',
    amount: 1_150_000 + 10_000 * index,
  })),
  total: 7_050_000,
  reference: 'HD-2026-11-22-004711-0017',
} as const;

/** Long, and still what a hospital may well print. */
const longTicket = (kind: TicketKind, language: Ticket['language']): Ticket => {
  switch (kind) {
    case 'queue': {
      const department = 'Khoa Khám bệnh theo yêu cầu và Điều trị trong ngày';
      return { ...COMMON, language, kind, department, room: 'A2-201', floor: '12', waiting: 128 };
    }
    case 'receipt':
      return { ...BILL, language, kind, insurance: 5_640_000, method: 'VietQR' };
    case 'cashier':
      return { ...BILL, language, kind, place: 'Quầy thu ngân số 12 – Nhà A2, tầng trệt, cạnh cổng số 3' };
    case 'desk': {
      const place = 'Quầy tiếp đón và hướng dẫn số 12 – Nhà A2, tầng trệt, cạnh cổng số 3';
      return { ...COMMON, language, kind, place, reference: 'KIOSK-07-7F3K' };
    }
  }
};

const millimetres = (blocks: readonly LayoutBlock[], paper: Paper, content: Content): number => {
  const pen = createPen(paper);
  for (const block of blocks) drawBlock(pen, block, content);
  return pen.reached() / DOTS_PER_MM;
};

/**
 * What is wrong with layouts by which a long ticket takes more than 600 mm of a roll, and where: `queue[3]` is the fourth block of the
 * queue ticket. Null where none does. `loadTicketFonts` must have succeeded.
 */
export const tooLong = (layouts: TicketLayouts, logo: Logo | null): string | null => {
  for (const kind of TICKET_KINDS) {
    for (const { width, language } of TRIED) {
      const paper = { width, height: null, dpi: 203 };
      const content = contentOf(longTicket(kind, language), logo);
      const whole = millimetres(layouts[kind], paper, content);
      if (whole <= LONGEST_MM) continue;
      const each = layouts[kind].map((block) => millimetres([block], paper, content));
      const most = Math.max(...each);
      return `${kind}[${each.indexOf(most)}]: takes ${Math.round(most)} mm of a long ticket of ${Math.round(whole)} mm, at most ${LONGEST_MM} mm are printed`;
    }
  }
  return null;
};
