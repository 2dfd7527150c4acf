import { isIP, Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { createMllpFramer, mllpBlock } from './mllp-framer.ts';
import type { TlsParts } from './tls.ts';

export interface TlsSettings extends TlsParts {
  /** Name that the certificate must have, where it is not that of the address. */
  readonly serverName?: string;
}

export interface MllpTarget {
  readonly host: string;
  readonly port: number;
  /** Null: plain TCP. */
  readonly tls: TlsSettings | null;
}

export interface MllpRequest {
  readonly target: MllpTarget;
  readonly data: Uint8Array;
  /** Until the connection is open, TLS and all: ms. */
  readonly connectMs: number;
  /** From the sending to the end of the answer: ms. */
  readonly answerMs: number;
  /** Ends the exchange early. */
  readonly signal: AbortSignal;
  readonly maxBytes?: number;
}

/** What became of a message. Whether its bytes left is known for certain in the case `not-sent` alone. */
export type MllpOutcome =
  | { readonly kind: 'answer'; readonly bytes: Uint8Array }
  /** No byte of it was given to the network. */
  | { readonly kind: 'not-sent'; readonly why: string }
  /** Given to the network; nothing came back until the time was over, the connection gone or the signal aborted. */
  | { readonly kind: 'silent'; readonly why: 'timeout' | 'closed' | 'aborted' }
  /** Given to the network; what came back is no block, half of one, or one without end. */
  | { readonly kind: 'garbled'; readonly why: 'no-frame' | 'cut' | 'too-long' };

const MAX_BYTES = 4 * 1024 * 1024;

/** A socket on its way; `ready` is the event that says that bytes may be written. */
const begin = ({ host, port, tls }: MllpTarget): { socket: Socket; ready: 'connect' | 'secureConnect' } => {
  if (tls === null) {
    const socket = new Socket();
    socket.connect({ host, port });
    return { socket, ready: 'connect' };
  }
  const { serverName = isIP(host) === 0 ? host : undefined, ...keys } = tls;
  const name = serverName === undefined ? {} : { servername: serverName };
  return { socket: connectTls({ host, port, ...keys, ...name }), ready: 'secureConnect' };
};

/**
 * Sends one message on a connection of its own and waits for the one answer on it. A connection a message: an answer that
 * comes too late can never be taken for that of the next message, and an old connection that the other side has closed
 * meanwhile never leaves it open whether a message was sent. Never throws for what the network or the other side does.
 */
export const exchangeMllp = (request: MllpRequest): Promise<MllpOutcome> => {
  const { target, data, signal } = request;
  if (signal.aborted) return Promise.resolve({ kind: 'not-sent', why: 'aborted' });
  const block = mllpBlock(data);
  const framer = createMllpFramer(request.maxBytes ?? MAX_BYTES);
  const { socket, ready } = begin(target);
  socket.setNoDelay(true);

  return new Promise((resolve) => {
    let sent = false;
    const settle = (outcome: MllpOutcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      socket.destroy();
      resolve(outcome);
    };
    const give = (why: 'timeout' | 'closed' | 'aborted', before: string = why): void => {
      if (!sent) settle({ kind: 'not-sent', why: before });
      else if (why === 'closed' && framer.isInside()) settle({ kind: 'garbled', why: 'cut' });
      else settle({ kind: 'silent', why });
    };
    const abort = (): void => give('aborted');
    let timer = setTimeout(() => give('timeout'), request.connectMs);
    signal.addEventListener('abort', abort, { once: true });
    // Stays for the life of the socket: a late error must find somebody who listens.
    socket.on('error', (error: NodeJS.ErrnoException) => give('closed', error.code ?? 'error'));
    socket.on('end', () => give('closed'));
    socket.on('close', () => give('closed'));
    socket.on('data', (chunk: Buffer) => {
      const [event] = framer.push(chunk);
      if (event === undefined) return;
      settle(
        event.kind === 'frame'
          ? { kind: 'answer', bytes: event.bytes }
          : { kind: 'garbled', why: event.kind },
      );
    });
    socket.once(ready, () => {
      if (socket.destroyed) return;
      clearTimeout(timer);
      sent = true;
      timer = setTimeout(() => give('timeout'), request.answerMs);
      socket.write(block);
    });
  });
};
