import type { BrowserWindow, IpcMainEvent } from 'electron';
import { ipcMain } from 'electron';
import { isOwnUrl, outOfServiceUrl, pageUrl } from './app-protocol.ts';
import type { Log } from './log.ts';
import { reasonOf } from './log.ts';
import type { Watchdog } from './watchdog.ts';

/** The static page needs no watchdog; should even it go, it is simply shown again after this. */
const STATIC_AGAIN_MS = 1000;
/** Chromium's code for a load that another load took over. */
const ABORTED = -3;

export interface PageOptions {
  readonly window: BrowserWindow;
  readonly log: Log;
  readonly dog: () => Watchdog;
  /** Our page, in our main frame, wants a port to the host. */
  readonly onConnect: () => void;
  /** What was loaded is going or gone. */
  readonly onLeave: () => void;
}

export interface Page {
  showKiosk(): void;
  showOutOfService(): void;
  /** Ends a page that hangs and loads it anew. */
  restart(): void;
}

/** What the window shows, and the few things it may say to the shell. */
export function createPage({ window, log, dog, onConnect, onLeave }: PageOptions): Page {
  const contents = window.webContents;
  let url = pageUrl;
  let killed = false;

  function load(): void {
    if (contents.isDestroyed()) return;
    contents.loadURL(url).then(
      () => log('page-loaded', { kiosk: url === pageUrl }),
      (error: unknown) => log('page-load-failed', { reason: reasonOf(error) }),
    );
  }

  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) onLeave();
  });
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('page-gone', { reason, exitCode });
    onLeave();
    if (killed || url !== pageUrl) setTimeout(load, killed ? 0 : STATIC_AGAIN_MS);
    else dog().died(reason);
    killed = false;
  });
  contents.on('unresponsive', () => dog().died('unresponsive'));
  contents.on('did-fail-load', (_event, code, _reason, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED && url === pageUrl) dog().died('load-failed');
  });

  const heed = (channel: string, act: () => void): void => {
    ipcMain.on(channel, (event) => {
      if (isOurs(event)) act();
      else log('sender-refused', { channel });
    });
  };
  const isOurs = ({ sender, senderFrame }: IpcMainEvent): boolean =>
    sender === contents && senderFrame !== null && senderFrame.parent === null && isOwnUrl(senderFrame.url);
  heed('kiosk:connect', onConnect);
  heed('kiosk:alive', () => {
    if (url === pageUrl) dog().beat();
  });

  return {
    showKiosk() {
      url = pageUrl;
      load();
    },
    showOutOfService() {
      url = outOfServiceUrl;
      load();
    },
    restart() {
      url = pageUrl;
      if (contents.isDestroyed()) return;
      if (contents.isCrashed()) return load();
      killed = true;
      contents.forcefullyCrashRenderer();
    },
  };
}
