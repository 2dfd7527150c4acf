/**
 * Makes drivers/vision/mrz/glyph-data.ts: how the 37 characters of OCR-B look in a cell of 12 × 16 pixels, and the linear
 * discriminant that tells them apart, learnt from drawn characters with their neighbours in several weights, slightly out of place,
 * blurred, moved and noisy. Every draw comes from one seed. Needs Debian's fonts-ocr-b (OCRB.otf, free: Norbert Schwarz and others).
 *
 *     node tests/run/make-mrz-glyphs.ts && npx biome check --write drivers/vision/mrz/glyph-data.ts
 */
import { writeFileSync } from 'node:fs';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { CELL, GLYPHS, normalise } from '../../drivers/vision/mrz/glyphs.ts';

const FONT = '/usr/share/fonts/opentype/ocr-b/OCRB.otf';
/** Pixels drawn for one of the cell. */
const FINE = 4;
const PITCH = CELL.width * FINE;
const EM = PITCH / 0.723;
const WIDE = 3 * PITCH;
const HIGH = 24 * FINE;
const BASELINE = HIGH / 2 + 0.35 * EM;
/** Standard deviation of the blur in cell pixels, from and to, one set of means for each. */
const BLURS: readonly (readonly [number, number])[] = [
  [0.3, 0.8],
  [0.8, 1.5],
  [1.5, 2.3],
];
const SAMPLES = Number(process.argv[2] ?? 160);
const RIDGE = 0.02;

let state = 0x2545f491;
const random = (): number => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
};
const between = (low: number, high: number): number => low + random() * (high - low);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Ink (0 to 1) of three characters side by side. `weight` is in ems, added around the strokes; below zero it is taken away. */
const drawInk = (text: string, weight: number): Float32Array => {
  const canvas = createCanvas(WIDE, HIGH);
  const context = canvas.getContext('2d');
  context.font = `${EM}px MRZ`;
  context.lineWidth = Math.abs(weight) * EM;
  context.lineJoin = 'round';
  [...text].forEach((letter, index) => {
    context.fillStyle = 'black';
    context.fillText(letter, index * PITCH, BASELINE);
    if (weight === 0) return;
    context.globalCompositeOperation = weight < 0 ? 'destination-out' : 'source-over';
    context.strokeText(letter, index * PITCH, BASELINE);
    context.globalCompositeOperation = 'source-over';
  });
  const { data } = context.getImageData(0, 0, WIDE, HIGH);
  return Float32Array.from({ length: WIDE * HIGH }, (_, at) => (data[4 * at + 3] ?? 0) / 255);
};

const boxPass = (
  from: Float32Array,
  step: number,
  lines: number,
  next: number,
  count: number,
  radius: number,
) => {
  const out = new Float32Array(from.length);
  for (let line = 0; line < lines; line++) {
    let sum = 0;
    for (let at = -radius; at < count; at++) {
      const enter = at + radius;
      if (enter < count) sum += from[line * next + enter * step] ?? 0;
      if (at - radius - 1 >= 0) sum -= from[line * next + (at - radius - 1) * step] ?? 0;
      if (at >= 0) out[line * next + at * step] = sum / (2 * radius + 1);
    }
  }
  return out;
};

const blur = (ink: Float32Array, sigma: number): Float32Array => {
  const radius = Math.round((Math.sqrt(6 * (sigma * FINE) ** 2 + 1) - 1) / 2);
  let out = ink;
  for (let pass = 0; pass < 2; pass++) {
    out = boxPass(out, 1, HIGH, WIDE, WIDE, radius);
    out = boxPass(out, WIDE, WIDE, 1, HIGH, radius);
  }
  return out;
};

const at = (ink: Float32Array, x: number, y: number): number => {
  const left = Math.max(0, Math.min(WIDE - 2, Math.floor(x)));
  const top = Math.max(0, Math.min(HIGH - 2, Math.floor(y)));
  const [dx, dy] = [x - left, y - top];
  const pixel = (px: number, py: number): number => ink[py * WIDE + px] ?? 0;
  return (
    (pixel(left, top) * (1 - dx) + pixel(left + 1, top) * dx) * (1 - dy) +
    (pixel(left, top + 1) * (1 - dx) + pixel(left + 1, top + 1) * dx) * dy
  );
};

