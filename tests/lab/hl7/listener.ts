import type { Socket } from 'node:net';
import { type Inbound, Server } from 'node-hl7-server';
import { freePort } from '../listen.ts';
import { blockOf } from './block.ts';

/** `AA`: acknowledged as node-hl7-server does it; else the text of the answer. */
export type Reply = 'AA' | { readonly text: string };

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

const TRIES = 5;

const isListening = (inbound: Inbound): Promise<boolean> =>
  new Promise((resolve) => {
    inbound.on('listen', () => resolve(true));
    inbound.on('error', () => resolve(false));
  });

/**
 * A listener for MLLP that we did not write: node-hl7-server takes connections, blocks and messages apart, and makes plain
 * acknowledgements. It keeps what came before on a connection, so each message needs a new one.
 */
export const startListener = async (reply: (text: string) => Promise<Reply>): Promise<Listener> => {
  const server = new Server({ bindAddress: '127.0.0.1' });
  /** Its handler is called while the bytes of this connection are being read. */
  let speaking: Socket | null = null;

  for (let left = TRIES; left > 0; left--) {
    const port = await freePort();
    const inbound = server.createInbound({ port, overrideMSH: true }, (request, response) => {
      const socket = speaking;
      const answer = async (): Promise<void> => {
        const said = await reply(request.getMessage().toString());
        if (said === 'AA') await response.sendResponse('AA');
        else socket?.write(blockOf(said.text));
      };
      answer().catch(() => socket?.destroy());
    });
    inbound.on('client.connect', (socket) => {
      socket.prependListener('data', () => {
        speaking = socket;
      });
    });
    if (await isListening(inbound)) return { port, close: async () => void (await inbound.close()) };
  }
  throw new Error('no free port for the listener');
};
