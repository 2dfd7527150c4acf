import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { isOnPath } from './which.ts';

/** A portrait kiosk screen: 27 inches, 1080 × 1920. */
const SCREEN = '1080x1920x24';
const END_MS = 2_000;

/** A screen to show windows on. */
export interface Display {
  /** Value of DISPLAY, such as ":0"; null where the system needs none (Windows, macOS, Wayland alone). */
  readonly display: string | null;
  close(): Promise<void>;
}

/** Why no window can be shown here; null where one can. */
export function missingDisplay(): string | null {
  return hasDisplay() || isOnPath('Xvfb') ? null : 'no screen, and no Xvfb to make one';
}

/** True where a person's screen is there. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The screen of this machine, or where there is none a virtual one. Throws where Xvfb does not start. */
export const ensureDisplay = async (): Promise<Display> =>
  hasDisplay() ? { display: process.env.DISPLAY ?? null, close: async () => undefined } : openScreen();

/**
 * A virtual screen of its own with a window manager, without which kiosk mode has the wrong size. Throws where Xvfb does not
 * start.
 */
export async function openScreen(): Promise<Display> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const display = `:${await firstLine(screen)}`;
  const manager = isOnPath('openbox')
    ? spawn('openbox', [], { env: { ...process.env, DISPLAY: display }, stdio: 'ignore' })
    : null;
  const endAll = (): void => {
    manager?.kill();
    screen.kill();
  };
  process.once('exit', endAll);
  return {
    display,
    close: async () => {
      process.off('exit', endAll);
      if (manager) await end(manager);
      await end(screen);
    },
  };
}

/** Xvfb writes the number of the free display that it took. */
function firstLine(screen: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    screen.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) resolve(text.trim());
    });
    screen.on('error', reject);
    screen.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}

/** Ends a process by its id, and surely. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await gone;
  clearTimeout(force);
}
