import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24 } from './modules.mjs';
import { root, say } from './say.mjs';

const ELECTRON = join(root, 'node_modules', 'electron');
const FAILED = join(root, 'node_modules', '.electron-failed');
const LIMIT_MS = 5 * 60_000;

/** Folder of Electron's binary: the one named by ELECTRON_OVERRIDE_DIST_PATH, or npm's own; null where there is none. */
export function electronFolder() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return override;
  return existsSync(join(ELECTRON, 'path.txt')) ? join(ELECTRON, 'dist') : null;
}

/** Downloads Electron's binary where it is missing: one try a day, and a failure is no reason to stop. */
export function readyElectron() {
  if (electronFolder()) return;
  const today = new Date().toISOString().slice(0, 10);
  if (existsSync(FAILED) && readFileSync(FAILED, 'utf8') === today) {
    say(
      'Electron is not here (its download failed today): browser mode. Another try: remove node_modules/.electron-failed',
    );
    return;
  }
  say('downloading Electron, about 120 MB …');
  const { status } = spawnSync(node24(), [join(ELECTRON, 'install.js')], {
    cwd: root,
    stdio: ['ignore', 2, 'ignore'],
    timeout: LIMIT_MS,
  });
  if (status === 0) return;
  writeFileSync(FAILED, today);
  say(
    'Electron could not be downloaded: browser mode. A binary at hand is used through ELECTRON_OVERRIDE_DIST_PATH',
  );
}
