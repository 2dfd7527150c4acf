import type { Channel } from '../electron/contract/channel.ts';
import type { Line } from '../electron/contract/open-channel.ts';
import { openChannel } from '../electron/contract/open-channel.ts';

/** How long browser mode waits before it dials again. */
const REDIAL_MS = 500;

/**
 * Calls with a channel to the host: once soon, and again each time the host was started anew (the old channel is
 * closed by then). In Electron the channel is a MessagePort from the preload, in browser mode a WebSocket.
 */
export function connect(onChannel: (channel: Channel) => void): void {
  if (window.location.protocol === 'app:') connectByPort(onChannel);
  else void connectBySocket(onChannel);
}

function connectByPort(onChannel: (channel: Channel) => void): void {
  let current: Line | null = null;
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    const ours = event.source === window && event.origin === window.location.origin;
    if (!ours || event.data !== 'kiosk:port' || !port) return;
    current?.channel.close();
    current = overPort(port);
    onChannel(current.channel);
  });
  window.postMessage('kiosk:connect', window.location.origin);
}

function overPort(port: MessagePort): Line {
  const line = openChannel({
    send: (message) => port.postMessage(message),
    hangUp: () => port.close(),
  });
  port.addEventListener('message', ({ data }) => line.received(data));
  port.addEventListener('close', () => line.closed());
  port.start();
  return line;
}

async function connectBySocket(onChannel: (channel: Channel) => void): Promise<void> {
  await signIn();
  dial(onChannel);
}

/** Trades the token of the printed address, good for one use, for a cookie; a reloaded page has the cookie already. */
async function signIn(): Promise<void> {
  const token = window.location.hash.slice(1);
  if (token === '') return;
  window.history.replaceState(null, '', window.location.pathname);
  await fetch('/sign-in', { method: 'POST', body: token });
}

function dial(onChannel: (channel: Channel) => void): void {
  const socket = new WebSocket(`ws://${window.location.host}/host`);
  const line = openChannel({
    send: (message) => socket.send(JSON.stringify(message)),
    hangUp: () => socket.close(),
  });
  socket.addEventListener('message', ({ data }) => line.received(JSON.parse(String(data))));
  socket.addEventListener('open', () => onChannel(line.channel));
  socket.addEventListener('close', () => {
    line.closed();
    setTimeout(() => dial(onChannel), REDIAL_MS);
  });
}
