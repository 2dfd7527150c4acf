import { ensureDisplay, missingDisplay } from './display.ts';

/** One screen for all end-to-end tests: Playwright and the kiosks find it through DISPLAY. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (missingDisplay() !== null) return undefined;
  const { display, close } = await ensureDisplay();
  if (display !== null) process.env.DISPLAY = display;
  return close;
}
