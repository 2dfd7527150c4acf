import type { GrayPicture } from '../picture.ts';
import { COLUMNS, type Grid, pointOf, ROWS } from './grid.ts';

/** A zone laid out straight: cells of `pitch` pixels, rows `rowPitch` pixels apart, and room around them. */
export interface Strip {
  readonly width: number;
  readonly height: number;
  /** Gray, row by row. */
  readonly values: Float32Array;
  readonly pitch: number;
  readonly rowPitch: number;
  /** Pixels left and right of the cells, and above and below them. */
  readonly side: number;
  readonly above: number;
}

/** Rows of 4.23 mm, cells of 2.54 mm. */
const ROW_BY_PITCH = 5 / 3;

/** Lays out the zone, bilinear; beyond the border of the picture its last pixels go on. */
export const layOut = (
  picture: GrayPicture,
  grid: Grid,
  { pitch, side, above }: { readonly pitch: number; readonly side: number; readonly above: number },
): Strip => {
  const rowPitch = Math.round(pitch * ROW_BY_PITCH);
  const width = COLUMNS * pitch + 2 * side;
  const height = ROWS * rowPitch + 2 * above;
  const values = new Float32Array(width * height);
  const { pixels, width: wide, height: high } = picture;
  const point = new Float64Array(2);
  for (let y = 0; y < height; y++) {
    const row = (y + 0.5 - above) / rowPitch;
    for (let x = 0; x < width; x++) {
      pointOf(grid, (x + 0.5 - side) / pitch, row, point);
      const px = Math.min(Math.max((point[0] ?? 0) - 0.5, 0), wide - 1.001);
      const py = Math.min(Math.max((point[1] ?? 0) - 0.5, 0), high - 1.001);
      const left = Math.floor(px);
      const top = Math.floor(py);
      const from = top * wide + left;
      const dx = px - left;
      const dy = py - top;
      const upper = (pixels[from] ?? 0) * (1 - dx) + (pixels[from + 1] ?? 0) * dx;
      const lower = (pixels[from + wide] ?? 0) * (1 - dx) + (pixels[from + wide + 1] ?? 0) * dx;
      values[y * width + x] = upper * (1 - dy) + lower * dy;
    }
  }
  return { width, height, values, pitch, rowPitch, side, above };
};
