import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
  '.mp3': 'audio/mpeg',
};

/** `socket`: the one WebSocket that browser mode needs, such as `ws://127.0.0.1:4123`. */
function contentPolicy(socket: string | null): string {
  return [
    "default-src 'none'",
    // The readers of codes and print are WebAssembly, in a worker of our own files.
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self'${socket ? ` ${socket}` : ''}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The headers of every answer to the page. Nothing of a page is kept: the next patient stands before the same screen. */
export const pageHeaders = (socket: string | null = null): Record<string, string> => ({
  'Content-Security-Policy': contentPolicy(socket),
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=(), midi=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
});

/** A file of the built page by the path of its URL (percent-encoded); null for all that is not one. */
export async function readPageFile(
  root: string,
  urlPath: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  const file = pageFile(root, urlPath);
  const type = file ? types[extname(file).toLowerCase()] : undefined;
  if (!file || !type) return null;
  try {
    return { type, bytes: new Uint8Array(await readFile(file)) };
  } catch {
    return null;
  }
}

/** Where the path leads inside `root`; null where it would lead outside or means something else to a file system. */
export function pageFile(root: string, urlPath: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (/[\\\0:]/.test(path)) return null;
  const base = normalize(root).replace(/[/\\]+$/, '') + sep;
  const file = join(base, path === '/' || path === '' ? 'index.html' : path);
  return file.startsWith(base) ? file : null;
}
