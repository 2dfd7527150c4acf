import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Rgba } from '../../codec/bitmap.ts';

/** One for the process, grown to the largest line: the memory of canvases is given back late. */
let canvas: Canvas | null = null;

/** An empty transparent drawing area; what is drawn must be taken with `pixels` before the next is asked for. */
export const surface = (
  width: number,
  height: number,
): { readonly pen: SKRSContext2D; readonly pixels: () => Rgba } => {
  if (canvas === null || canvas.width < width || canvas.height < height) {
    canvas = createCanvas(Math.max(width, canvas?.width ?? 0), Math.max(height, canvas?.height ?? 0));
  }
  const pen = canvas.getContext('2d');
  pen.resetTransform();
  pen.clearRect(0, 0, width, height);
  pen.fillStyle = '#000';
  return { pen, pixels: () => pen.getImageData(0, 0, width, height) };
};
