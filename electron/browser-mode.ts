import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../kiosk-config/load.ts';
import { startBrowserMode } from './browser/serve.ts';
import { startHost } from './host/host.ts';
import { resolveSecrets } from './secrets.ts';

/**
 * The same host and page where Electron or a display is missing: for trying and testing, never for a hospital.
 * `--config FILE [--port N]`; prints `{"url": …}` as one line and serves until it is ended.
 */
const { values } = parseArgs({
  options: { config: { type: 'string' }, port: { type: 'string', default: '0' } },
});
const port = Number(values.port);

if (!values.config || !Number.isInteger(port)) fail(2, { error: 'usage: --config FILE [--port N]' });
else await serveConfigured(values.config);

async function serveConfigured(file: string): Promise<void> {
  const loaded = loadConfig(file);
  if (!loaded.ok) {
    for (const fault of loaded.faults) {
      fail(1, {
        error: 'config-fault',
        place: `${fault.file}:${fault.line}`,
        path: fault.path,
        message: fault.message,
      });
    }
    return;
  }
  const { config } = loaded;
  // the operating system's key store is Electron's to open: here such a secret counts as not set
  const { secrets, missing } = resolveSecrets(config, process.env, () => undefined);
  for (const name of missing) process.stderr.write(`${JSON.stringify({ event: 'secret-missing', name })}\n`);

  const host = await startHost({
    config,
    secret: (name) => (Object.hasOwn(secrets, name) ? secrets[name] : undefined),
    logFile: join(config.data.folder, 'host.log'),
  });
  const server = await startBrowserMode({
    root: join(import.meta.dirname, '..', 'renderer'),
    port,
    attach: (channel) => host.attach(channel),
  });
  process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);

  const end = (): void => {
    void Promise.allSettled([server.close(), host.close()]).then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

function fail(code: number, line: Readonly<Record<string, string>>): void {
  process.stderr.write(`${JSON.stringify(line)}\n`);
  process.exitCode = code;
}
