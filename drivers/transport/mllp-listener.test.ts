import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { listenMllp, type MllpListener, type MllpListenerOptions } from './mllp-listener.ts';

const open: MllpListener[] = [];
afterEach(async () => {
  for (const listener of open.splice(0)) await listener.close();
});

const echo = (bytes: Uint8Array): Uint8Array | null =>
  bytes.length === 0 ? null : new TextEncoder().encode(`<${new TextDecoder().decode(bytes)}>`);
const listen = async (more: Partial<MllpListenerOptions> = {}): Promise<MllpListener> => {
  const listener = await listenMllp({
    ...{ host: '127.0.0.1', port: 0, from: [], maxBytes: 100, onMessage: echo },
    ...more,
  });
  if (!listener.ok) throw new Error(listener.error);
  open.push(listener.value);
  return listener.value;
};

/** Sends texts one after the other; what came back until `enough` of it has, or the other side closed. */
const talk = (port: number, texts: readonly string[], enough: (came: string) => boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    let came = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const text of texts) socket.write(text);
    });
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      came += String(chunk);
      if (enough(came)) socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => resolve(came));
  });
const never = (): boolean => false;

describe('a listener for MLLP', () => {
  it('answers each message of a connection, in order', async () => {
    const { port } = await listen();
    const came = await talk(port, ['\u000bmột\u001c\r\u000bhai', '\u001c\r'], (text) => text.includes('hai'));
    expect(came).toBe('\u000b<một>\u001c\r\u000b<hai>\u001c\r');
  });

  it.each([
    ['no block', 'GET / HTTP/1.1\r\n'],
    ['a block without end', `\u000b${'x'.repeat(101)}`],
    ['a message that is not wanted', '\u000b\u001c\r'],
  ])('hangs up on %s', async (_name, text) => {
    const { port } = await listen();
    expect(await talk(port, [text], never)).toBe('');
  });

  it('hears nobody but whom it was told', async () => {
    const { port } = await listen({ from: ['192.0.2.7'] });
    expect(await talk(port, ['\u000bmột\u001c\r'], never)).toBe('');
    const { port: ours } = await listen({ from: ['127.0.0.1'] });
    expect(await talk(ours, ['\u000bmột\u001c\r'], (text) => text.includes('\u001c'))).toContain('<một>');
  });

  it('says that the port is taken, or the address not ours', async () => {
    const { port } = await listen();
    const options = { host: '127.0.0.1', port, from: [], maxBytes: 100, onMessage: echo };
    expect(await listenMllp(options)).toEqual({ ok: false, error: 'busy', detail: 'EADDRINUSE' });
    expect(await listenMllp({ ...options, host: '192.0.2.7', port: 0 })).toMatchObject({
      ok: false,
      error: 'misconfigured',
    });
  });

  it('ends with its connections, and may be closed again', async () => {
    const listener = await listen();
    let talking = Promise.resolve('');
    await new Promise<void>((answered) => {
      talking = talk(listener.port, ['\u000bmột\u001c\r'], (came) => {
        if (came.includes('\u001c')) answered();
        return false;
      });
    });
    await listener.close();
    await listener.close();
    expect(await talking).toContain('<một>');
  });
});
