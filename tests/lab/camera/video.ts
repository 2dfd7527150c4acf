import { closeSync, openSync, writeSync } from 'node:fs';
import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { canvasOf } from './picture-file.ts';

/** Good enough that the film itself adds no damage. */
const QUALITY = 95;

/** Writes the frames one after the other as Motion JPEG, which Chromium's virtual camera plays in a loop, 30 a second. */
export function writeFilm(file: string, frames: Iterable<GrayPicture>): void {
  const film = openSync(file, 'w');
  for (const frame of frames) writeSync(film, canvasOf(frame).toBuffer('image/jpeg', QUALITY));
  closeSync(film);
}

/** Switches of Chromium and Electron that put a film before the page's camera; a page that asks for it gets it unasked. */
export const cameraSwitches = (film: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
];

/** A machine without a camera. */
export const NO_CAMERA: readonly string[] = ['--use-fake-device-for-media-stream=device-count=0'];
