import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** One check-in from left to right, then what the same page does for those who see or reach less. */
const SHOWN = [
  'welcome.vi',
  'confirm-chip-genuine.vi',
  'insurance-covered.vi',
  'department.vi',
  'clinic.vi',
  'ticket-printed.vi',
  'confirm.vi-large',
  'welcome.vi-contrast',
] as const;
const COLUMNS = 4;
const TILE = { width: 324, height: 576 };
const GAP = 24;

/** Draws the contact sheet of the README from the pictures in `folder`. */
export async function drawSheet(folder: string, file: string): Promise<void> {
  const rows = Math.ceil(SHOWN.length / COLUMNS);
  const canvas = createCanvas(COLUMNS * (TILE.width + GAP) + GAP, rows * (TILE.height + GAP) + GAP);
  const context = canvas.getContext('2d');
  context.fillStyle = '#dfe7e6';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [at, name] of SHOWN.entries()) {
    const picture = await loadImage(join(folder, `${name}.png`));
    const x = GAP + (at % COLUMNS) * (TILE.width + GAP);
    const y = GAP + Math.floor(at / COLUMNS) * (TILE.height + GAP);
    context.drawImage(picture, x, y, TILE.width, TILE.height);
  }
  writeFileSync(file, await canvas.encode('png'));
}
