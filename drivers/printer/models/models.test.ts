import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PrinterDevice } from '../../../tests/lab/printer/device.ts';
import { LAB_MODEL_IDS, type LabModelId } from '../../../tests/lab/printer/models.ts';
import type { PrintedTicket } from '../../../tests/lab/printer/roll.ts';
import { type Bitmap, blacken, blankBitmap, isBlack, stamp } from '../../codec/bitmap.ts';
import { generic } from './generic.ts';
import { findModel, PRINTER_MODELS } from './index.ts';
import { jobBytes, scrapBytes } from './job.ts';
import type { CutKind, PaperWidth, PrinterModel } from './model.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Bars to both edges, white rows, text-like noise and a code of large modules. */
const pattern = (width: number): Bitmap => {
  const picture = blankBitmap(width, 420);
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const fill = (x: number, y: number, w: number, h: number): void => {
    for (let dy = 0; dy < h; dy++) for (let dx = 0; dx < w; dx++) blacken(picture, x + dx, y + dy);
  };
  fill(0, 0, width, 30);
  for (let i = 0; i < 300; i++) fill(Math.floor(random() * width), 60 + Math.floor(random() * 80), 3, 2);
  for (let i = 0; i < 200; i++)
    fill(40 + 6 * Math.floor(random() * 40), 180 + 6 * Math.floor(random() * 30), 6, 6);
  fill(0, 415, 1, 5);
  fill(width - 1, 400, 1, 5);
  return picture;
};

/** What is black in a PNG of one bit a dot, as the lab writes them: one block of data, no filter. */
const pictureOf = ({ png, dots, rows }: PrintedTicket): Bitmap => {
  const at = png.indexOf('IDAT');
  const raw = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const bytes = Math.ceil(dots / 8);
  const data = new Uint8Array(bytes * rows);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < bytes; x++) data[y * bytes + x] = ~(raw[y * (bytes + 1) + 1 + x] ?? 0) & 0xff;
  return { width: dots, height: rows, data };
};

const differences = (picture: Bitmap, paper: Bitmap): number => {
  let count = 0;
  for (let y = 0; y < Math.max(picture.height, paper.height); y++)
    for (let x = 0; x < paper.width; x++) if (isBlack(picture, x, y) !== isBlack(paper, x, y)) count++;
  return count;
};

const ROLLS = PRINTER_MODELS.flatMap((model) =>
  ([80, 58] as const).flatMap((roll) => {
    const dots = model.dots[roll];
    return dots === undefined ? [] : [{ model, roll, dots, name: `${model.id} ${roll} mm` }];
  }),
);

describe('printer models', () => {
  it('have ids of their own, and are found by them', () => {
    expect(new Set(PRINTER_MODELS.map(({ id }) => id)).size).toBe(PRINTER_MODELS.length);
    for (const model of PRINTER_MODELS) expect(findModel(model.id)).toBe(model);
    expect(findModel('epson')).toBeUndefined();
  });

  it('are all played by the lab', () => {
    expect(PRINTER_MODELS.map(({ id }) => id).sort()).toEqual([...LAB_MODEL_IDS].sort());
  });
});

const labId = (model: PrinterModel): LabModelId => {
  const id = LAB_MODEL_IDS.find((known) => known === model.id);
  if (id === undefined) throw new Error(`the lab has no ${model.id}`);
  return id;
};

/** Sends a job to the lab's printer of that model; the dots that differ from the picture are counted. */
const printed = async (model: PrinterModel, roll: PaperWidth, picture: Bitmap, cut: CutKind) => {
  const device = new PrinterDevice({ model: labId(model), roll });
  const answers: Buffer[] = [];
  const connection = device.connect((bytes) => answers.push(bytes));
  await connection.receive(jobBytes(picture, model, { paper: roll, cut, jobId: 36 }));
  const { tickets, faults } = device;
  return { tickets, faults, answers, shown: device.presenter.shown };
};

