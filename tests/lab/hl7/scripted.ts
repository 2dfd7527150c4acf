import { createServer, type Socket } from 'node:net';
import { listenOnLoopback } from '../listen.ts';
import { blockOf } from './block.ts';
import { answerHeader, line, WireMessage } from './wire.ts';

/** A text is sent in a block, bytes as they are; `silence`: nothing; `close`: the connection ends. */
export type ScriptedAnswer = string | Buffer | 'silence' | 'close';

export interface ScriptedEngine {
  readonly port: number;
  /** What came in, in order. */
  readonly messages: readonly WireMessage[];
  close(): Promise<void>;
}

const FS = 0x1c;

/** An engine that answers what a test says. */
export const startScripted = async (
  script: (request: WireMessage) => ScriptedAnswer,
): Promise<ScriptedEngine> => {
  const messages: WireMessage[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let came = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      came = Buffer.concat([came, chunk]);
      const end = came.indexOf(FS);
      if (end === -1) return;
      const request = new WireMessage(came.subarray(1, end).toString('utf8'));
      messages.push(request);
      const answer = script(request);
      if (answer === 'close') socket.destroy();
      else if (typeof answer !== 'string') socket.end(answer);
      else if (answer !== 'silence') socket.write(blockOf(answer));
    });
  });
  const port = await listenOnLoopback(server);
  return {
    port,
    messages,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};

/** An acknowledgement, with the segments of a test after MSA. */
export const ackOf = (
  request: WireMessage,
  code: string,
  more = '',
  controlId = request.get('MSH-10'),
): string =>
  `${answerHeader(request, `ACK^${request.get('MSH-9.2')}^ACK`, 'A1', 0)}${line('MSA', code, controlId)}${more}`;

/** The answer to a query: QAK-2, then the matches of a test. */
export const resultOf = (request: WireMessage, status: 'OK' | 'NF', matches = ''): string =>
  [
    answerHeader(request, 'RSP^K22^RSP_K21', 'A2', 0),
    line('MSA', 'AA', request.get('MSH-10')),
    line('QAK', request.raw('QPD', 2), status),
    line('QPD', request.raw('QPD', 1), request.raw('QPD', 2), request.raw('QPD', 3)),
    matches,
  ].join('');
