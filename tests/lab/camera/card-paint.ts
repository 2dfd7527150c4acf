import { existsSync } from 'node:fs';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { fontOf, loadTicketFonts, type Weight } from '../../../drivers/printer/paper/fonts.ts';
import { canvasOf } from './picture-file.ts';
import { qrPicture } from './qr-picture.ts';
import { between, seeded } from './random.ts';

/** Format ID-1, mm (ISO/IEC 7810). */
export const CARD = { width: 85.6, height: 53.98 } as const;

const OCR_B_FILE = '/usr/share/fonts/opentype/ocr-b/OCRB.otf';
const OCR_B = 'lab-ocr-b';

/** Why no machine-readable zone can be drawn here; null where it can. */
export const ocrBMissing = (): string | null =>
  existsSync(OCR_B_FILE) ? null : `the typeface of the MRZ: ${OCR_B_FILE} (Debian: fonts-ocr-b)`;

/** CSS font of the machine-readable zone. */
export const ocrB = (size: number): string => {
  const missing = ocrBMissing();
  if (missing !== null) throw new Error(`missing: ${missing}`);
  if (!GlobalFonts.has(OCR_B)) GlobalFonts.registerFromPath(OCR_B_FILE, OCR_B);
  return `${size}px ${OCR_B}`;
};

/** An empty card whose pen works in millimetres. */
export const blankCard = (pxPerMm: number): { readonly canvas: Canvas; readonly pen: SKRSContext2D } => {
  loadTicketFonts();
  const canvas = createCanvas(Math.round(CARD.width * pxPerMm), Math.round(CARD.height * pxPerMm));
  const pen = canvas.getContext('2d');
  pen.scale(pxPerMm, pxPerMm);
  return { canvas, pen };
};

/** The card's ground: a gradient under bundles of pale waves, as the guilloche of a security print. */
export const guilloche = (pen: SKRSContext2D, seed: number): void => {
  const random = seeded(seed);
  const ground = pen.createLinearGradient(0, 0, CARD.width, CARD.height);
  ground.addColorStop(0, '#d9ece6');
  ground.addColorStop(0.5, '#f2efdd');
  ground.addColorStop(1, '#cfe3ea');
  pen.fillStyle = ground;
  pen.fillRect(0, 0, CARD.width, CARD.height);
  pen.lineWidth = 0.09;
  for (let bundle = 0; bundle < 4; bundle++) {
    const [middle, height] = [between(random, 5, CARD.height - 5), between(random, 4, 14)];
    const [length, shift] = [between(random, 9, 30), between(random, 0, 6)];
    pen.strokeStyle = ['#9cc7bd', '#d8bfa0', '#a9c3d8', '#c9b4c9'][bundle] ?? '#bbb';
    for (let line = 0; line < 14; line++) {
      pen.beginPath();
      for (let x = 0; x <= CARD.width; x += 0.5) {
        const wave = Math.sin(x / length + shift + line / 9) * Math.cos(x / 41 - line / 7);
        pen.lineTo(x, middle + wave * height + line * 0.35);
      }
      pen.stroke();
    }
  }
};

export interface Line {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  /** Height of the typeface, mm. */
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** Widest, mm: longer text is pressed together. */
  readonly widest?: number;
}

/** A line of print; mm. */
export const print = (pen: SKRSContext2D, text: string, line: Line): void => {
  pen.save();
  pen.translate(line.x, line.y);
  // Typefaces are hinted for whole pixels: below one they are drawn large and made small.
  pen.scale(line.size / 100, line.size / 100);
  pen.font = fontOf(line.weight ?? 500, 100);
  pen.fillStyle = line.colour ?? '#222';
  pen.fillText(text, 0, 0, ((line.widest ?? CARD.width - line.x - 3) / line.size) * 100);
  pen.restore();
};

/** A QR with its left top corner at a place, without quiet zone: the print around it leaves the room. mm. */
export const printQr = (pen: SKRSContext2D, text: string, x: number, y: number, size: number): void => {
  const quiet = size / 12;
  pen.fillStyle = '#fdfdf8';
  pen.fillRect(x - quiet, y - quiet, size + 2 * quiet, size + 2 * quiet);
  pen.drawImage(
    canvasOf(qrPicture(text, { module: 8, quietZone: 0, dark: 25, light: 250 })),
    x,
    y,
    size,
    size,
  );
};

/** The contacts of the chip: a gold plate with its cuts. mm. */
export const printChip = (pen: SKRSContext2D, x: number, y: number): void => {
  pen.fillStyle = '#c9a94f';
  pen.strokeStyle = '#7d6a2e';
  pen.lineWidth = 0.2;
  pen.beginPath();
  pen.roundRect(x, y, 12, 10.5, 1.6);
  pen.fill();
  pen.stroke();
  for (const [fromX, fromY, toX, toY] of [
    [0, 3.5, 4, 3.5],
    [0, 7, 4, 7],
    [8, 3.5, 12, 3.5],
    [8, 7, 12, 7],
    [4, 0, 4, 10.5],
    [8, 0, 8, 10.5],
  ] as const) {
    pen.beginPath();
    pen.moveTo(x + fromX, y + fromY);
    pen.lineTo(x + toX, y + toY);
    pen.stroke();
  }
};

/** Rings of ridges in an oval, as a fingerprint looks from afar. mm. */
export const printFinger = (pen: SKRSContext2D, x: number, y: number, seed: number): void => {
  const random = seeded(seed);
  pen.strokeStyle = '#5b4a4a';
  pen.lineWidth = 0.22;
  const [bend, lean] = [between(random, 0.3, 0.8), between(random, -0.4, 0.4)];
  for (let ring = 1; ring < 14; ring++) {
    pen.beginPath();
    for (let angle = 0; angle <= 2 * Math.PI + 0.1; angle += 0.15) {
      const radius = ring * 0.45 * (1 + 0.08 * Math.sin(3 * angle + ring * bend));
      pen.lineTo(x + radius * Math.cos(angle + lean), y + 1.25 * radius * Math.sin(angle + lean));
    }
    pen.stroke();
  }
};