/** One cell of 12 × 16 pixels as a camera may see it. `wild`: 0 for a steady one. */
const sample = (glyph: string, blurs: readonly [number, number], wild: number): Float32Array => {
  const any = (): string => GLYPHS[Math.floor(random() * GLYPHS.length)] ?? '<';
  const weight = wild === 0 ? 0.02 : between(-0.03, 0.11);
  const ink = blur(drawInk(any() + glyph + any(), weight), between(...blurs));
  const [sx, sy] = [1 + wild * 0.04 * normal(), 1 + wild * 0.04 * normal()];
  const [shear, turn] = [wild * 0.05 * normal(), wild * 0.03 * normal()];
  const [ox, oy] = [wild * 0.45 * normal(), wild * 0.45 * normal()];
  const motion = wild * Math.max(0, between(-2, 4));
  const heading = random() * Math.PI;
  const slope = [wild * 0.03 * normal(), wild * 0.02 * normal()];
  const wave = { size: wild * between(0, 0.15), phase: between(0, 7), x: between(-1, 1), y: between(-1, 1) };
  const noise = wild * between(0, 0.12);
  const cell = new Float32Array(CELL.width * CELL.height);
  for (let y = 0; y < CELL.height; y++) {
    for (let x = 0; x < CELL.width; x++) {
      const u = x + 0.5 - CELL.width / 2;
      const v = y + 0.5 - CELL.height / 2;
      const px = WIDE / 2 + FINE * (sx * u + shear * v - turn * v + ox);
      const py = HIGH / 2 + FINE * (sy * v + turn * u + oy);
      let value = 0;
      for (let step = -2; step <= 2; step++) {
        const shift = (step * motion * FINE) / 5;
        value += at(ink, px + shift * Math.cos(heading), py + shift * Math.sin(heading)) / 5;
      }
      value += (slope[0] ?? 0) * u + (slope[1] ?? 0) * v + noise * normal();
      value += wave.size * Math.sin(wave.phase + wave.x * u + wave.y * v);
      cell[y * CELL.width + x] = -value;
    }
  }
  return normalise(cell, 0);
};

/** Solves `matrix · X = columns` by Cholesky; the matrix is symmetric and positive. */
const solve = (
  matrix: Float64Array,
  size: number,
  columns: readonly Float64Array[],
): readonly Float64Array[] => {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      lower[i * size + j] = i === j ? Math.sqrt(sum) : sum / (lower[j * size + j] ?? 1);
    }
  }
  return columns.map((column) => {
    const out = Float64Array.from(column);
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < i; k++) out[i] = (out[i] ?? 0) - (lower[i * size + k] ?? 0) * (out[k] ?? 0);
      out[i] = (out[i] ?? 0) / (lower[i * size + i] ?? 1);
    }
    for (let i = size - 1; i >= 0; i--) {
      for (let k = i + 1; k < size; k++) out[i] = (out[i] ?? 0) - (lower[k * size + i] ?? 0) * (out[k] ?? 0);
      out[i] = (out[i] ?? 0) / (lower[i * size + i] ?? 1);
    }
    return out;
  });
};

const packed = (vectors: readonly Float64Array[]): { bytes: string; scales: string } => {
  const scales = vectors.map(
    (vector) => vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127,
  );
  const bytes = vectors.flatMap((vector, row) =>
    [...vector].map((value) => Math.round(value / (scales[row] ?? 1))),
  );
  return {
    bytes: Buffer.from(Int8Array.from(bytes).buffer).toString('base64'),
    scales: JSON.stringify(scales.map((scale) => Number(scale.toPrecision(5)))),
  };
};

const inLines = (text: string): string =>
  (text.match(/.{1,100}/g) ?? []).map((part) => `  '${part}',`).join('\n');

if (GlobalFonts.registerFromPath(FONT, 'MRZ') === null)
  throw new Error(`${FONT} is missing: install fonts-ocr-b`);
const size = CELL.width * CELL.height;
const means: Float64Array[] = [];
const within = new Float64Array(size * size);
let count = 0;
for (const blurs of BLURS) {
  for (const glyph of GLYPHS) {
    const cells = Array.from({ length: SAMPLES }, () => sample(glyph, blurs, 1));
    const mean = new Float64Array(size);
    for (const cell of cells)
      for (let i = 0; i < size; i++) mean[i] = (mean[i] ?? 0) + (cell[i] ?? 0) / SAMPLES;
    means.push(mean);
    for (const cell of cells) {
      count++;
      for (let i = 0; i < size; i++) {
        const di = (cell[i] ?? 0) - (mean[i] ?? 0);
        for (let j = 0; j < size; j++)
          within[i * size + j] = (within[i * size + j] ?? 0) + di * ((cell[j] ?? 0) - (mean[j] ?? 0));
      }
    }
  }
}
for (let i = 0; i < within.length; i++) within[i] = (within[i] ?? 0) / count;
for (let i = 0; i < size; i++) within[i * size + i] = (within[i * size + i] ?? 0) + RIDGE;
const weights = solve(within, size, means);
const offsets = weights.map(
  (weight, row) => -0.5 * weight.reduce((sum, value, i) => sum + value * (means[row]?.[i] ?? 0), 0),
);
const discriminant = packed(weights);
const looks = packed(means);
writeFileSync(
  new URL('../../drivers/vision/mrz/glyph-data.ts', import.meta.url),
  `// Made by tests/run/make-mrz-glyphs.ts from Debian's fonts-ocr-b (OCRB.otf, free). Do not edit.

/** Linear discriminants, one for each blur and character: 8-bit weights in base64, the step of each, and its offset. */
export const DISCRIMINANT = [\n${inLines(discriminant.bytes)}\n].join('');
export const DISCRIMINANT_STEPS = ${discriminant.scales};
export const OFFSETS = ${JSON.stringify(offsets.map((offset) => Number(offset.toPrecision(6))))};

/** How the characters look on average: 8-bit pixels in base64, and the step of each. */
export const LOOKS = [\n${inLines(looks.bytes)}\n].join('');
export const LOOK_STEPS = ${looks.scales};
`,
);
