import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { bitmapOfPng } from '../../../tests/run/png-dots.ts';
import { LAYOUTS, PAPERS, PRINTED_TICKETS, QUEUE, RECEIPT } from '../../../tests/tickets.ts';
import { type Bitmap, bytesPerRow } from '../../codec/bitmap.ts';
import type { Paper } from '../../ports/printer.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { drawTicket } from './draw-ticket.ts';
import { type House, openHouse } from './house.ts';
import { pngOfBitmap } from './png.ts';
import { drawTestPage } from './test-page.ts';

/** UPDATE_GOLDEN=1 npx vitest run --project unit drivers/printer/paper/golden.test.ts draws them anew: look at them then. */
const UPDATE = process.env.UPDATE_GOLDEN === '1';
const FOLDER = `${import.meta.dirname}/golden`;
/** The edges of letters differ from processor to processor by a dot here and there: of all dots, in any square of so many, and in any row. */
const MOST_OTHER = 0.0005;
const SQUARE = 12;
const MOST_IN_SQUARE = 6;
const MOST_IN_ROW = 12;

const FACTS = { kiosk: 'Kiosk sảnh A', model: 'Epson TM-T82', time: '22/11/2026 08:15' };

interface Golden {
  readonly name: string;
  readonly ticket: Ticket | null;
  readonly paper: Paper;
}
const GOLDEN: readonly Golden[] = [
  ...PRINTED_TICKETS,
  ...Object.entries(PAPERS).map(([dots, paper]) => ({ name: `test-page-${dots}`, ticket: null, paper })),
];

let house: House;
beforeAll(async () => {
  const opened = await openHouse(LAYOUTS);
  if (!opened.ok) throw new Error(opened.detail);
  house = opened.value;
});

const draw = ({ ticket, paper }: Golden): Bitmap =>
  ticket === null ? drawTestPage(paper, FACTS) : drawTicket(ticket, paper, house);

const fileOf = ({ name }: Golden): string => `${FOLDER}/${name}.png`;

const readGolden = (golden: Golden): Promise<Bitmap> => bitmapOfPng(readFileSync(fileOf(golden)));

type Dot = readonly [x: number, y: number];
/** The dots that two bitmaps of one size do not share. */
const otherDots = (one: Bitmap, other: Bitmap): readonly Dot[] => {
  const length = bytesPerRow(one.width);
  return [...one.data].flatMap((byte, at): Dot[] => {
    const changed = byte ^ (other.data[at] ?? 0);
    if (changed === 0) return [];
    const bits = Array.from({ length: 8 }, (_, bit) => bit).filter((bit) => changed & (0x80 >> bit));
    return bits.map((bit) => [8 * (at % length) + bit, Math.floor(at / length)]);
  });
};
/** Most dots that fit a square: one of them stands at its top, one at its left. */
const mostInSquare = (dots: readonly Dot[]): number =>
  Math.max(
    0,
    ...dots.flatMap(([left]) => {
      const column = dots.filter(([x]) => x >= left && x < left + SQUARE);
      return column.map(([, top]) => column.filter(([, y]) => y >= top && y < top + SQUARE).length);
    }),
  );
const mostInRow = (dots: readonly Dot[]): number => {
  const rows = new Map<number, number>();
  for (const [, y] of dots) rows.set(y, (rows.get(y) ?? 0) + 1);
  return Math.max(0, ...rows.values());
};

/** Why a bitmap is not the one that was approved, null where it is. */
const deviation = (bitmap: Bitmap, approved: Bitmap): string | null => {
  const [size, meant] = [bitmap, approved].map(({ width, height }) => `${width} × ${height}`);
  if (size !== meant) return `${size} dots, not ${meant}`;
  const dots = otherDots(bitmap, approved);
  if (dots.length > MOST_OTHER * bitmap.width * bitmap.height) return `${dots.length} other dots`;
  if (mostInRow(dots) > MOST_IN_ROW) return `${mostInRow(dots)} other dots in a row`;
  const most = mostInSquare(dots);
  return most > MOST_IN_SQUARE ? `${most} other dots in a square` : null;
};

describe('golden tickets', () => {
  it.each(GOLDEN)('$name is drawn as it was approved', async (golden) => {
    const bitmap = draw(golden);
    if (UPDATE) writeFileSync(fileOf(golden), pngOfBitmap(bitmap));
    expect(deviation(bitmap, await readGolden(golden))).toBeNull();
  });

  it('are all of this list', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(GOLDEN.map(({ name }) => `${name}.png`).sort());
  });
});

const INK_OF_LINE = 12;
const inkOf = (row: Uint8Array): number =>
  row.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

describe('a ticket is not the one that was approved', () => {
  const lines = RECEIPT.lines.map((line, index) => (index === 0 ? { ...line, amount: 160_000 } : line));
  const changes: readonly (readonly [string, Ticket, Ticket])[] = [
    ['one digit of an amount', RECEIPT, { ...RECEIPT, lines }],
    ['the last digit of the time', QUEUE, { ...QUEUE, time: '22/11/2026 08:16' }],
    ['one digit of a share', QUEUE, { ...QUEUE, note: 'BHYT: được hưởng 30%' }],
    ['one tone mark', QUEUE, { ...QUEUE, note: 'BHYT: được huởng 80%' }],
    ['an accent that leans the other way', QUEUE, { ...QUEUE, clinic: 'Phòng khàm Nội tổng quát' }],
    ['a dot below', QUEUE, { ...QUEUE, department: 'Khoa Khám bênh' }],
  ];
  it.each(
    changes.flatMap(([what, meant, printed]) =>
      Object.values(PAPERS).map((paper) => ({ what, dots: paper.width, meant, printed, paper })),
    ),
  )('with $what other, on $dots dots', ({ meant, printed, paper }) => {
    const approved = drawTicket(meant, paper, house);
    expect(deviation(drawTicket(printed, paper, house), approved)).toMatch(/other dots/);
    expect(deviation(approved, approved)).toBeNull();
  });

  it.each(Object.values(PAPERS))('with a row of dots missing, on $width dots', (paper) => {
    const approved = drawTicket(RECEIPT, paper, house);
    const length = bytesPerRow(approved.width);
    const rows = Array.from({ length: approved.height }, (_, y) =>
      approved.data.subarray(y * length, (y + 1) * length),
    );
    const laid = (kept: readonly Uint8Array[]): Bitmap => {
      const data = new Uint8Array(approved.data.length);
      kept.forEach((row, y) => void data.set(row, y * length));
      return { ...approved, data };
    };
    // Through the letters of each line: what is a row of marks alone may be as little as a dot.
    const full = rows.flatMap((row, y) => (inkOf(row) > INK_OF_LINE ? [y] : []));
    expect(full.length).toBeGreaterThan(100);
    for (const y of full) {
      const dead = rows.map((row, at) => (at === y ? new Uint8Array(length) : row));
      expect(deviation(laid(dead), approved)).toMatch(/other dots/);
    }
    const skipped = rows.filter((_, at) => at !== full[0]);
    expect(deviation(laid(skipped), approved)).toMatch(/other dots/);
  });

  it('but is with a dot here and there', () => {
    const approved = drawTicket(QUEUE, PAPERS[576], house);
    const data = approved.data.map((byte, at) => (at % 997 === 0 ? byte ^ 0x10 : byte));
    expect(otherDots({ ...approved, data }, approved).length).toBeGreaterThan(50);
    expect(deviation({ ...approved, data }, approved)).toBeNull();
  });
});
