import type {
  BarBlock,
  LayoutBlock,
  LayoutWords,
  LinesBlock,
  RowBlock,
  TextBlock,
  TicketLayouts,
} from '../../drivers/ports/ticket.ts';

/** What a block has where its hospital does not say. Sizes are millimetres, falling: 80 mm paper mostly takes the first. */
export const BLOCK_DEFAULTS = {
  size: [3, 2.75, 2.5],
  weight: 500,
  lines: 1,
  digits: false,
  when: null,
} as const satisfies Omit<TextBlock, 'text'>;

const { size, weight, when } = BLOCK_DEFAULTS;
const text = (words: LayoutWords, more: Partial<TextBlock> = {}): TextBlock => ({
  ...BLOCK_DEFAULTS,
  ...more,
  text: words,
});
const bar = (words: LayoutWords, more: Partial<BarBlock> = {}): BarBlock => ({
  size,
  when,
  ...more,
  bar: words,
});
const row = (label: LayoutWords, value: string, more: Partial<RowBlock> = {}): RowBlock => ({
  ...{ size, weight, when },
  ...more,
  row: [label, value],
});
const eachLine = (label: string, amount: string): LinesBlock => ({ size, weight, eachLine: [label, amount] });

const REPRINT = bar(
  { vi: 'BẢN IN LẠI', en: 'REPRINT – BẢN IN LẠI' },
  { when: 'reprint', size: [3.25, 2.75, 2.5] },
);
const RULE: readonly LayoutBlock[] = [{ space: 1.5 }, { rule: 0.25 }, { space: 1.5 }];
/** Bold lines of the largest type that keeps them one line: from 26 dots on they travel at half of the bytes, see drivers/printer/paper. */
const BOLD = { size: [3.25, 3, 2.75], weight: 700, lines: 2 } as const satisfies Partial<TextBlock>;
/** The logo is left out where a hospital names none. */
const HEAD: readonly LayoutBlock[] = [REPRINT, { logo: 9 }, text('{hospital}', BOLD), ...RULE];
const title = (vi: string, en: string): LayoutBlock => text({ vi, en }, BOLD);
const QR: readonly LayoutBlock[] = [{ space: 3 }, { qr: 25 }, { space: 3 }];
/** Whose bill it is: each line is left out where it is not known. */
const WHOSE: readonly LayoutBlock[] = [
  text({ vi: 'Họ tên: {name}', en: 'Name: {name}' }, { weight: 700, lines: 2 }),
  text({ vi: 'Số thứ tự: {number}', en: 'Queue number: {number}' }),
  text('{clinic}', { lines: 2 }),
];

const queue: readonly LayoutBlock[] = [
  ...HEAD,
  title('SỐ THỨ TỰ', 'QUEUE NUMBER'),
  { space: 3 },
  text('{number}', { size: [25, 21, 17.5, 16, 14, 12, 10, 8], weight: 800, digits: true }),
  { space: 1.5 },
  text('{clinic}', { size: [4, 3.75, 3.5, 3], weight: 800, lines: 2 }),
  text('{department}', { lines: 2 }),
  { space: 1.5 },
  text(
    { vi: 'Phòng {room} – Tầng {floor}', en: 'Room {room} – Floor {floor}' },
    { size: [4.75, 4.5, 4, 3.5, 3], weight: 800 },
  ),
  ...RULE,
  text({ vi: 'Số người chờ trước: {waiting}', en: 'People ahead of you: {waiting}' }, { ...BOLD, lines: 1 }),
  text('{note}', { lines: 2 }),
  // The number again in small type: for the eye that skips large print, and for machines.
  text({ vi: 'Số {number} – {time}', en: 'No. {number} – {time}' }),
  ...QR,
  text({ vi: 'Vui lòng chờ gọi số', en: 'Please wait for your number' }, BOLD),
];

