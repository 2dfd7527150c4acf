import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

const PACKAGE = join(root, 'node_modules', 'electron');
const BINARY = process.platform === 'win32' ? 'electron.exe' : 'electron';

/** Folder of the Electron binary: ELECTRON_OVERRIDE_DIST_PATH, else the npm package's own; null where there is none. */
export function electronFolder(): string | null {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = override ? override : join(PACKAGE, 'dist');
  return existsSync(join(folder, 'version')) ? folder : null;
}

/** The Electron executable; null where there is none. */
export function electronPath(): string | null {
  const folder = electronFolder();
  if (folder === null) return null;
  const named = join(PACKAGE, 'path.txt');
  const path = join(folder, existsSync(named) ? readFileSync(named, 'utf8') : BINARY);
  return existsSync(path) ? path : null;
}

/** Version of that Electron, such as "33.2.1"; null where there is none. */
export function electronVersion(): string | null {
  const folder = electronFolder();
  return folder === null ? null : readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}
