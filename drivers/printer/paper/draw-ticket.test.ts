import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  A5,
  CASHIER,
  DESK,
  inEnglish,
  LAYOUTS,
  LONG_RECEIPT,
  PAPERS,
  QUEUE,
  RECEIPT,
} from '../../../tests/tickets.ts';
import { type Bitmap, bytesPerRow, isBlack, rgbaFromBitmap } from '../../codec/bitmap.ts';
import { rasterBands } from '../../codec/escpos-raster.ts';
import type { Paper } from '../../ports/printer.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { epsonTmT82 } from '../models/epson-tm-t82.ts';
import { jobBytes } from '../models/job.ts';
import { drawTicket } from './draw-ticket.ts';
import { geometryOf } from './geometry.ts';
import { type House, openHouse } from './house.ts';

const SHORT_SHEET: Paper = { width: 800, height: 500, dpi: 203 };
const ALL_PAPERS: readonly Paper[] = [...Object.values(PAPERS), A5, SHORT_SHEET];
const ROLL = PAPERS[576];

/** Of a whole queue ticket at the printer. */
const MOST_BYTES = 16_000;
const CLINICS = [
  'Phòng khám Nội tổng quát',
  'Phòng khám Tim mạch can thiệp số 12',
  'Phòng khám Sản phụ khoa theo yêu cầu 2',
];
const TWO_LINES = {
  vi: 'BHYT: được hưởng 80%, trái tuyến: mang giấy chuyển viện và giấy hẹn tái khám',
  en: 'Health insurance: 80% is covered; please bring your referral letter to the desk',
};

let house: House;
beforeAll(async () => {
  const opened = await openHouse(LAYOUTS);
  if (!opened.ok) throw new Error(opened.detail);
  house = opened.value;
});

const inkOf = (bitmap: Bitmap): readonly boolean[] =>
  Array.from({ length: bitmap.height }, (_, y) =>
    bitmap.data
      .subarray(y * bytesPerRow(bitmap.width), (y + 1) * bytesPerRow(bitmap.width))
      .some((byte) => byte !== 0),
  );

/** Heights of the runs of rows with black in them. */
const runs = (bitmap: Bitmap): number[] =>
  inkOf(bitmap)
    .map((ink) => (ink ? '#' : ' '))
    .join('')
    .split(/ +/)
    .map((run) => run.length);

/** The margins are whole bytes: all of them are white. */
const marginsAreWhite = (bitmap: Bitmap, paper: Paper): boolean => {
  const length = bytesPerRow(bitmap.width);
  const margin = geometryOf(paper).left / 8;
  return bitmap.data.every((byte, at) => {
    const column = at % length;
    return byte === 0 || (column >= margin && column < length - margin);
  });
};

const readQr = (bitmap: Bitmap): string => {
  const { width, height } = bitmap;
  return decodeQR({ width, height, data: Uint8Array.from(rgbaFromBitmap(bitmap)) });
};

describe('a ticket on paper', () => {
  it.each(ALL_PAPERS)('of $width dots at $dpi dpi has its width, and white margins', (paper) => {
    for (const ticket of [QUEUE, { ...QUEUE, reprint: true }, RECEIPT, LONG_RECEIPT, CASHIER, DESK]) {
      const bitmap = drawTicket(ticket, paper, house);
      expect(bitmap.width).toBe(paper.width - (paper.width % 16));
      expect(marginsAreWhite(bitmap, paper)).toBe(true);
    }
  });

  it('is the same each time', () => {
    const [one, other] = [drawTicket(LONG_RECEIPT, ROLL, house), drawTicket(LONG_RECEIPT, ROLL, house)];
    expect(Buffer.from(one.data).equals(other.data)).toBe(true);
  });

  it('grows with what it has to say', () => {
    const height = (more: Partial<typeof QUEUE>): number =>
      drawTicket({ ...QUEUE, ...more }, ROLL, house).height;
    expect(height({ reprint: true })).toBeGreaterThan(height({}));
    expect(height({ note: null })).toBeLessThan(height({}));
    expect(height({ waiting: null })).toBeLessThan(height({}));
    expect(height({ department: '  ' })).toBeLessThan(height({}));
    expect(height({ hospital: 'Đ'.repeat(120) })).toBeGreaterThan(height({}));
  });

  it('has a number at least 25 mm high on 80 mm', () => {
    expect(Math.max(...runs(drawTicket({ ...QUEUE, qr: '' }, ROLL, house)))).toBeGreaterThanOrEqual(25 * 8);
  });

  it('names the desk slip in large type, and not as large as a queue number', () => {
    const largest = (ticket: Ticket): number =>
      Math.max(...runs(drawTicket({ ...ticket, qr: '' }, ROLL, house)));
    expect(largest(DESK)).toBeGreaterThanOrEqual(12 * 8);
    expect(largest(DESK)).toBeLessThan(largest(QUEUE));
  });

  it.each(ALL_PAPERS)('of $width dots at $dpi dpi carries its QR code', (paper) => {
    expect(readQr(drawTicket(QUEUE, paper, house))).toBe(QUEUE.qr);
    expect(readQr(drawTicket(RECEIPT, paper, house))).toBe(RECEIPT.qr);
    expect(readQr(drawTicket(DESK, paper, house))).toBe(DESK.qr);
  });

  it('travels in at most 16,000 bytes on any roll, with a logo', () => {
    expect(house.logo).not.toBeNull();
    for (const paper of Object.values(PAPERS)) {
      expect(rasterBands(drawTicket(QUEUE, paper, house)).length).toBeLessThanOrEqual(MOST_BYTES);
    }
  });

  it.each(
    [QUEUE, inEnglish(QUEUE)].flatMap((ticket) =>
      CLINICS.flatMap((clinic) => ['017', 'A128', '888'].map((number) => ({ ...ticket, clinic, number }))),
    ),
  )(
    'travels in at most 16,000 bytes as a copy with a note of two lines: $language, $clinic, $number',
    (ticket) => {
      const note = TWO_LINES[ticket.language];
      const copy = drawTicket({ ...ticket, note, reprint: true }, ROLL, house);
      expect(copy.height).toBeGreaterThan(drawTicket({ ...ticket, reprint: true }, ROLL, house).height);
      const job = jobBytes(copy, epsonTmT82, { paper: 80, cut: 'partial', jobId: 1 });
      expect(job.length).toBeLessThanOrEqual(MOST_BYTES);
    },
  );
});

