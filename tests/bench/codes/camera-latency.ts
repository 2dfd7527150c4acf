import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { z } from 'zod';
import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { emptyDesk, FRAMES_A_SECOND, frontInHand } from '../../lab/camera/film.ts';
import { cameraSwitches, writeFilm } from '../../lab/camera/video.ts';
import { startLab } from '../../lab/lab.ts';
import { persona } from '../../personas.ts';
import { launchKiosk } from '../../run/kiosk.ts';

/** The card is away, then held up, so long each: seconds. */
const HALF_S = 2;
/** A square in the corner that is white while a card is held up: the stopwatch's start. */
const MARK = 48;
const WHO = persona('covered');

const marked = (frame: GrayPicture, light: number): GrayPicture => {
  const pixels = Uint8ClampedArray.from(frame.pixels);
  for (let row = 0; row < MARK; row++) pixels.fill(light, row * frame.width, row * frame.width + MARK);
  return { ...frame, pixels };
};

function* film(): Generator<GrayPicture> {
  const desk = marked(emptyDesk(), 0);
  for (let at = 0; at < HALF_S * FRAMES_A_SECOND; at++) yield desk;
  for (let second = 0; second < HALF_S; second++)
    for (const frame of frontInHand(WHO, -12)) yield marked(frame, 255);
}

const momentsSeen = z.object({
  /** When a frame was captured that is the first one with a card. */
  shown: z.array(z.number()),
  /** When a name was painted. */
  painted: z.array(z.number()),
});
type Moments = z.infer<typeof momentsSeen>;

/**
 * Watches the same virtual camera beside the product, in a stream of its own, and the screen. Times are milliseconds of
 * the page's clock. A frame may reach this stopwatch later than the product: so moments are kept, and paired afterwards.
 */
const watch = (page: Page): Promise<void> =>
  page.evaluate(async (mark) => {
    const moments: Moments = { shown: [], painted: [] };
    Object.assign(window, { moments });
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } });
    // Only a video that is shown is told of every frame.
    Object.assign(video, { width: 2, height: 2 });
    document.body.append(video);
    await video.play();
    const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    let wasShown = true;
    const look: VideoFrameRequestCallback = (_now, { captureTime, presentationTime }) => {
      pen?.drawImage(video, 0, 0, mark / 2, mark / 2, 0, 0, 1, 1);
      const isShown = (pen?.getImageData(0, 0, 1, 1).data[0] ?? 0) > 128;
      if (isShown && !wasShown) moments.shown.push(captureTime ?? presentationTime);
      wasShown = isShown;
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    let wasConfirm = false;
    new MutationObserver(() => {
      const isConfirm = document.querySelector('[data-screen=confirm]') !== null;
      if (isConfirm && !wasConfirm)
        requestAnimationFrame(() => requestAnimationFrame((at) => moments.painted.push(at)));
      wasConfirm = isConfirm;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  }, MARK);

const momentsOf = async (page: Page): Promise<Moments> =>
  momentsSeen.parse(await page.evaluate(() => Reflect.get(window, 'moments')));

/** Each painted name with the last card before it. A name without one was on its way before the stopwatch ran. */
const pairsOf = ({ shown, painted }: Moments): number[] =>
  painted.flatMap((at) => {
    const from = shown.findLast((one) => one < at);
    return from === undefined || at - from > HALF_S * 1000 ? [] : [at - from];
  });

/** Holds a card before the camera of the real kiosk `count` times. Needs a display and Electron. */
export async function benchCameraLatency(count: number, say: (line: string) => void): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-camera-bench-'));
  const file = join(folder, 'film.mjpeg');
  writeFilm(file, film());
  const lab = await startLab();
  const kiosk = await launchKiosk({
    lab: lab.describe(),
    folder,
    config: { devices: { reader: null, camera: {} } },
    switches: cameraSwitches(file),
  });
  try {
    const { page } = kiosk;
    await page.locator('[data-screen=welcome]').waitFor();
    await watch(page);
    for (let done = 0; done < count; ) {
      await page.locator('[data-screen=confirm]').waitFor({ timeout: 30_000 });
      await page.waitForTimeout(200);
      await page.locator('.foot > span:first-child button').click();
      await page.locator('[data-screen=welcome]').waitFor();
      done = pairsOf(await momentsOf(page)).length;
      say(`camera: ${done} of ${count}`);
    }
    return pairsOf(await momentsOf(page));
  } finally {
    await kiosk.close();
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
