import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../../electron/contract/client.ts';
import { type Line, openChannel } from '../../electron/contract/open-channel.ts';
import { startHost } from '../../electron/host/host.ts';
import { resolveSecrets } from '../../electron/secrets.ts';
import { loadConfig } from '../../kiosk-config/load.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import type { LabDescription } from '../lab/lab.ts';
import { type Tree, writeKioskConfig } from '../run/kiosk-config.ts';
import { type HostKiosk, keptIn, withPage } from './host-kiosk.ts';

/** Starts the real host on the lab. `overrides` are laid over the demo hospital's configuration and the lab's addresses. */
export async function startSourceKiosk(lab: LabDescription, overrides: Tree = {}): Promise<HostKiosk> {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-host-'));
  const { file, env } = writeKioskConfig(lab, folder, withPage(overrides));
  const config = readConfig(file);
  const { secrets } = resolveSecrets(config, env, () => undefined);
  const host = await startHost({
    config,
    secret: (name) => secrets[name],
    logFile: join(folder, 'data', 'host.log'),
  });
  const [ours, theirs] = linkedLines();
  host.attach(theirs.channel);
  const page = createClient(ours.channel, (what) => {
    throw new Error(`the kiosk said what does not fit: ${what}`);
  });
  const opened = await page.request('session.open', { visitKey: null });
  if (!opened.ok) throw new Error(`the kiosk does not open: ${opened.error}`);
  return {
    page,
    kept: () => keptIn(join(config.data.folder, 'journal.db')),
    async close() {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @throws Error with the places that are wrong. */
function readConfig(file: string): KioskConfig {
  const loaded = loadConfig(file);
  if (!loaded.ok) throw new Error(loaded.faults.map(({ path, message }) => `${path}: ${message}`).join('; '));
  return loaded.config;
}

/** Two ends of one wire in this process; what passes it is a copy, and is not there at once. */
function linkedLines(): readonly [Line, Line] {
  const lines: Line[] = [];
  const lineTo = (other: number): Line =>
    openChannel({
      send: (message) => {
        const copy = structuredClone(message);
        setImmediate(() => lines[other]?.received(copy));
      },
      hangUp: () => setImmediate(() => lines[other]?.closed()),
    });
  const [one, two] = [lineTo(1), lineTo(0)];
  lines.push(one, two);
  return [one, two];
}
