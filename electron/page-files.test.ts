import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pageFile, pageHeaders, readPageFile } from './page-files.ts';

const root = mkdtempSync(join(tmpdir(), 'page-files-'));
writeFileSync(join(root, 'index.html'), '<p>');
writeFileSync(join(root, 'font.woff2'), 'x');
writeFileSync(join(root, 'key.pem'), 'x');
afterAll(() => rmSync(root, { recursive: true }));

it.each([
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/..%2fsecret.html',
  '/a/../../secret.html',
  '/..\\secret.html',
  '/C:/secret.html',
  '/index.html%00.js',
  '/%',
  '/../page-files-other/index.html',
])('leads nowhere: %s', (path) => {
  const file = pageFile(root, path);
  expect(file === null || file.startsWith(`${root}/`)).toBe(true);
});

it('serves what is there with its type', async () => {
  expect((await readPageFile(root, '/'))?.type).toBe('text/html; charset=utf-8');
  expect((await readPageFile(root, '/font.woff2'))?.type).toBe('font/woff2');
});

it('serves no unknown type, no folder and nothing absent', async () => {
  expect(await readPageFile(root, '/key.pem')).toBeNull();
  expect(await readPageFile(root, '/.')).toBeNull();
  expect(await readPageFile(root, '/absent.html')).toBeNull();
});

it('allows no inline script or style, and a socket only where one is named', () => {
  expect(pageHeaders()['Content-Security-Policy']).not.toMatch(/'unsafe|ws:/);
  expect(pageHeaders()['Content-Security-Policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(pageHeaders('ws://127.0.0.1:1')['Content-Security-Policy']).toContain(
    "connect-src 'self' ws://127.0.0.1:1;",
  );
});
