import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type FaultMode, json, LabServer } from '../../tests/lab/http-server.ts';
import { listenOnLoopback } from '../../tests/lab/listen.ts';
import { requestJson } from './http.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${await listenOnLoopback(server)}/`;
};
const get = (url: string, timeoutMs = 60_000) => requestJson({ method: 'GET', url, timeoutMs });

describe('an answer that is none', () => {
  it.each([
    ['wrong-encoding', 'not-json'],
    ['huge', 'too-large'],
    ['huge-packed', 'too-large'],
    ['slow-drip', 'lost'],
    ['cut-json', 'not-json'],
  ] as const)('%s: %s', async (mode: FaultMode, failure) => {
    const server = new LabServer(async () => json(200, {}));
    await server.listen();
    closers.push(() => server.close());
    await server.setFault(mode);
    expect(await get(server.url)).toMatchObject({ ok: false, error: failure });
    await server.setFault('ok');
    expect(await get(server.url)).toMatchObject({ ok: true, value: { body: {} } });
  });

  it('is followed nowhere', async () => {
    const server = new LabServer(async () => json(200, {}));
    await server.listen();
    closers.push(() => server.close());
    await server.setFault('redirect');
    expect(await get(server.url)).toMatchObject({ ok: true, value: { status: 307, body: null } });
    expect(server.requests).toBe(1);
  });

  it('stops the server from sending on', async () => {
    let gone = (): void => undefined;
    const left = new Promise<void>((resolve) => {
      gone = resolve;
    });
    const url = await serve((_request, response) => {
      response.on('close', gone);
      const more = (): void => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await get(url)).toMatchObject({ ok: false, error: 'too-large' });
    await left;
  });

  it('ends with the time given to it, however it drips', async () => {
    const url = await serve((_request, response) => {
      const timer = setInterval(() => response.write(' '), 1);
      response.on('close', () => clearInterval(timer));
    });
    expect(await get(url, 100)).toEqual({ ok: false, error: 'timeout' });
  });
});

describe('an answer in another dress', () => {
  it.each([
    ['Windows-1258', 'windows-1258', Buffer.from('{"name":"Nguy\xea\xden"}', 'latin1')],
    ['UTF-16', 'utf-16le', Buffer.from('{"name":"Nguyễn"}', 'utf16le')],
    ['UTF-8 that is called Latin', 'iso-8859-1', Buffer.from('{"name":"Nguyễn"}')],
    ['UTF-8 with its mark', 'utf-8', Buffer.from('\uFEFF{"name":"Nguyễn"}')],
  ])('is understood: %s', async (_name, charset, body) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': `application/json; charset=${charset}` }).end(body);
    });
    expect(await get(url)).toMatchObject({ ok: true, value: { body: { name: 'Nguyễn' } } });
  });

  it('is understood packed', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"name":"Nguyễn"}'));
    });
    expect(await get(url)).toMatchObject({ ok: true, value: { body: { name: 'Nguyễn' } } });
  });
});
