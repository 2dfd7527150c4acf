import { mapOnto, place } from '../image/homography.ts';
import type { GrayPicture, Quad } from '../picture.ts';

const UNIT: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];
/** Three looks at each character of a row. */
const STEPS = 90;
/** The change from look to look, in shares of the contrast between row and gap, from which a row counts as print. */
const LIVELY = 0.12;

/**
 * How much the rows within these corners look like print, 0 to 1: along a row of characters dark and light change quickly, and between
 * rows it is light and calm. A line of a background pattern, or an edge, is calm all along.
 */
export const printIn = ({ width, height, pixels }: GrayPicture, corners: Quad): number => {
  const map = mapOnto(UNIT, corners);
  if (map === null) return 0;
  const walk = (v: number): { mean: number; change: number } => {
    let sum = 0;
    let change = 0;
    let before = -1;
    for (let step = 0; step < STEPS; step++) {
      const { x, y } = place(map, { x: (step + 0.5) / STEPS, y: v });
      const px = Math.min(Math.max(Math.floor(x), 0), width - 1);
      const py = Math.min(Math.max(Math.floor(y), 0), height - 1);
      const value = pixels[py * width + px] ?? 0;
      sum += value;
      if (before >= 0) change += Math.abs(value - before);
      before = value;
    }
    return { mean: sum / STEPS, change: change / (STEPS - 1) };
  };
  const rows = [1 / 6, 3 / 6, 5 / 6].map(walk);
  const gaps = [0, 2 / 6, 4 / 6, 1].map(walk);
  const mean = (parts: readonly number[]): number =>
    parts.reduce((sum, part) => sum + part, 0) / parts.length;
  const contrast = mean(gaps.map((gap) => gap.mean)) - mean(rows.map((row) => row.mean));
  if (contrast <= 0.5) return 0;
  const lively = mean(rows.map((row) => row.change)) - mean(gaps.map((gap) => gap.change));
  return Math.min(Math.max(lively / contrast / LIVELY, 0), 1);
};
