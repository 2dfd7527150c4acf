import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { emptyDesk, FRAMES_A_SECOND, frontInHand } from '../../lab/camera/film.ts';
import { cameraSwitches, writeFilm } from '../../lab/camera/video.ts';
import { startLab } from '../../lab/lab.ts';
import { persona } from '../../personas.ts';
import { launchKiosk } from '../../run/kiosk.ts';

/** The card is away, then held up, so long each: seconds. */
const HALF_S = 3;
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

/**
 * Watches the same virtual camera beside the product, in a stream of its own, and the screen: milliseconds from the
 * first frame with a card to the painted name, one a presentation.
 */
const watch = (page: Page): Promise<void> =>
  page.evaluate(async (mark) => {
    const times: number[] = [];
    Object.assign(window, { cardTimes: times });
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } });
    await video.play();
    const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    let shownAt: number | null = null;
    let away = true;
    const look: VideoFrameRequestCallback = (_now, { presentationTime }) => {
      pen?.drawImage(video, 0, 0, mark / 2, mark / 2, 0, 0, 1, 1);
      const isShown = (pen?.getImageData(0, 0, 1, 1).data[0] ?? 0) > 128;
      if (isShown && away && document.querySelector('[data-screen=welcome]')) shownAt = presentationTime;
      away = !isShown;
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    new MutationObserver(() => {
      const from = shownAt;
      if (from === null || !document.querySelector('[data-screen=confirm]')) return;
      shownAt = null;
      requestAnimationFrame(() => requestAnimationFrame((at) => times.push(at - from)));
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  }, MARK);

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
      await page.waitForTimeout(100);
      await page.locator('.foot > span:first-child button').click();
      await page.locator('[data-screen=welcome]').waitFor();
      done = await page.evaluate(() => (Reflect.get(window, 'cardTimes') as number[]).length);
      say(`camera: ${done} of ${count}`);
    }
    return await page.evaluate(() => [...(Reflect.get(window, 'cardTimes') as number[])]);
  } finally {
    await kiosk.close();
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