const receipt: readonly LayoutBlock[] = [
  ...HEAD,
  title('BIÊN NHẬN THANH TOÁN', 'PAYMENT RECEIPT'),
  text('{time}'),
  { space: 1.5 },
  ...WHOSE,
  ...RULE,
  eachLine('{label}', '{amount}'),
  ...RULE,
  row({ vi: 'BHYT chi trả (tạm tính)', en: 'Insurance pays (provisional)' }, '{insurance}'),
  row({ vi: 'Đã thanh toán', en: 'Paid' }, '{total}', { size: [5, 4.5, 4, 3.5, 3.25, 3], weight: 800 }),
  { space: 1.5 },
  row({ vi: 'Hình thức', en: 'Method' }, '{method}'),
  row({ vi: 'Mã giao dịch', en: 'Reference' }, '{reference}', { weight: 700 }),
  text('{note}', { lines: 2 }),
  ...QR,
  text(
    {
      vi: 'Xin cảm ơn. Vui lòng giữ biên nhận này.',
      en: 'Thank you. Please keep this receipt.',
    },
    BOLD,
  ),
];

const cashier: readonly LayoutBlock[] = [
  ...HEAD,
  title('PHIẾU ĐẾN QUẦY THU NGÂN', 'PLEASE PAY AT THE CASHIER'),
  { space: 1.5 },
  text('{place}', { size: [5, 4.5, 4, 3.5, 3], weight: 800, lines: 2 }),
  { space: 1.5 },
  // In Vietnamese on both: the cashier reads it, too.
  bar({ vi: 'CHƯA THANH TOÁN', en: 'NOT YET PAID – CHƯA THANH TOÁN' }, { size: [3.25, 2.75, 2.5] }),
  { space: 1.5 },
  text({ vi: 'Số tiền cần nộp', en: 'Amount due' }),
  text('{total}', { size: [9, 7.5, 6, 5], weight: 800 }),
  { space: 1.5 },
  ...WHOSE,
  ...RULE,
  eachLine('{label}', '{amount}'),
  ...RULE,
  text({ vi: 'Mã phiếu: {reference}', en: 'Reference: {reference}' }, { weight: 700, lines: 2 }),
  text('{note}', { lines: 2 }),
  text('{time}'),
  ...QR,
  text({ vi: 'Vui lòng đưa phiếu này cho thu ngân.', en: 'Please show this slip to the cashier.' }, BOLD),
  text({ vi: 'Đây không phải biên nhận.', en: 'It is not a receipt.' }, { lines: 2 }),
];

const desk: readonly LayoutBlock[] = [
  ...HEAD,
  title('PHIẾU ĐẾN QUẦY TIẾP ĐÓN', 'PLEASE GO TO THE RECEPTION DESK'),
  { space: 1.5 },
  text('{place}', { size: [5, 4.5, 4, 3.5, 3], weight: 800, lines: 2 }),
  { space: 1.5 },
  // In Vietnamese on both: who calls the numbers reads it, too.
  bar({ vi: 'CHƯA CÓ SỐ THỨ TỰ', en: 'NO NUMBER YET – CHƯA CÓ SỐ THỨ TỰ' }, { size: [3.25, 2.75, 2.5] }),
  { space: 3 },
  // Smaller than a queue number, which it is not.
  text('{reference}', { size: [14, 12, 10, 8, 6, 5, 4], weight: 800, digits: true }),
  { space: 3 },
  text({ vi: 'Muốn khám: {clinic}', en: 'Wishes to see: {clinic}' }, { ...BOLD, lines: 2 }),
  text('{note}', { lines: 2 }),
  ...RULE,
  text({ vi: 'Mã phiếu: {reference} – {time}', en: 'Reference: {reference} – {time}' }),
  ...QR,
  text(
    {
      vi: 'Vui lòng đưa phiếu này và giấy tờ cho quầy tiếp đón.',
      en: 'Please show this slip and your papers to the desk.',
    },
    BOLD,
  ),
];

/** How tickets look where a hospital does not say: made for paper of 80 mm, and fitting on 58 mm by the smaller sizes. */
export const DEFAULT_TICKET_LAYOUTS: TicketLayouts = { logo: null, queue, receipt, cashier, desk };
