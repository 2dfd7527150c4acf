import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpRequest, requestBytes, requestJson } from './http.ts';

let server: Server | null = null;

const serve = async (listener: RequestListener): Promise<string> => {
  const made = createServer(listener);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
};
const get = (url: string, more: Partial<HttpRequest> = {}) =>
  requestJson({ method: 'GET', url, timeoutMs: 5000, ...more });

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

describe('JSON over HTTP', () => {
  it('gives status, headers and body', async () => {
    const url = await serve((request, response) => {
      response.writeHead(201, { etag: 'W/"1"' }).end(JSON.stringify({ method: request.method, tên: 'Nữ' }));
    });
    const answer = await get(url, { method: 'POST', body: '{}' });
    expect(answer).toMatchObject({ ok: true, value: { status: 201, body: { method: 'POST', tên: 'Nữ' } } });
    expect(answer.ok && answer.value.headers.get('etag')).toBe('W/"1"');
  });

  it('gives the status of a failure whose body is no JSON', async () => {
    const url = await serve((_request, response) => void response.writeHead(502).end('<html>'));
    expect(await get(url)).toMatchObject({ ok: true, value: { status: 502, body: null } });
  });

  it('gives null for an empty success', async () => {
    const url = await serve((_request, response) => void response.writeHead(204).end());
    expect(await get(url)).toMatchObject({ ok: true, value: { status: 204, body: null } });
  });

  it.each(['<html>', '{"a":', 'nonsense'])('calls %j no JSON', async (text) => {
    const url = await serve((_request, response) => void response.end(text));
    expect(await get(url)).toMatchObject({ ok: false, error: 'not-json' });
  });

  it('does not read more than it may', async () => {
    const url = await serve((_request, response) => void response.end(JSON.stringify('x'.repeat(2000))));
    expect(await get(url, { maxBytes: 1000 })).toMatchObject({ ok: false, error: 'too-large' });
  });

  it('is certain that nothing was sent when nobody listens', async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    expect(await get(url)).toMatchObject({ ok: false, error: 'unreachable' });
  });

  it('is not certain when the connection breaks', async () => {
    const url = await serve((request) => request.socket.destroy());
    expect(await get(url)).toMatchObject({ ok: false, error: 'lost' });
  });

  it('ends in time, in the headers and in the body', async () => {
    const silent = await serve(() => undefined);
    expect(await get(silent, { timeoutMs: 50 })).toEqual({ ok: false, error: 'timeout' });
    server?.closeAllConnections();
    server?.close();
    const halting = await serve((_request, response) => void response.write('{'));
    expect(await get(halting, { timeoutMs: 50 })).toEqual({ ok: false, error: 'timeout' });
  });

  it('ends with the signal of the caller', async () => {
    const abort = new AbortController();
    const url = await serve(() => abort.abort());
    expect(await get(url, { signal: abort.signal })).toMatchObject({ ok: false, error: 'lost' });
  });

  it('follows no redirect', async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests++;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await get(url)).toMatchObject({ ok: true, value: { status: 307 } });
    expect(requests).toBe(1);
  });
});

describe('bytes over HTTP', () => {
  it('go and come as they are, whatever the status', async () => {
    const url = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.writeHead(426).end(Buffer.concat(chunks));
    });
    const body = Uint8Array.from({ length: 256 }, (_, index) => index);
    const answer = await requestBytes({ method: 'POST', url, body, timeoutMs: 5000 });
    expect(answer.ok && answer.value.status).toBe(426);
    expect(answer.ok && Uint8Array.from(answer.value.body)).toEqual(body);
  });
});
