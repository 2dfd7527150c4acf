import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { BrowserMode } from './serve.ts';
import { startBrowserMode } from './serve.ts';

let root: string;
let server: BrowserMode;
let origin: string;
let token: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'browser-mode-'));
  writeFileSync(join(root, 'index.html'), '<p>');
  server = await startBrowserMode({
    root,
    port: 0,
    attach: (channel) => channel.listen((message) => channel.post({ heard: message })),
  });
  const url = new URL(server.url);
  origin = url.origin;
  token = url.hash.slice(1);
});
afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

async function signIn(offered: string, from = origin): Promise<{ status: number; cookie: string }> {
  const response = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    body: offered,
    headers: { origin: from },
  });
  return { status: response.status, cookie: response.headers.get('set-cookie') ?? '' };
}

function talk(headers: Record<string, string>, text = '{"a":1}'): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/host`, { headers });
    socket.on('open', () => socket.send(text));
    socket.on('message', (data) => {
      resolve(String(data));
      socket.close();
    });
    socket.on('unexpected-response', (_request, response) => resolve(`refused ${response.statusCode}`));
    socket.on('close', (code) => resolve(`closed ${code}`));
    socket.on('error', (error) => resolve(error.message));
  });
}

it('lets the browser with the cookie talk to the host, also after a reload', async () => {
  const { cookie } = await signIn(token);
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  const pair = cookie.split(';')[0] ?? '';
  expect(await talk({ origin, cookie: pair })).toBe('{"heard":{"a":1}}');
  expect(await talk({ origin, cookie: pair })).toBe('{"heard":{"a":1}}');
});

it('takes the token once', async () => {
  expect((await signIn('wrong')).status).toBe(403);
  expect((await signIn(token)).status).toBe(204);
  expect(await signIn(token)).toEqual({ status: 403, cookie: '' });
});

it('refuses a socket without cookie or from another origin, and a foreign sign-in', async () => {
  expect((await signIn(token, 'http://evil.example')).status).toBe(403);
  const { cookie } = await signIn(token);
  expect(await talk({ origin })).toBe('refused 403');
  expect(await talk({ origin: 'http://evil.example', cookie: cookie.split(';')[0] ?? '' })).toBe(
    'refused 403',
  );
});

it('hangs up on what is no JSON and lives on', async () => {
  const { cookie } = await signIn(token);
  const pair = cookie.split(';')[0] ?? '';
  expect(await talk({ origin, cookie: pair }, '{nonsense')).toBe('closed 1007');
  expect(await talk({ origin, cookie: pair })).toBe('{"heard":{"a":1}}');
});

it('answers only under its own name, with the policy of the page', async () => {
  const response = await fetch(origin);
  expect(response.headers.get('content-security-policy')).toContain(
    `connect-src 'self' ${origin.replace('http', 'ws')}`,
  );
  const status = await new Promise((resolve) => {
    get(origin, { headers: { host: 'kiosk.evil.example' } }, (answer) => resolve(answer.resume().statusCode));
  });
  expect(status).toBe(421);
});
