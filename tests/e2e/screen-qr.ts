import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsQR from 'jsqr';
import type { Page } from 'playwright';

/** The QR code on the screen, read from its picture as a phone does. Throws where none can be read. */
export async function readQr(page: Page): Promise<string> {
  const image = await loadImage(await page.screenshot());
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
  const found = jsQR(data, width, height);
  if (!found) throw new Error('no code on the screen');
  return found.data;
}
