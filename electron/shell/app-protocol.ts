import type { Session } from 'electron';
import { protocol } from 'electron';
import { pageHeaders, readPageFile } from '../page-files.ts';

const SCHEME = 'app';
const HOST = 'kiosk';

export const pageUrl = `${SCHEME}://${HOST}/index.html`;
/** Static: it needs no script. `#misconfigured` adds a line for the technician. */
export const outOfServiceUrl = `${SCHEME}://${HOST}/out-of-service.html`;

/** Before app is ready: makes `app://kiosk` an origin of its own, secure and standard like https. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol: scheme, host } = new URL(url);
  return scheme === `${SCHEME}:` && host === HOST;
}

/** `app://kiosk/…` gives the files of the built page and nothing else. */
export function servePage(session: Session, root: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const asked = isOwnUrl(request.url) && request.method === 'GET';
    const file = asked ? await readPageFile(root, new URL(request.url).pathname) : null;
    if (!file) return new Response(null, { status: 404, headers: pageHeaders() });
    return new Response(file.bytes, { headers: { ...pageHeaders(), 'Content-Type': file.type } });
  });
}
