import type { IncomingMessage } from 'node:http';
import { type Agent, request as requestOver } from 'node:https';
import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { NothingSent } from './http-failures.ts';

export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** Connections with certificates of the configuration (tls.ts); without it those that the system trusts count. */
  readonly tls?: Agent;
}

/** An answer whose body is still to be read. */
export interface Incoming {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** Sends a request and waits for the head of its answer. @throws whatever the network does; the signal ends it. */
export const exchange = (request: Outgoing, signal: AbortSignal): Promise<Incoming> =>
  request.tls === undefined ? overFetch(request, signal) : overAgent(request, request.tls, signal);

const overFetch = async (request: Outgoing, signal: AbortSignal): Promise<Incoming> => {
  const { method, url, headers = {}, body = null } = request;
  // A redirect is not followed: it would send a patient's data where the configuration did not.
  const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
  return { status: response.status, headers: response.headers, body: response.body };
};

/** fetch knows no certificate of ours. */
const overAgent = async (request: Outgoing, agent: Agent, signal: AbortSignal): Promise<Incoming> => {
  const answer = await headOver(request, agent, signal);
  return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: unpacked(answer) };
};

const headOver = (
  { method, url, headers = {}, body }: Outgoing,
  agent: Agent,
  signal: AbortSignal,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const sent = requestOver(url, { method, headers, agent, signal });
    // The agent gives a connection once the server has proven itself (tls.ts), and not before.
    let connected = false;
    sent.once('socket', () => {
      connected = true;
    });
    sent.on('error', (error) => reject(connected ? error : new NothingSent(error)));
    sent.once('response', resolve);
    sent.end(body);
  });

const headersOf = ({ headersDistinct }: IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value);
  return headers;
};

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Nobody asked for a packed answer; a server that sends one all the same is understood, as by fetch. */
const unpacked = (answer: IncomingMessage): AsyncIterable<Uint8Array> => {
  const unpacker = UNPACKERS[answer.headers['content-encoding']?.trim().toLowerCase() ?? '']?.();
  if (unpacker === undefined) return answer;
  // Whoever reads the unpacked bytes hears of the error.
  return pipeline(answer, unpacker, () => undefined);
};
