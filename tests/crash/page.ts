import { WebSocket } from 'ws';
import type { Channel } from '../../electron/contract/channel.ts';
import { type Client, createClient } from '../../electron/contract/client.ts';

/** Opens a kiosk in browser mode as its page does: trades the token for a cookie, then talks over the socket. */
export async function openPage(url: string): Promise<Client & { close(): void }> {
  const { origin, host, hash } = new URL(url);
  const signedIn = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    headers: { origin },
    body: hash.slice(1),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`the kiosk let nobody in: ${signedIn.status}`);
  const socket = new WebSocket(`ws://${host}/host`, { origin, headers: { cookie } });
  const channel = channelOver(socket);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve).once('error', reject);
  });
  const client = createClient(channel, (what) => {
    throw new Error(`the kiosk said what does not fit: ${what}`);
  });
  return { ...client, close: () => socket.terminate() };
}

function channelOver(socket: WebSocket): Channel {
  // A kiosk that is killed breaks the connection: the client hears that it is closed.
  socket.on('error', () => socket.terminate());
  return {
    post: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    listen: (onMessage) => {
      socket.on('message', (data) => onMessage(JSON.parse(String(data))));
    },
    onClose: (listener) => {
      socket.on('close', listener);
    },
    close: () => socket.terminate(),
  };
}
