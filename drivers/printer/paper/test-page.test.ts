import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { A5, PAPERS } from '../../../tests/tickets.ts';
import { type Bitmap, isBlack, rgbaFromBitmap } from '../../codec/bitmap.ts';
import { loadTicketFonts } from './fonts.ts';
import { drawTestPage } from './test-page.ts';

const FACTS = { kiosk: 'Kiosk sảnh A', model: 'Epson TM-T82', time: '22/11/2026 08:15' };

beforeAll(() => {
  expect(loadTicketFonts()).toEqual({ ok: true, value: undefined });
});

/** Rows in which the outermost dots at both sides are black. */
const edgeRows = (bitmap: Bitmap): number[] =>
  Array.from({ length: bitmap.height }, (_, y) => y).filter(
    (y) => isBlack(bitmap, 0, y) && isBlack(bitmap, bitmap.width - 1, y),
  );

describe.each([...Object.values(PAPERS), A5])('test page of $width dots at $dpi dpi', (paper) => {
  it('has a ruler in true millimetres from edge to edge', () => {
    const bitmap = drawTestPage(paper, FACTS);
    const rows = edgeRows(bitmap);
    expect(rows.length).toBeGreaterThan(20);
    const [top = 0] = rows;
    const ticks = Array.from({ length: bitmap.width }, (_, x) => x).filter(
      (x) => isBlack(bitmap, x, top) && !isBlack(bitmap, x - 1, top),
    );
    const perMm = paper.dpi / 25.4;
    for (const [mm, x] of ticks.slice(0, -1).entries())
      expect(Math.abs(x - mm * perMm)).toBeLessThanOrEqual(1.5);
    expect(ticks.length).toBeGreaterThanOrEqual(Math.floor(bitmap.width / perMm));
  });

  it('carries a QR code', () => {
    const bitmap = drawTestPage(paper, FACTS);
    const { width, height } = bitmap;
    expect(decodeQR({ width, height, data: Uint8Array.from(rgbaFromBitmap(bitmap)) })).toBe(
      'TIEP-DON 22/11/2026 08:15',
    );
  });
});

it('takes any facts', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(fc.record({ kiosk: text, model: text, time: text }), (facts) => {
      expect(edgeRows(drawTestPage(PAPERS[384], facts)).length).toBeGreaterThan(20);
    }),
    { numRuns: 20 },
  );
});
