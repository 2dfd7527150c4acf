import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { blankCard, guilloche, ocrB, print, printChip, printFinger, printQr } from './card-paint.ts';
import { grayOfCanvas } from './picture-file.ts';

export interface BackOptions {
  /** 12: a capital of the zone is then about 29 pixels high. */
  readonly pxPerMm?: number;
  /** Text of the QR of the 2024 card; null: the 2021 card, with fingerprints and chip. */
  readonly qr?: string | null;
  readonly seed?: number;
}

/**
 * The machine-readable zone of a TD1 card, mm: ten characters an inch, lines a sixth of an inch apart (ICAO 9303-3, 4.2
 * and 9303-5, 4.2), the letters 2.4 high (OCR-B size 1).
 */
export const ZONE = { left: 4.7, pitch: 2.54, spacing: 4.23, letter: 2.4, lastBaseline: 48.6 } as const;

/** The rectangle around the zone, mm, with half a line of room on each side. */
export const ZONE_BOX = {
  x: ZONE.left - 1.5,
  y: ZONE.lastBaseline - 2 * ZONE.spacing - ZONE.letter - 1.5,
  width: 30 * ZONE.pitch + 3,
  height: 2 * ZONE.spacing + ZONE.letter + 3,
} as const;

/** Left top corner and side of the QR on the back of the 2024 card, mm. */
export const BACK_QR = { x: 66, y: 5.5, size: 15 } as const;

const zone = (pen: ReturnType<typeof blankCard>['pen'], lines: readonly string[]): void => {
  // A thousand units wide, then made small: sizes of type below a few pixels are rounded.
  pen.font = ocrB(100);
  const capital = -pen.measureText('H').actualBoundingBoxAscent;
  const scale = ZONE.letter / Math.abs(capital);
  pen.fillStyle = '#101010';
  lines.forEach((line, row) => {
    [...line].forEach((letter, column) => {
      const wide = pen.measureText(letter).width * scale;
      const x = ZONE.left + column * ZONE.pitch + (ZONE.pitch - wide) / 2;
      const y = ZONE.lastBaseline - (lines.length - 1 - row) * ZONE.spacing;
      pen.setTransform(pen.getTransform().translate(x, y).scale(scale));
      pen.fillText(letter, 0, 0);
      pen.setTransform(
        pen
          .getTransform()
          .scale(1 / scale)
          .translate(-x, -y),
      );
    });
  });
};

/** The back of a card: features, dates, fingerprints or QR above, the lines of its machine-readable zone at the foot. */
export const cardBack = (
  lines: readonly string[],
  { pxPerMm = 12, qr = null, seed = 11 }: BackOptions = {},
): GrayPicture => {
  const { canvas, pen } = blankCard(pxPerMm);
  guilloche(pen, seed);
  print(pen, 'Đặc điểm nhận dạng / Personal identification:', { x: 4, y: 6, size: 2, widest: 56 });
  print(pen, 'Nốt ruồi C: 1cm dưới mắt trái', { x: 4, y: 9.2, size: 2.3, weight: 700, widest: 56 });
  print(pen, 'Ngày, tháng, năm / Date, month, year: 15/04/2021', { x: 4, y: 13, size: 2, widest: 56 });
  print(pen, 'CỤC TRƯỞNG CỤC CẢNH SÁT', { x: 20, y: 16.5, size: 2.1, weight: 700, widest: 34 });
  print(pen, 'QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI', { x: 20, y: 19.5, size: 1.8, weight: 700, widest: 38 });
  printChip(pen, 5, 21.5);
  if (qr === null) {
    print(pen, 'Ngón trỏ trái', { x: 61.5, y: 3.8, size: 1.5, colour: '#555' });
    printFinger(pen, 66, 13, seed + 1);
    printFinger(pen, 78, 26, seed + 2);
  } else {
    printQr(pen, qr, BACK_QR.x, BACK_QR.y, BACK_QR.size);
  }
  pen.strokeStyle = '#4a5a66';
  pen.lineWidth = 0.15;
  pen.beginPath();
  for (let x = 24; x < 50; x += 0.5) pen.lineTo(x, 27 + 2.6 * Math.sin(x) * Math.cos(x / 3));
  pen.stroke();
  zone(pen, lines);
  return grayOfCanvas(canvas);
};

/** Height of the zone's letters in pixels of a card drawn at so many pixels a millimetre. */
export const letterHeight = (pxPerMm: number): number => ZONE.letter * pxPerMm;
