import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { type Bitmap, bitmapFromRgba, rgbaFromBitmap } from '../../drivers/codec/bitmap.ts';
import { concatBytes, cut, initialise, justify, setMotionUnits } from '../../drivers/codec/escpos.ts';
import { columnLines } from '../../drivers/codec/escpos-columns.ts';
import { rasterBands } from '../../drivers/codec/escpos-raster.ts';
import type { Paper } from '../../drivers/ports/printer.ts';
import type { Receipt, Ticket } from '../../drivers/ports/ticket.ts';
import { drawTicket } from '../../drivers/printer/paper/draw-ticket.ts';
import { type House, openHouse } from '../../drivers/printer/paper/house.ts';
import { DEFAULT_TICKET_LAYOUTS } from '../../kiosk-config/tickets/defaults.ts';
import { differentDots } from '../run/png-dots.ts';
import { root } from '../run/root.ts';
import { quantile, summarise } from './statistics.ts';
import { figure, table } from './table.ts';
import { ticketOf } from './ticket-sample.ts';
import { printed } from './tickets-dots.ts';

/** A roll of 80 mm at 203 dpi. */
const PAPER: Paper = { width: 576, height: null, dpi: 203 };
const LOGO = join(root, 'kiosk-config', 'sites', 'demo', 'logo.png');
/** Rounds before the measured ones, in which code and caches become warm. */
const WARM_UP = 10;
/** Each so many-th round what was made is printed by the virtual printer and compared dot by dot. */
const PRINTED_EACH = 10;

/** One ticket as each way gets it. */
interface Subject {
  readonly ticket: Ticket;
  readonly picture: Bitmap;
  /** The same picture as a canvas gives it: the only kind that the peer takes. */
  readonly pixels: Uint8ClampedArray;
}

interface Way {
  readonly name: string;
  readonly job: (subject: Subject, house: House) => Uint8Array;
}

export interface PeerRow {
  readonly kind: Ticket['kind'];
  readonly way: string;
  /** Milliseconds, one value a ticket. */
  readonly ms: readonly number[];
  /** Bytes of the job, one value a ticket. */
  readonly bytes: readonly number[];
  /** Tickets that were printed by the virtual printer. */
  readonly printed: number;
  /** Most dots by which one of these differs from the picture. */
  readonly differentDots: number;
  /** What the virtual printer did not understand. */
  readonly faults: readonly string[];
}

const rastered = (picture: Bitmap): Uint8Array =>
  concatBytes([
    initialise(),
    setMotionUnits(PAPER.dpi),
    justify('centre'),
    rasterBands(picture),
    cut('full'),
  ]);
const columned = (picture: Bitmap): Uint8Array =>
  concatBytes([
    initialise(),
    setMotionUnits(PAPER.dpi),
    justify('centre'),
    columnLines(picture),
    cut('full'),
  ]);

const peer =
  (imageMode: 'raster' | 'column', algorithm: 'threshold' | 'atkinson') =>
  ({ picture: { width, height }, pixels: data }: Subject): Uint8Array =>
    new ReceiptPrinterEncoder({ language: 'esc-pos', imageMode, columns: 48 })
      .initialize()
      .image({ data, width, height }, width, height, algorithm)
      .cut('full')
      .encode();

const PEER = 'receipt-printer-encoder';
const WAYS: readonly Way[] = [
  {
    name: 'ours: ticket → picture → GS v 0',
    job: ({ ticket }, house) => rastered(drawTicket(ticket, PAPER, house)),
  },
  { name: 'ours: picture → GS v 0', job: ({ picture }) => rastered(picture) },
  {
    name: 'ours: pixels → picture → GS v 0',
    job: ({ picture: { width, height }, pixels: data }) => rastered(bitmapFromRgba({ width, height, data })),
  },
  { name: 'ours: picture → ESC *', job: ({ picture }) => columned(picture) },
  { name: `${PEER}: pixels → GS v 0, threshold`, job: peer('raster', 'threshold') },
  { name: `${PEER}: pixels → GS v 0, atkinson`, job: peer('raster', 'atkinson') },
  { name: `${PEER}: pixels → ESC *, threshold`, job: peer('column', 'threshold') },
];

