import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createTlsAuthority } from '../../tests/lab/tls-certificates.ts';
import { exchangeMllp, type MllpRequest, type TlsSettings } from './mllp.ts';

const LONG_MS = 60_000;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const MESSAGE = bytes('MSH|^~\\&|Đặng\r');
const BLOCK = '\u000bMSH|^~\\&|Đặng\r\u001c\r';

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

const portOf = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    servers.push(server);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
/** Serves each connection; `came` is told what has come on it so far. */
const listen = (came: (text: string, socket: Socket) => void): Promise<number> =>
  portOf(
    createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => socket.destroy());
      let text = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk) => {
        text += String(chunk);
        came(text, socket);
      });
    }),
  );
const whole = (answer: (socket: Socket) => void) => (text: string, socket: Socket) => {
  if (text === BLOCK) answer(socket);
};
const send = (port: number, more: Partial<MllpRequest> = {}, tls: TlsSettings | null = null) =>
  exchangeMllp({
    target: { host: '127.0.0.1', port, tls },
    data: MESSAGE,
    connectMs: LONG_MS,
    answerMs: LONG_MS,
    signal: new AbortController().signal,
    ...more,
  });

describe('one message and its answer (MLLP release 1)', () => {
  it('is sent as a block, and the block that comes back is the answer', async () => {
    const port = await listen(whole((socket) => socket.write('\u000bMSA|AA|1\u001c\r')));
    expect(await send(port)).toEqual({ kind: 'answer', bytes: bytes('MSA|AA|1') });
  });

  it('is put together from parts, and needs no CR at the end', async () => {
    const port = await listen(
      whole((socket) => {
        const answer = Buffer.from('\u000bHọ tên\u001c', 'utf8');
        socket.write(answer.subarray(0, 4), () => socket.write(answer.subarray(4)));
      }),
    );
    expect(await send(port)).toEqual({ kind: 'answer', bytes: bytes('Họ tên') });
  });

  it('leaves no connection behind', async () => {
    const gone = new Promise<void>((resolve) => {
      void listen(
        whole((socket) => {
          socket.on('close', () => resolve());
          socket.write('\u000bx\u001c\r');
        }),
      ).then((port) => send(port));
    });
    await expect(gone).resolves.toBeUndefined();
  });

  it.each([
    ['nothing, and the end', (socket: Socket) => void socket.end(), { kind: 'silent', why: 'closed' }],
    ['a broken connection', (socket: Socket) => void socket.destroy(), { kind: 'silent', why: 'closed' }],
    [
      'half a block, and the end',
      (socket: Socket) => void socket.end('\u000bMSA'),
      { kind: 'garbled', why: 'cut' },
    ],
    [
      'no block',
      (socket: Socket) => void socket.write('HTTP/1.1 200 OK'),
      { kind: 'garbled', why: 'no-frame' },
    ],
    [
      'no end',
      (socket: Socket) => void socket.write(`\u000b${'x'.repeat(99)}`),
      { kind: 'garbled', why: 'too-long' },
    ],
  ])('%s: it was sent', async (_name, answer, outcome) => {
    const port = await listen(whole(answer));
    expect(await send(port, { maxBytes: 50 })).toEqual(outcome);
  });

  it('silence: it was sent', async () => {
    let heard = '';
    const port = await listen((text) => {
      heard = text;
    });
    expect(await send(port, { answerMs: 200 })).toEqual({ kind: 'silent', why: 'timeout' });
    expect(heard).toBe(BLOCK);
  });

  it('an abort after the sending: it was sent', async () => {
    const abort = new AbortController();
    const port = await listen(whole(() => abort.abort()));
    expect(await send(port, { signal: abort.signal })).toEqual({ kind: 'silent', why: 'aborted' });
  });
});

describe('what is certain not to have been sent', () => {
  it('nobody listens', async () => {
    const port = await listen(() => undefined);
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
    expect(await send(port)).toEqual({ kind: 'not-sent', why: 'ECONNREFUSED' });
  });

  it('nobody has that name', async () => {
    const outcome = await exchangeMllp({
      target: { host: 'engine.invalid', port: 2575, tls: null },
      data: MESSAGE,
      connectMs: LONG_MS,
      answerMs: LONG_MS,
      signal: new AbortController().signal,
    });
    expect(outcome.kind).toBe('not-sent');
  });

  it('an abort before it connects', async () => {
    let connections = 0;
    const port = await portOf(createServer(() => connections++));
    expect(await send(port, { signal: AbortSignal.abort() })).toEqual({ kind: 'not-sent', why: 'aborted' });
    expect(connections).toBe(0);
  });

  it('a TLS that never comes about', async () => {
    let heard = '';
    const port = await listen((text) => {
      heard = text;
    });
    expect(await send(port, { connectMs: 200 }, {})).toEqual({ kind: 'not-sent', why: 'timeout' });
    expect(heard).not.toContain('MSH');
  });
});

describe('over TLS', () => {
  it('trusts what it was told to trust, by the name it was told, and sends nothing to others', async () => {
    const authority = createTlsAuthority('Benh vien Mau');
    const { ca } = authority;
    const { key, cert } = authority.issue({ hosts: ['engine.example'] });
    let heard = '';
    const port = await portOf(
      createTlsServer({ key, cert }, (socket) => {
        sockets.push(socket);
        socket.on('error', () => socket.destroy());
        socket.on('data', (chunk) => {
          heard += chunk.toString('utf8');
          if (heard.endsWith(BLOCK)) socket.write('\u000bMSA|AA|1\u001c\r');
        });
      }),
    );
    expect(await send(port, {}, { ca, serverName: 'engine.example' })).toEqual({
      kind: 'answer',
      bytes: bytes('MSA|AA|1'),
    });
    heard = '';
    expect((await send(port, {}, { ca, serverName: 'other.example' })).kind).toBe('not-sent');
    expect((await send(port, {}, { serverName: 'engine.example' })).kind).toBe('not-sent');
    expect(heard).toBe('');
  });
});
