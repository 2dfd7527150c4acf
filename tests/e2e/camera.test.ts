import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GrayPicture } from '../../drivers/vision/picture.ts';
import { vi } from '../../renderer/i18n/vi.ts';
import { backInHand, emptyDesk, FRAMES_A_SECOND, frontInHand, phoneInHand } from '../lab/camera/film.ts';
import { cameraSwitches, NO_CAMERA, writeFilm } from '../lab/camera/video.ts';
import { chipReadersMissing } from '../lab/chip/reader/machine.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { persona, qrOf } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { root } from '../run/root.ts';
import { finish, leave, primary, shown, wordsOf } from './check-in.ts';
import { found, pageHeap, workerHeaps } from './heap.ts';
import { standing } from './visits.ts';

const WHO = persona('covered');
/** The name as the zone prints it: without accents. */
const PLAIN_NAME = 'DANG QUOC KHAI';
const WAIT = { timeout: 30_000 };
/** Long enough for a card that is still held up to be read again, were it ever: milliseconds. */
const HELD_MS = 6_000;

const seconds = (count: number, frame: GrayPicture): GrayPicture[] =>
  Array.from({ length: count * FRAMES_A_SECOND }, () => frame);
const plainSpaces = (words: string): string => words.replaceAll('\u00a0', ' ');

describeWith(missingForKiosk(), 'the camera of the page, in the real Electron', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-camera-'));
  let lab: Lab;
  let kiosk: Kiosk | null = null;

  beforeAll(async () => {
    lab = await startLab({ chip: true });
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await lab.his.reseed();
    lab.printer.reset();
  });
  afterEach(async () => {
    await lab.chip?.lift();
    await kiosk?.close();
    kiosk = null;
  });

  async function start(frames: Iterable<GrayPicture> | null, devices: object = {}): Promise<Kiosk> {
    const film = join(folder, 'film.mjpeg');
    if (frames) writeFilm(film, frames);
    kiosk = await launchKiosk({
      lab: lab.describe(),
      config: { devices: { reader: null, camera: {}, ...devices } },
      switches: frames ? cameraSwitches(film) : NO_CAMERA,
      folder,
    });
    return kiosk;
  }
  const says = ({ page }: Kiosk, words: string) =>
    expect.poll(async () => plainSpaces(await wordsOf(page)), WAIT).toContain(plainSpaces(words));
  const picture = async ({ page }: Kiosk, name: string): Promise<void> => {
    mkdirSync(join(root, 'screens', 'camera'), { recursive: true });
    await page.screenshot({ path: join(root, 'screens', 'camera', `${name}.png`) });
  };
  const hostLog = (): string => readFileSync(join(folder, 'data', 'host.log'), 'utf8');

  it('a code that moves and is tilted → the person → a ticket; still held up, it begins nothing anew', async () => {
    const { page } = await start([...seconds(4, emptyDesk()), ...frontInHand(WHO, -22)]);
    await shown(page, 'confirm');
    expect(await wordsOf(page)).toContain(WHO.card.name);
    expect(await finish(page, WHO)).toBe('ticket.printed');
    const { patients, encounters } = await standing(lab, WHO);
    expect([patients.length, encounters.length]).toEqual([1, 1]);
    await leave(page);
  });

  it('a card that is left before the camera is read once', async () => {
    const { page } = await start(frontInHand(WHO, 15));
    await shown(page, 'confirm');
    await finish(page, WHO);
    await leave(page);
    await page.waitForTimeout(HELD_MS);
    expect(await shown(page, 'welcome', 'confirm')).toBe('welcome');
    expect(await page.content()).not.toContain(WHO.card.name);
    expect((await standing(lab, WHO)).encounters).toHaveLength(1);
  });

  it('the lines on a tilted back → the person, with no more assurance than a code gives', async () => {
    const { page } = await start(backInHand(WHO, 7));
    await shown(page, 'confirm');
    expect(await wordsOf(page)).toContain(PLAIN_NAME);
    expect(hostLog()).toContain('"assurance":"scanned"');
    expect(await finish(page, WHO)).toBe('ticket.printed');
    expect((await standing(lab, WHO)).patients).toHaveLength(1);
  });

  describeWith(chipReadersMissing(), 'with a chip reader', () => {
    it('the lines open a chip that no access number opens', async () => {
      const { page } = await start(backInHand(WHO, -5));
      await shown(page, 'confirm');
      await lab.chip?.lay(WHO, { pace: null });
      await page.locator('.person-face img').waitFor(WAIT);
      expect(await wordsOf(page)).toContain(WHO.card.name);
      expect(plainSpaces(await wordsOf(page))).toContain(plainSpaces(vi.chip.genuine));
    });
  });

  describe('what the patient sees', () => {
    it('the picture with its frame, and a word when it is too dark', async () => {
      const desk = emptyDesk();
      const night = { ...desk, pixels: desk.pixels.map((light) => light / 16) };
      const running = await start(seconds(1, night));
      await shown(running.page, 'welcome');
      await says(running, vi.welcome.camera);
      await primary(running.page).click();
      await shown(running.page, 'identify');
      await running.page.locator('.live video').waitFor(WAIT);
      await says(running, vi.identify.camera.aim['too-dark']);
      await picture(running, 'too-dark');
    });

    it('a code that is no citizen card is named, and the right one is taken after it', async () => {
      const running = await start([
        ...seconds(3, phoneInHand('https://example.vn/kham-benh')),
        ...seconds(2, emptyDesk()),
        ...frontInHand(WHO, 0),
      ]);
      await shown(running.page, 'welcome');
      await says(running, vi.notice['card-not-a-citizen-card']);
      await picture(running, 'not-a-card');
      await shown(running.page, 'confirm');
    });

    it('a phone shows the electronic identity', async () => {
      const { page } = await start(seconds(1, phoneInHand(qrOf(WHO))));
      await shown(page, 'confirm');
      expect(await wordsOf(page)).toContain(WHO.card.name);
    });

    it('without a camera the way to the desk, and a line for the operator', async () => {
      const running = await start(null);
      await says(running, vi.reader.camera);
      await picture(running, 'no-camera');
      expect(hostLog()).toContain('"event":"camera.state"');
      expect(hostLog()).toContain('"state":"lost","reason":"no-camera"');
    });
  });

  it('nothing of the person is left in the page or its workers, and no frame was written anywhere', async () => {
    const { app, page } = await start([...seconds(6, emptyDesk()), ...frontInHand(WHO, 5)]);
    const secrets = [WHO.card.name, WHO.card.number, WHO.card.address];
    await shown(page, 'confirm');
    await finish(page, WHO);
    await leave(page);
    expect(found(await pageHeap(app, page), secrets)).toEqual([]);
    expect((await workerHeaps(page)).length).toBeGreaterThan(0);
    // The film comes round again: what counts is that nothing stays once the card is out of sight.
    await expect
      .poll(async () => (await workerHeaps(page)).flatMap((heap) => found(heap, secrets)), WAIT)
      .toEqual([]);
    const pictures = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'film.mjpeg')
      .filter((entry) => holdsPicture(readFileSync(join(entry.parentPath, entry.name))));
    expect(pictures.map(({ name }) => name)).toEqual([]);
  });
});

/** A JPEG, PNG or WebP of its own, or inside a cache. */
const holdsPicture = (bytes: Buffer): boolean =>
  bytes.includes(Buffer.from([0xff, 0xd8, 0xff])) ||
  bytes.includes(Buffer.from([0x89, 0x50, 0x4e, 0x47])) ||
  bytes.includes(Buffer.from('WEBPVP8'));
