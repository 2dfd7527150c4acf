import type { App, Session, WebContents, WebPreferences } from 'electron';
import { isOwnUrl } from './app-protocol.ts';
import { isPatientsKey } from './keys.ts';
import type { Log } from './log.ts';

/** What the page is: a sandboxed stranger without Node, whose preload hands it one port. */
export const lockedPreferences = (preload: string, devTools: boolean): WebPreferences => ({
  preload,
  devTools,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  enableWebSQL: false,
  backgroundThrottling: false,
});

/** Of every page that may ever come to be: no new windows, no embedded ones. */
export function lockApp(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => {
      log('window-refused');
      return { action: 'deny' };
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** The page's session: our files only, the camera for our own origin only, nothing kept on disk. */
export function lockSession(session: Session, log: Log, devTools: boolean): void {
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' && details.mediaType === 'video' && isOwnUrl(origin),
  );
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const wanted = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const camera = permission === 'media' && wanted.length > 0 && wanted.every((type) => type === 'video');
    const granted = camera && details.isMainFrame && isOwnUrl(contents.getURL());
    if (!granted) log('permission-refused', { permission });
    answer(granted);
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const own = isOwnUrl(url) || /^(blob|data):/.test(url) || (devTools && url.startsWith('devtools:'));
    if (!own) log('request-refused', { scheme: url.slice(0, Math.max(0, url.indexOf(':'))) });
    answer({ cancel: !own });
  });
  session.setSpellCheckerEnabled(false);
  void session.setProxy({ mode: 'direct' });
}

/** The page stays where it is, at its size, whatever is pressed. */
export function lockContents(contents: WebContents, log: Log, kiosk: boolean): void {
  const stay = (event: { preventDefault(): void; url: string }): void => {
    if (isOwnUrl(event.url)) return;
    event.preventDefault();
    log('navigation-refused', { scheme: event.url.slice(0, Math.max(0, event.url.indexOf(':'))) });
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('dom-ready', () => void contents.setVisualZoomLevelLimits(1, 1));
  contents.on('context-menu', (event) => event.preventDefault());
  if (!kiosk) return;
  contents.on('before-input-event', (event, input) => {
    if (!isPatientsKey(input)) event.preventDefault();
  });
}
