import { readFileSync } from 'node:fs';
import type { Answer } from '../http-server.ts';

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/dock': ['dock.html', 'text/html; charset=utf-8'],
  '/dock.css': ['dock.css', 'text/css; charset=utf-8'],
  '/dock.js': ['dock.js', 'text/javascript; charset=utf-8'],
};
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

/** The dock's own files; null for any other path. */
export function dockFile(path: string): Answer | null {
  const found = FILES[path];
  if (!found) return null;
  const [file, type] = found;
  return {
    status: 200,
    headers: { 'Content-Type': type, 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' },
    body: readFileSync(new URL(file, import.meta.url)),
  };
}
