import { execFile, spawnSync } from 'node:child_process';
import { createCanvas, ImageData } from '@napi-rs/canvas';
import decodeQR from 'qr/decode.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bitmap, bytesPerRow, isBlack, rgbaFromBitmap } from '../../codec/bitmap.ts';
import { rasterBands } from '../../codec/escpos-raster.ts';
import type { Ticket } from '../../ports/printer.ts';
import { loadTicketFonts } from './fonts.ts';
import { type PaperWidth, ticketBitmap } from './ticket-bitmap.ts';

const TICKET: Ticket = {
  kind: 'queue',
  reprint: false,
  language: 'vi',
  hospital: 'Bệnh viện Đa khoa Suối Hoa',
  number: '017',
  department: 'Khoa Khám bệnh',
  clinic: 'Phòng khám Nội tổng quát',
  room: '201',
  floor: '2',
  time: '22/11/2026 08:15',
  waiting: 12,
  note: 'BHYT: được hưởng 80%',
  qr: 'f3c1b6de-27f0-4c6b-8a51-5d9b1f0e7a11',
};
const WIDTHS: readonly PaperWidth[] = [576, 384];
const tesseract = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
const canRead = tesseract.error === undefined && /^vie$/m.test(tesseract.stdout);

const pngOf = (bitmap: Bitmap): Buffer => {
  // OCR wants the white of the paper around the text.
  const canvas = createCanvas(bitmap.width + 40, bitmap.height + 40);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.putImageData(new ImageData(rgbaFromBitmap(bitmap), bitmap.width, bitmap.height), 20, 20);
  return canvas.toBuffer('image/png');
};

const read = (png: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile('tesseract', ['-', '-', '-l', 'vie', '--psm', '6'], (error, text) =>
      error ? reject(error) : resolve(text.normalize('NFC')),
    );
    child.stdin?.end(png);
  });

const blackRows = (bitmap: Bitmap): boolean[] =>
  Array.from({ length: bitmap.height }, (_, y) =>
    bitmap.data
      .subarray(y * bytesPerRow(bitmap.width), (y + 1) * bytesPerRow(bitmap.width))
      .some((byte) => byte !== 0),
  );

beforeAll(() => {
  expect(loadTicketFonts()).toEqual({ ok: true, value: undefined });
});

describe.each(WIDTHS)('ticket on paper of %i dots', (width) => {
  it('has the width of the paper and nothing at its edges', () => {
    const long =
      'Bệnh viện Đa khoa khu vực Thượng Đình – Cơ sở điều trị ban ngày Nguyễn Thị Ngọc Ánh Tuyết và cộng sự';
    for (const ticket of [
      TICKET,
      { ...TICKET, hospital: long, clinic: long, department: long, note: long, reprint: true },
    ]) {
      const bitmap = ticketBitmap(ticket, width);
      expect(bitmap.width).toBe(width);
      for (let y = 0; y < bitmap.height; y++) {
        expect(isBlack(bitmap, 0, y) || isBlack(bitmap, width - 1, y)).toBe(false);
      }
    }
  });

  it('grows with what it has to say', () => {
    const plain = ticketBitmap(TICKET, width).height;
    expect(ticketBitmap({ ...TICKET, reprint: true }, width).height).toBeGreaterThan(plain);
    expect(ticketBitmap({ ...TICKET, note: null }, width).height).toBeLessThan(plain);
    expect(ticketBitmap({ ...TICKET, waiting: null }, width).height).toBeLessThan(plain);
    expect(ticketBitmap({ ...TICKET, hospital: 'Đ'.repeat(120) }, width).height).toBeGreaterThan(plain);
  });

  it('carries the visit as a QR code', () => {
    const bitmap = ticketBitmap(TICKET, width);
    const side = 29 * (width === 576 ? 6 : 4);
    const rows = blackRows(bitmap);
    const top = rows.findIndex(
      (_, y) => rows.slice(y, y + side).every(Boolean) && !rows[y - 1] && !rows[y + side],
    );
    expect(top).toBeGreaterThan(0);
    const quiet = 24;
    const canvas = createCanvas(width, side + 2 * quiet);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, side + 2 * quiet);
    pen.putImageData(
      new ImageData(rgbaFromBitmap(bitmap), width, bitmap.height),
      0,
      quiet - top,
      0,
      top,
      width,
      side,
    );
    const image = pen.getImageData(0, 0, width, side + 2 * quiet);
    expect(decodeQR({ width: image.width, height: image.height, data: Uint8Array.from(image.data) })).toBe(
      TICKET.qr,
    );
  });

  it('takes at most 16 kB', () => {
    expect(rasterBands(ticketBitmap(TICKET, width)).length).toBeLessThanOrEqual(16_000);
  });

  it.skipIf(!canRead)('is read back by OCR (skipped without tesseract and its language vie)', async () => {
    const text = await read(pngOf(ticketBitmap(TICKET, width)));
    for (const words of [
      'Suối Hoa',
      'SỐ THỨ TỰ',
      '017',
      'Nội tổng quát',
      'Khoa Khám bệnh',
      'Phòng 201',
      '22/11/2026 08:15',
      'chờ trước: 12',
      'Vui lòng chờ gọi số',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('BẢN IN LẠI');
  });
});

describe('number', () => {
  it('is at least 25 mm high on 80 mm paper', () => {
    const rows = blackRows(ticketBitmap(TICKET, 576));
    let longest = 0;
    let run = 0;
    for (const black of rows) {
      run = black ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    expect(longest / 8).toBeGreaterThanOrEqual(25);
  });
});
