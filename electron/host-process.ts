import { join } from 'node:path';
import { z } from 'zod';
import { kioskConfig } from '../kiosk-config/schema.ts';
import type { Channel } from './contract/channel.ts';
import { openChannel } from './contract/open-channel.ts';
import type { Host } from './host/host.ts';
import { startHost } from './host/host.ts';

/** How often the shell hears that this process's event loop turns. */
const BEAT_MS = 250;

const fromShell = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    config: kioskConfig,
    secrets: z.record(z.string(), z.string()),
  }),
  /** With one port: the page's. */
  z.strictObject({ type: z.literal('page') }),
]);

// Electron puts it on `process` in a utility process; in plain Node it is absent
const parent: Electron.ParentPort | undefined = process.parentPort;
if (!parent) throw new Error('this is the entry of a utility process');
run(parent);

function run(shell: Electron.ParentPort): void {
  let host: Promise<Host> | null = null;
  setInterval(() => shell.postMessage({ type: 'alive' }), BEAT_MS);

  shell.on('message', ({ data, ports }) => {
    const message = fromShell.safeParse(data);
    if (!message.success) return shell.postMessage({ type: 'misfit' });
    if (message.data.type === 'start') {
      const { config, secrets } = message.data;
      const starting = startHost({
        config,
        secret: (name) => (Object.hasOwn(secrets, name) ? secrets[name] : undefined),
        logFile: join(config.data.folder, 'host.log'),
      });
      // what startHost throws stays unhandled on purpose: it ends this process and the shell decides
      host = starting;
      return void starting.then(() => shell.postMessage({ type: 'ready' }));
    }
    const [port] = ports;
    if (host && port) void host.then((running) => running.attach(channelOf(port)));
  });

  process.once('SIGTERM', () => {
    const closed = host ? host.then((running) => running.close()) : Promise.resolve();
    void closed.finally(() => process.exit(0));
  });
}

function channelOf(port: Electron.MessagePortMain): Channel {
  const { channel, received, closed } = openChannel({
    send: (message) => port.postMessage(message),
    hangUp: () => port.close(),
  });
  port.on('message', ({ data }) => received(data));
  port.on('close', closed);
  port.start();
  return channel;
}