describe('sheets', () => {
  it('are whole, one as long as one is enough', () => {
    expect(drawTicket(RECEIPT, A5, house).height).toBe(A5.height);
    expect(drawTicket(LONG_RECEIPT, A5, house).height).toBe(A5.height);
    const lines = Array.from({ length: 60 }, (_, index) => ({ label: `Dịch vụ ${index}`, amount: 1000 }));
    expect(drawTicket({ ...RECEIPT, lines }, A5, house).height).toBe(2 * 2362);
  });

  it('have nothing across their edges', () => {
    const lines = Array.from({ length: 9 }, (_, index) => ({ label: `Dịch vụ ${index}`, amount: 1000 }));
    const bitmap = drawTicket({ ...RECEIPT, lines }, SHORT_SHEET, house);
    const ink = inkOf(bitmap);
    const edges = Array.from({ length: bitmap.height / 500 - 1 }, (_, index) => 500 * (index + 1));
    expect(edges.length).toBeGreaterThan(1);
    for (const edge of edges) expect(ink[edge - 1] && ink[edge] && runsAcross(bitmap, edge)).toBe(false);
    // The lines that a roll shows are all there.
    const words = (height: number): boolean => height > 3;
    expect(runs(bitmap).filter(words).length).toBeGreaterThanOrEqual(
      runs(drawTicket({ ...RECEIPT, lines }, { ...SHORT_SHEET, height: null }, house)).filter(words).length,
    );
  });
});

/** Whether a black dot above the edge stands on one below. */
const runsAcross = (bitmap: Bitmap, edge: number): boolean =>
  Array.from({ length: bitmap.width }, (_, x) => x).some(
    (x) => isBlack(bitmap, x, edge - 1) && isBlack(bitmap, x, edge),
  );

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'ẬặốửĐđjfÝ,;0'), minLength: 100, maxLength: 400 }),
  fc.constantFrom('', ' ', 'Phòng 🩺 診', '\u{e000}\u{e001}', '\u0323\u0301', '\ud800', '{number}', 'مستشفى'),
);
const maybe = fc.option(anyText);
const common = {
  reprint: fc.boolean(),
  language: fc.constantFrom('vi', 'en'),
  hospital: anyText,
  time: anyText,
  qr: anyText,
};
const bill = {
  ...common,
  name: maybe,
  number: maybe,
  clinic: maybe,
  lines: fc.array(fc.record({ label: anyText, amount: fc.maxSafeInteger() }), { maxLength: 4 }),
  total: fc.maxSafeInteger(),
  reference: anyText,
  note: maybe,
};
const anyTicket: fc.Arbitrary<Ticket> = fc.oneof(
  fc.record({
    ...common,
    kind: fc.constant('queue'),
    number: anyText,
    department: anyText,
    clinic: anyText,
    room: anyText,
    floor: anyText,
    waiting: fc.option(fc.nat()),
    note: maybe,
  }),
  fc.record({ ...bill, kind: fc.constant('receipt'), insurance: fc.option(fc.nat()), method: anyText }),
  fc.record({ ...bill, kind: fc.constant('cashier'), place: anyText }),
  fc.record({
    ...common,
    kind: fc.constant('desk'),
    reference: anyText,
    clinic: maybe,
    place: anyText,
    note: maybe,
  }),
);

describe('any ticket', () => {
  it('is drawn on any paper, within its margins, no longer than its words need', () => {
    fc.assert(
      fc.property(anyTicket, fc.constantFrom(...ALL_PAPERS), (ticket, paper) => {
        const bitmap = drawTicket(ticket, paper, house);
        const letters = JSON.stringify(ticket).length;
        expect(bitmap.data.some((byte) => byte !== 0)).toBe(true);
        expect(marginsAreWhite(bitmap, paper)).toBe(true);
        // Rolls: 200 mm, and no letter takes more than a line of its own. Sheets: at most twice that, and one more.
        const longest = ((200 + 10 * letters) * paper.dpi) / 25.4;
        expect(bitmap.height).toBeLessThanOrEqual(2 * longest + (paper.height ?? 0));
      }),
      { numRuns: 60 },
    );
  });
});
