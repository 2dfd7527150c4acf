import type { GrayPicture } from '../picture.ts';

/** The value of a picture at a place, bilinear; 255 outside. */
export const valueAt = ({ width, height, pixels }: GrayPicture, x: number, y: number): number => {
  const px = x - 0.5;
  const py = y - 0.5;
  if (!(px >= 0 && py >= 0 && px < width - 1 && py < height - 1)) {
    if (!(px >= -0.5 && py >= -0.5 && px <= width - 0.5 && py <= height - 0.5)) return 255;
    return pixels[Math.round(py) * width + Math.round(px)] ?? 255;
  }
  const left = Math.floor(px);
  const top = Math.floor(py);
  const dx = px - left;
  const dy = py - top;
  const at = top * width + left;
  const upper = (pixels[at] ?? 0) * (1 - dx) + (pixels[at + 1] ?? 0) * dx;
  const lower = (pixels[at + width] ?? 0) * (1 - dx) + (pixels[at + width + 1] ?? 0) * dx;
  return upper * (1 - dy) + lower * dy;
};
