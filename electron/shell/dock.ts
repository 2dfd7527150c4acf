import { app, BrowserWindow } from 'electron';
import type { Log } from './log.ts';
import { reasonOf } from './log.ts';

/** The virtual hospital's dock in a second, plain window: only in development, only from this machine. */
export function openDock(url: string | undefined, log: Log): void {
  if (app.isPackaged || !url || !/^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url)) return;
  const dock = new BrowserWindow({
    width: 520,
    height: 900,
    x: 0,
    y: 0,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, partition: 'dock' },
  });
  dock.webContents.on('will-navigate', (event) => {
    if (new URL(event.url).origin !== new URL(url).origin) event.preventDefault();
  });
  dock.loadURL(url).catch((error: unknown) => log('page-load-failed', { reason: reasonOf(error) }));
}
