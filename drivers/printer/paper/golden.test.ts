import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../../../tests/run/describe-with.ts';
import { missingForOcr } from '../../../tests/run/ocr.ts';
import { bitmapOfPng, differentDots } from '../../../tests/run/png-dots.ts';
import { sayings } from '../../../tests/run/ticket-sayings.ts';
import { isRead, readTicket } from '../../../tests/run/ticket-text.ts';
import {
  A5,
  CASHIER,
  inEnglish,
  LAYOUTS,
  LONG_RECEIPT,
  PAPERS,
  QUEUE,
  RECEIPT,
} from '../../../tests/tickets.ts';
import type { Bitmap } from '../../codec/bitmap.ts';
import type { Paper } from '../../ports/printer.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { drawTicket } from './draw-ticket.ts';
import { type House, openHouse } from './house.ts';
import { pngOfBitmap } from './png.ts';
import { drawTestPage } from './test-page.ts';

/** UPDATE_GOLDEN=1 npx vitest run --project unit drivers/printer/paper/golden.test.ts draws them anew: look at them then. */
const UPDATE = process.env.UPDATE_GOLDEN === '1';
const FOLDER = `${import.meta.dirname}/golden`;
/** The edges of letters differ from processor to processor by a dot here and there. */
const MOST_OTHER = 0.0005;

const TICKETS: Readonly<Record<string, Ticket>> = {
  queue: QUEUE,
  'queue-reprint': { ...QUEUE, reprint: true },
  receipt: RECEIPT,
  'receipt-long': LONG_RECEIPT,
  cashier: CASHIER,
};
const FACTS = { kiosk: 'Kiosk sảnh A', model: 'Epson TM-T82', time: '22/11/2026 08:15' };

interface Golden {
  readonly name: string;
  readonly ticket: Ticket | null;
  readonly paper: Paper;
}
const ON_ROLLS: readonly Golden[] = Object.entries(PAPERS).flatMap(([dots, paper]) => [
  ...Object.entries(TICKETS).flatMap(([name, ticket]) => [
    { name: `${name}-vi-${dots}`, ticket, paper },
    { name: `${name}-en-${dots}`, ticket: inEnglish(ticket), paper },
  ]),
  { name: `test-page-${dots}`, ticket: null, paper },
]);
const GOLDEN: readonly Golden[] = [
  ...ON_ROLLS,
  { name: 'receipt-vi-a5', ticket: RECEIPT, paper: A5 },
  { name: 'receipt-en-a5', ticket: inEnglish(RECEIPT), paper: A5 },
  { name: 'receipt-long-vi-a5', ticket: LONG_RECEIPT, paper: A5 },
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

describe('golden tickets', () => {
  it.each(GOLDEN)('$name is drawn as it was approved', async (golden) => {
    const bitmap = draw(golden);
    if (UPDATE) writeFileSync(fileOf(golden), pngOfBitmap(bitmap));
    const approved = await readGolden(golden);
    expect([bitmap.width, bitmap.height]).toEqual([approved.width, approved.height]);
    const dots = bitmap.width * bitmap.height;
    expect(differentDots(bitmap, approved)).toBeLessThanOrEqual(MOST_OTHER * dots);
  });

  it('are all of this list', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(GOLDEN.map(({ name }) => `${name}.png`).sort());
  });
});

describeWith(missingForOcr(), 'OCR', () => {
  it.each(GOLDEN.filter(({ ticket }) => ticket?.language === 'vi'))(
    'reads every line of $name',
    async (golden) => {
      const { ticket, paper } = golden;
      const text = await readTicket(await readGolden(golden), paper.dpi);
      const wanted = ticket === null ? [] : sayings(ticket, house.layouts);
      expect(wanted.length).toBeGreaterThan(6);
      expect(wanted.filter((saying) => !isRead(saying, text))).toEqual([]);
      expect(isRead('BẢN IN LẠI', text)).toBe(ticket?.reprint);
    },
    60_000,
  );
});
