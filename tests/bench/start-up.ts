import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright';
import { z } from 'zod';
import type { LabDescription } from '../lab/lab.ts';
import { end } from '../run/display.ts';
import { electronPath } from '../run/electron-path.ts';
import { switches, writeKioskConfig } from '../run/kiosk-config.ts';
import { root } from '../run/root.ts';

const LIMIT_MS = 60_000;
const LOOK_MS = 100;
/** Nobody looks at the kiosk until it has been ready this long: looking costs it time. */
const LEAVE_ALONE_MS = 1_500;

/** Milliseconds from the start of the process until each was reached. */
export interface StartUp {
  /** The page's document began to load. */
  readonly page: number;
  /** The welcome screen was painted. */
  readonly welcome: number;
  /** The host had the card reader open. */
  readonly reader: number;
  /** All three: a card laid on the reader now begins a visit. */
  readonly ready: number;
}

const hostLine = z.object({
  time: z.string(),
  event: z.string(),
  device: z.string().optional(),
  status: z.string().optional(),
});

/**
 * Starts a kiosk the way a hospital does, with no test harness in it, leaves it alone until it is ready, and then reads
 * when it was: the page's own paint record and the host's log.
 */
export async function measureStart(lab: LabDescription): Promise<StartUp> {
  const executable = electronPath();
  if (executable === null) throw new Error('no Electron binary');
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-start-'));
  const { file, env } = writeKioskConfig(lab, folder);
  const from = Date.now();
  const child = spawn(
    executable,
    [...switches(folder), '--remote-debugging-port=0', root, '--config', file],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  try {
    const address = await inspectorOf(child);
    const reader = await readerReady(join(folder, 'data', 'host.log'));
    await sleep(LEAVE_ALONE_MS);
    const painted = await paintedAt(address);
    const [page, welcome] = [painted.page - from, painted.welcome - from];
    return { page, welcome, reader: reader - from, ready: Math.max(welcome, reader - from) };
  } finally {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Address that Chromium prints for whoever wants to look into it. */
function inspectorOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the kiosk ended with ${code}: ${text.slice(-500)}`)));
  });
}

async function readerReady(log: string): Promise<number> {
  const until = Date.now() + LIMIT_MS;
  while (Date.now() < until) {
    const line = linesOf(log).find(
      ({ event, device, status }) =>
        event === 'device.state' && device === 'serial-scanner' && status === 'ready',
    );
    if (line) return Date.parse(line.time);
    await sleep(LOOK_MS);
  }
  throw new Error('the card reader did not come up');
}

function linesOf(log: string): z.infer<typeof hostLine>[] {
  let text = '';
  try {
    text = readFileSync(log, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => hostLine.parse(JSON.parse(line)));
}

/** Wall-clock times from the page's own record: its start, and when the headline of the welcome screen was painted. */
async function paintedAt(address: string): Promise<{ page: number; welcome: number }> {
  const browser = await chromium.connectOverCDP(address);
  try {
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (!page) throw new Error('the kiosk shows no page');
    const { origin, welcome, screen } = await page.evaluate(async () => {
      const painted = await new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const element = 'element' in entry && entry.element instanceof Element ? entry.element : null;
            if (element?.closest('[data-screen="welcome"]')) resolve(entry.startTime);
          }
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(resolve, 2_000, Number.NaN);
      });
      const screen = document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? null;
      return { origin: performance.timeOrigin, welcome: painted, screen };
    });
    if (Number.isNaN(welcome))
      throw new Error(`no paint of the welcome screen is on record; the page shows ${screen}`);
    return { page: origin, welcome: origin + welcome };
  } finally {
    await browser.close();
  }
}