describe.each(ROLLS)('$name', ({ model, roll, dots }) => {
  it.each(model.cutter?.kinds ?? [])('prints a picture dot for dot and makes a %s cut', async (cut) => {
    const picture = pattern(dots);
    const { tickets, faults } = await printed(model, roll, picture, cut);
    expect(faults).toEqual([]);
    expect(tickets).toHaveLength(1);
    for (const ticket of tickets) {
      expect(ticket.text).toEqual([]);
      expect(ticket.rows).toBeGreaterThan(picture.height);
      // The lab's head may be wider than what we print on.
      const expected = blankBitmap(ticket.dots, picture.height);
      stamp(expected, picture, (ticket.dots - dots) / 2, 0);
      expect(differences(expected, pictureOf(ticket))).toBe(0);
    }
  });

  it('prints a narrower picture in the middle', async () => {
    const picture = blankBitmap(dots - 64, 40);
    for (let y = 0; y < 40; y++) blacken(picture, 0, y);
    const { tickets } = await printed(model, roll, picture, model.cutter?.kinds[0] ?? 'full');
    const [ticket] = tickets;
    if (!ticket) throw new Error('no ticket');
    const expected = blankBitmap(ticket.dots, 40);
    stamp(expected, picture, (ticket.dots - picture.width) / 2, 0);
    expect(differences(expected, pictureOf(ticket))).toBe(0);
  });
});

describe('a job', () => {
  const picture = blankBitmap(16, 1);
  blacken(picture, 0, 0);

  it('of an Epson: automatic status behind ESC @, motion units, picture, cut, process id', () => {
    const model = findModel('epson-tm-t82');
    if (!model) throw new Error('no model');
    expect(hex(jobBytes(picture, model, { paper: 80, cut: 'partial', jobId: 36 }))).toBe(
      `1b40${'1d610e'}${'1d50cbcb'}${'1b6101'}${'1d76300002000100'}8000${'1d564210'}${'1d284806003030'}30303130`,
    );
  });

  it('is answered with its process id when all was printed', async () => {
    for (const model of PRINTER_MODELS.filter(({ confirms }) => confirms === 'process-id')) {
      const { answers } = await printed(model, 80, picture, 'partial');
      expect(hex(Buffer.concat(answers))).toMatch(/37223030313000$/);
    }
  });

  it('that broke off is cut off by itself, and comes out of a presenter', async () => {
    for (const model of PRINTER_MODELS) {
      const device = new PrinterDevice({ model: labId(model) });
      const connection = device.connect(() => undefined);
      const cut = model.cutter?.kinds[0] ?? 'full';
      const whole = jobBytes(pattern(384), model, { paper: 80, cut, jobId: 1 });
      await connection.receive(whole.subarray(0, whole.length / 2));
      connection.end('cut');
      const next = device.connect(() => undefined);
      await next.receive(scrapBytes(model, cut));
      const [scrap] = device.mechanism.scraps;
      if (model.presenter) expect(device.presenter.shown).toBe(scrap);
      await next.receive(whole);
      expect([device.mechanism.scraps.length, device.tickets.length]).toEqual([1, 1]);
      expect(device.faults).toEqual([]);
    }
  });

  it('comes out of a presenter', async () => {
    for (const model of PRINTER_MODELS.filter(({ presenter }) => presenter !== null)) {
      const { shown, tickets } = await printed(model, 80, picture, 'full');
      expect(shown).toBe(tickets[0]);
    }
  });

  it('ends with paper to tear off where nothing cuts', () => {
    const model: PrinterModel = { ...generic, cutter: null };
    expect(hex(jobBytes(picture, model, { paper: 80, cut: 'full', jobId: 0 }))).toMatch(/1b4aa0$/);
  });

  it('is not made for paper that the printer does not take, nor of a picture that is too wide', () => {
    const model = findModel('custom-vkp80');
    if (!model) throw new Error('no model');
    expect(() => jobBytes(picture, model, { paper: 58, cut: 'full', jobId: 0 })).toThrow(RangeError);
    expect(() => jobBytes(blankBitmap(584, 1), model, { paper: 80, cut: 'full', jobId: 0 })).toThrow(
      RangeError,
    );
  });
});
