import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser } from 'playwright';
import { chromium } from 'playwright';
import { build } from 'vite';
import { cameraSwitches, writeFilm } from '../lab/camera/video.ts';
import { root } from './root.ts';
import { CHROMIUM } from './screens-browser.ts';
import { cardInHand } from './screens-camera.ts';
import { faultsOf } from './screens-checks.ts';
import type { PlayedHost } from './screens-host.ts';
import { playHost } from './screens-host.ts';
import { SCENES } from './screens-scenes.ts';
import { drawSheet } from './screens-sheet.ts';
import type { Scene } from './screens-stage.ts';

const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1920, height: 1080 };
/** When the pictures were taken, as they say. */
const MORNING = new Date('2026-11-23T08:16:00+07:00');
/** A waiting screen is unseen for 300 ms, then fades in. */
const SETTLE_MS = 550;

interface Look {
  readonly name: string;
  readonly size: typeof PORTRAIT;
  readonly english?: boolean;
  readonly large?: boolean;
  readonly contrast?: boolean;
  /** Asked of axe as well; the other looks differ in size and words alone. */
  readonly axe?: boolean;
}
const LOOKS: readonly Look[] = [
  { name: 'vi', size: PORTRAIT, axe: true },
  { name: 'en', size: PORTRAIT, english: true },
  { name: 'vi-large', size: PORTRAIT, large: true },
  { name: 'en-large', size: PORTRAIT, large: true, english: true },
  { name: 'vi-contrast', size: PORTRAIT, contrast: true, axe: true },
  { name: 'vi-lying', size: LANDSCAPE },
  { name: 'en-lying-large', size: LANDSCAPE, english: true, large: true },
];

/** Pages that are looked at side by side, each with a host of its own: while one settles, another is asked. */
const LANES = 3;

/** `npm run screens -- [scene…] [--look=vi,en] [--no-pictures]`: every screen in every look into screens/, each one checked. */
async function main(words: readonly string[]): Promise<number> {
  const wished = words.filter((word) => !word.startsWith('--'));
  const looks = words
    .find((word) => word.startsWith('--look='))
    ?.slice('--look='.length)
    .split(',');
  const browserPath = CHROMIUM.find((path) => existsSync(path));
  if (!browserPath) {
    console.error('screens: needs Chromium; on Debian: apt-get install chromium');
    return 1;
  }
  const out = join(root, 'screens');
  mkdirSync(out, { recursive: true });
  const page = await buildPage();
  const hosts = await Promise.all(Array.from({ length: LANES }, () => playHost(page)));
  const film = join(page, 'card.mjpeg');
  writeFilm(film, [cardInHand()]);
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', ...cameraSwitches(film)],
  });
  const folder = words.includes('--no-pictures') ? null : out;
  let faults = 0;
  try {
    for (const look of LOOKS.filter(({ name }) => looks?.includes(name) ?? true)) {
      const scenes = SCENES.filter(({ name }) => wished.length === 0 || wished.includes(name));
      const lane = async (host: PlayedHost): Promise<void> => {
        for (let scene = scenes.shift(); scene; scene = scenes.shift()) {
          const found = await shoot(browser, host, scene, look, folder);
          for (const fault of found) console.error(`${scene.name} (${look.name}): ${fault}`);
          faults += found.length;
        }
      };
      await Promise.all(hosts.map(lane));
      console.error(`screens: ${look.name} done`);
    }
    if (wished.length === 0 && !looks) await drawSheet(out, join(root, 'docs', 'screens.png'));
  } finally {
    await browser.close();
    await Promise.all(hosts.map((host) => host.close()));
    rmSync(page, { recursive: true });
  }
  console.error(`screens: ${faults} faults, pictures in ${folder ?? 'no folder'}`);
  return faults === 0 ? 0 : 1;
}

async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'tiep-don-screens-'));
  await build({
    root: join(root, 'renderer'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
  });
  return outDir;
}

async function shoot(
  browser: Browser,
  host: PlayedHost,
  scene: Scene,
  look: Look,
  out: string | null,
): Promise<string[]> {
  const context = await browser.newContext({ viewport: look.size, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  const known = host.refused.length;
  try {
    page.setDefaultTimeout(60_000);
    await page.clock.setFixedTime(MORNING);
    host.play(scene.host);
    await page.goto(host.url);
    await page.locator('.screen').waitFor();
    if (scene.name !== 'starting') await page.locator('.screen:not([data-screen=starting])').waitFor();
    await page.waitForTimeout(60);
    await scene.reach?.({ page, host });
    if (look.english) await page.locator('.tool:visible').nth(0).click();
    if (look.large) await page.locator('.tool:visible').nth(1).click();
    if (look.contrast) await page.locator('.tool:visible').nth(2).click();
    await scene.over?.({ page, host });
    await page.mouse.move(0, 0);
    await page.waitForTimeout(SETTLE_MS);
    await page.evaluate(atRest);
    if (out !== null) await page.screenshot({ path: join(out, `${scene.name}.${look.name}.png`) });
    faults.push(...(await faultsOf(page, { portrait: look.size === PORTRAIT, axe: look.axe ?? false })));
    faults.push(...host.refused.slice(known).map((what) => `refused: ${what}`));
  } catch (error) {
    faults.push(String(error).slice(0, 400));
  } finally {
    await context.close();
  }
  return faults;
}

/** Runs in the page: on a slow machine a fade takes longer than a while. What goes round for ever is not waited for. */
async function atRest(): Promise<void> {
  const ends = document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
  await Promise.allSettled(ends.map(({ finished }) => finished));
}

process.exitCode = await main(process.argv.slice(2));
