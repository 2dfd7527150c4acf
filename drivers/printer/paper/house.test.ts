import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import { LAYOUTS, LOGO_FILE } from '../../../tests/tickets.ts';
import { type Bitmap, isBlack } from '../../codec/bitmap.ts';
import type { TicketLayouts } from '../../ports/ticket.ts';
import { openHouse } from './house.ts';
import { logoBitmap, readLogo } from './logo.ts';
import { pngOfBitmap } from './png.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiep-don-logo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const picture = (name: string, width: number, height: number, draw: (pen: SKRSContext2D) => void): string => {
  const canvas = createCanvas(width, height);
  draw(canvas.getContext('2d'));
  return file(name, canvas.toBuffer('image/png'));
};
const square = (colour: string) => (pen: SKRSContext2D) => {
  pen.fillStyle = colour;
  pen.fillRect(20, 20, 60, 60);
};
const whole = picture('whole.png', 100, 100, square('#0a5'));

const drawn = async (path: string, side: number): Promise<Bitmap> => {
  const logo = await readLogo(path);
  if (!logo.ok) throw new Error(logo.detail);
  expect(logoBitmap(logo.value, side)).toBe(logoBitmap(logo.value, side));
  return logoBitmap(logo.value, side);
};
const blackShare = ({ width, height, ...rest }: Bitmap): number => {
  const black = Array.from({ length: width * height }, (_, at) => at).filter((at) =>
    isBlack({ width, height, ...rest }, at % width, Math.floor(at / width)),
  );
  return black.length / (width * height);
};

describe('a house', () => {
  it('opens with its logo, and without one', async () => {
    expect(await openHouse(LAYOUTS)).toMatchObject({ ok: true, value: { layouts: LAYOUTS } });
    expect(await openHouse({ ...LAYOUTS, logo: null })).toMatchObject({ ok: true, value: { logo: null } });
  });

  it('says where a letter stands that cannot be printed', async () => {
    const text = {
      text: 'Phòng 診 {room}',
      size: [3],
      weight: 500,
      lines: 1,
      digits: false,
      when: null,
    } as const;
    expect(await openHouse({ ...LAYOUTS, cashier: [{ rule: 0.25 }, text] })).toEqual({
      ok: false,
      error: 'misconfigured',
      detail: 'cashier[1]: the typeface has no letter for “診” (U+8A3A)',
    });
  });

  const words = '{hospital} {clinic}';
  const huge = { size: [60], weight: 500, when: null } as const;
  it.each<[string, Partial<TicketLayouts>, RegExp]>([
    [
      'a row of huge type',
      { queue: [...LAYOUTS.queue, { ...huge, row: [words, '{time}'] }] },
      new RegExp(
        `^queue\\[${LAYOUTS.queue.length}\\]: takes [1-9]\\d{3} mm of a long ticket of \\d+ mm, at most 600 mm`,
      ),
    ],
    [
      'a bill of huge type',
      { receipt: [{ space: 3 }, { eachLine: ['{label}', '{amount}'], size: [20], weight: 500 }] },
      /^receipt\[1\]: takes \d+ mm/,
    ],
    [
      'white without end',
      { cashier: [...Array.from({ length: 12 }, () => ({ space: 50 })), { space: 55 }] },
      /^cashier\[12\]: takes 55 mm of a long ticket of 65\d mm/,
    ],
  ])('says which block makes a ticket too long: %s', async (_, layout, detail) => {
    const opened = await openHouse({ ...LAYOUTS, ...layout });
    expect(opened).toEqual({ ok: false, error: 'misconfigured', detail: expect.stringMatching(detail) });
  });

  it.each([
    ['that is not there', join(folder, 'none.png'), 'no such file'],
    ['that is a folder', folder, 'no such file'],
    ['of another format', file('logo.jpg', createCanvas(9, 9).toBuffer('image/jpeg')), 'no PNG picture'],
    [
      'of 20 megapixels',
      file('huge.png', pngOfBitmap({ width: 5000, height: 4000, data: new Uint8Array(2_500_000) })),
      '5000 × 4000 pixels: at most 4 megapixels are taken',
    ],
    [
      'of one row without end',
      file('row.png', pngOfBitmap({ width: 32_000, height: 1, data: new Uint8Array(4_000) })),
      '32000 × 1 pixels: no side may be longer than 4000',
    ],
    ['of more than 2 MB', file('heavy.png', new Uint8Array(2_000_001)), 'larger than 2 MB'],
    [
      'cut in its middle',
      file('cut.png', createCanvas(90, 90).toBuffer('image/png').subarray(0, 60)),
      'the picture is broken',
    ],
    [
      'white on nothing',
      picture('white.png', 100, 100, square('#fff')),
      'nothing of it shows on white paper',
    ],
  ])('refuses a logo %s', async (_, logo, why) => {
    const opened = await openHouse({ ...LAYOUTS, logo });
    expect(opened).toEqual({ ok: false, error: 'misconfigured', detail: `logo ${logo}: ${why}` });
  });
});

describe('a logo', () => {
  it('fits the square it is given, without its white margins', async () => {
    expect(await drawn(whole, 40)).toMatchObject({ width: 40, height: 40 });
    const wide = picture('wide.png', 300, 100, (pen) => pen.fillRect(10, 10, 200, 50));
    expect(await drawn(wide, 80)).toMatchObject({ width: 80, height: 20 });
    expect(await drawn(wide, 400)).toMatchObject({ width: 400, height: 100 });
  });

  it('of one flat colour is black, of greys is dotted', async () => {
    expect(blackShare(await drawn(whole, 40))).toBeGreaterThan(0.95);
    const greys = picture('greys.png', 200, 200, (pen) => {
      const gradient = pen.createLinearGradient(0, 0, 200, 0);
      gradient.addColorStop(0, '#000');
      gradient.addColorStop(1, '#eee');
      pen.fillStyle = gradient;
      pen.fillRect(0, 0, 200, 200);
    });
    const bitmap = await drawn(greys, 100);
    expect(blackShare(bitmap)).toBeGreaterThan(0.45);
    expect(blackShare(bitmap)).toBeLessThan(0.6);
    const changes = Array.from({ length: 100 }, (_, x) => x).filter(
      (x) => isBlack(bitmap, x, 50) !== isBlack(bitmap, x + 1, 50),
    );
    expect(changes.length).toBeGreaterThan(20);
  });

  it('of the demo hospital shows its cross', async () => {
    const bitmap = await drawn(LOGO_FILE, 80);
    expect(isBlack(bitmap, 40, 40)).toBe(false);
    expect(isBlack(bitmap, 40, 5)).toBe(true);
  });
});