/** The n-th of many different receipts of an ordinary day. */
const receiptOf = (n: number): Receipt => ({
  kind: 'receipt',
  reprint: false,
  language: n % 2 === 0 ? 'vi' : 'en',
  hospital: 'Bệnh viện Đa khoa Mẫu',
  time: '22/11/2026 08:15',
  name: 'Nguyễn Thị Ngọc Ánh',
  number: String((n % 999) + 1).padStart(3, '0'),
  clinic: 'Phòng khám Nội tổng quát',
  lines: [
    { label: 'Khám bệnh', amount: 42_100 },
    { label: 'Siêu âm ổ bụng tổng quát', amount: 49_300 + 100 * n },
    { label: 'Tổng phân tích tế bào máu ngoại vi', amount: 46_200 },
  ],
  insurance: 110_080,
  total: 27_520 + 100 * n,
  method: 'VietQR',
  reference: `TD${String(n).padStart(10, '0')}`,
  note: null,
  qr: `7a2d2d2f-0000-4000-8000-${String(n).padStart(12, '0')}`,
});

type Measured = { -readonly [K in keyof PeerRow]: PeerRow[K] } & {
  readonly ms: number[];
  readonly bytes: number[];
};

async function measure(
  kind: Ticket['kind'],
  nth: (n: number) => Ticket,
  house: House,
  count: number,
): Promise<PeerRow[]> {
  const rows = WAYS.map(
    ({ name: way }): Measured => ({
      ...{ kind, way, ms: [], bytes: [] },
      ...{ printed: 0, differentDots: 0, faults: [] },
    }),
  );
  const warmUp = Math.min(WARM_UP, count);
  for (let round = -warmUp; round < count; round++) {
    const ticket = nth(round + warmUp);
    const picture = drawTicket(ticket, PAPER, house);
    const subject = { ticket, picture, pixels: rgbaFromBitmap(picture) };
    // Each round another one is the first, so that none always has the warmest or the coldest caches.
    for (let turn = 0; turn < WAYS.length; turn++) {
      const at = (turn + round + warmUp) % WAYS.length;
      const [way, row] = [WAYS[at], rows[at]];
      if (!way || !row) continue;
      const start = performance.now();
      const job = way.job(subject, house);
      const spent = performance.now() - start;
      if (round < 0) continue;
      row.ms.push(spent);
      row.bytes.push(job.length);
      if (round % PRINTED_EACH === 0) await printAndCompare(row, job, picture);
    }
    await setImmediate();
  }
  return rows;
}

async function printAndCompare(row: Measured, job: Uint8Array, picture: Bitmap): Promise<void> {
  const { picture: onPaper, faults } = await printed(job);
  row.printed++;
  row.differentDots = Math.max(row.differentDots, differentDots(picture, onPaper));
  row.faults = [...new Set([...row.faults, ...faults])];
}

/**
 * Makes the bytes of `count` queue tickets and as many receipts, in our way and in the ways of receipt-printer-encoder,
 * each from the same picture, in one process and in turns.
 */
export async function benchTicketPeers(count: number): Promise<PeerRow[]> {
  const house = await openHouse({ ...DEFAULT_TICKET_LAYOUTS, logo: LOGO });
  if (!house.ok) throw new Error(`typeface or logo: ${house.error} ${house.detail ?? ''}`);
  return [
    ...(await measure('queue', ticketOf, house.value, count)),
    ...(await measure('receipt', receiptOf, house.value, count)),
  ];
}

/** A table in Markdown: a row for each kind of ticket and way. */
export const peersTable = (rows: readonly PeerRow[]): string =>
  table([
    ['', 'n', 'p50 ms', 'p95 ms', 'p50 bytes', 'max bytes', 'other dots', 'not understood'],
    ...rows.map(({ kind, way, ms, bytes, differentDots: dots, faults }) => {
      const { count, p50, p95 } = summarise(ms);
      return [
        `${kind}, ${way}`,
        ...[String(count), p50.toFixed(2), p95.toFixed(2)],
        ...[figure(quantile(bytes, 0.5)), figure(quantile(bytes, 1))],
        ...[String(dots), faults.length === 0 ? '–' : faults.slice(0, 3).join(', ')],
      ];
    }),
  ]);
