import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKioskProcess } from '../crash/kiosk-process.ts';
import { openPage } from '../crash/page.ts';
import type { LabDescription } from '../lab/lab.ts';
import { type Tree, writeKioskConfig } from '../run/kiosk-config.ts';
import { type HostKiosk, keptIn, withPage } from './host-kiosk.ts';

/** The host as it was built, in a process of its own. `overrides` as for the host in this process. */
export async function startBuiltKiosk(lab: LabDescription, overrides: Tree = {}): Promise<HostKiosk> {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-host-'));
  const { file, env } = writeKioskConfig(lab, folder, withPage(overrides));
  const kiosk = await startKioskProcess(file, env, null);
  if (kiosk.url === null) throw new Error('the kiosk died before it had an address');
  const page = await openPage(kiosk.url);
  const opened = await page.request('session.open', { visitKey: null });
  if (!opened.ok) throw new Error(`the kiosk does not open: ${opened.error}`);
  return {
    page,
    kept: () => keptIn(join(folder, 'data', 'journal.db')),
    async close() {
      page.close();
      await kiosk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
