import { app, BrowserWindow, Menu, screen, session } from 'electron';
import { servePage } from './app-protocol.ts';
import { lockContents, lockedPreferences, lockSession } from './lockdown.ts';
import type { Log } from './log.ts';
import { keepZoom, placement } from './window.ts';

export interface WindowOptions {
  /** Folder of the built page. */
  readonly root: string;
  readonly preload: string;
  readonly kiosk: boolean;
  readonly log: Log;
  /** True once the kiosk is being ended on purpose. */
  readonly ending: () => boolean;
}

/** The kiosk's one window, locked down, still empty. */
export function openWindow({ root, preload, kiosk, log, ending }: WindowOptions): BrowserWindow {
  const devTools = !kiosk && !app.isPackaged;
  // without `persist:` the session lives in memory alone
  const memory = session.fromPartition('kiosk', { cache: false });
  lockSession(memory, log, devTools);
  servePage(memory, root);

  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    ...placement(kiosk, screen.getPrimaryDisplay()),
    webPreferences: { ...lockedPreferences(preload, devTools), session: memory },
  });
  lockContents(window.webContents, log, kiosk);
  keepZoom(window);
  window.on('close', (event) => {
    if (kiosk && !ending()) event.preventDefault();
  });
  return window;
}
