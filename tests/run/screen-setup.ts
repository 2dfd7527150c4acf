import { type Display, ensureDisplay, hasDisplay, openScreen } from './display.ts';
import { isOnPath } from './which.ts';

/** As many kiosks as stand side by side in the end-to-end tests. */
export const SCREENS = 2;

/** A screen of its own for every kiosk that runs at a time; the tests' processes choose theirs in own-screen.ts. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  const screens = await open();
  process.env.TEST_SCREENS = screens.map(({ display }) => display ?? '').join(' ');
  return async () => {
    await Promise.all(screens.map((screen) => screen.close()));
  };
}

/** Where there is no Xvfb they share the screen of the machine. */
const open = (): Promise<Display[]> =>
  isOnPath('Xvfb')
    ? Promise.all(Array.from({ length: SCREENS }, openScreen))
    : Promise.all(hasDisplay() ? [ensureDisplay()] : []);
