import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ByteLink } from './byte-link.ts';
import { connectTcp } from './tcp.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

const listen = (serve: (socket: Socket) => void): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer((socket) => {
      sockets.push(socket);
      serve(socket);
    }).listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
    servers.push(server);
  });

const signal = new AbortController().signal;
const open = async (port: number, from: AbortSignal = signal): Promise<ByteLink> => {
  const link = await connectTcp({ host: '127.0.0.1', port }, 60_000, from);
  if (!link.ok) throw new Error(link.error);
  return link.value;
};

describe('tcp', () => {
  it('writes and reads what comes', async () => {
    const link = await open(await listen((socket) => socket.on('data', (chunk) => socket.write(chunk))));
    expect(await link.write(Uint8Array.of(1, 2, 3), 60_000)).toEqual({ ok: true, value: undefined });
    expect(await link.read(60_000)).toEqual({ ok: true, value: Uint8Array.of(1, 2, 3) });
    await link.close(500);
  });

  it('says refused where nobody listens', async () => {
    const port = await listen(() => undefined);
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
    expect(await connectTcp({ host: '127.0.0.1', port }, 60_000, signal)).toMatchObject({
      ok: false,
      error: 'refused',
    });
  });

  it('says timeout where nothing comes, and reads on afterwards', async () => {
    let speak = (): void => undefined;
    const heard = new Promise<void>((resolve) => {
      speak = resolve;
    });
    const link = await open(await listen((socket) => void heard.then(() => socket.write('x'))));
    expect(await link.read(5)).toEqual({ ok: false, error: 'timeout' });
    speak();
    expect(await link.read(60_000)).toEqual({ ok: true, value: Uint8Array.of(0x78) });
    await link.close(500);
  });

  it('gives what came before the end, then lost', async () => {
    const link = await open(await listen((socket) => socket.end('bye')));
    expect(await link.read(60_000)).toMatchObject({ ok: true });
    expect(await link.read(60_000)).toEqual({ ok: false, error: 'lost' });
    expect(await link.write(Uint8Array.of(1), 60_000)).toEqual({ ok: false, error: 'lost' });
    await link.close(500);
  });

  it('ends what waits when aborted', async () => {
    const abort = new AbortController();
    const link = await open(await listen(() => undefined), abort.signal);
    const reading = link.read(60_000);
    abort.abort();
    expect(await reading).toEqual({ ok: false, error: 'lost' });
    const again = await connectTcp({ host: '127.0.0.1', port: 1 }, 60_000, abort.signal);
    expect(again).toMatchObject({ ok: false, error: 'lost' });
  });
});
