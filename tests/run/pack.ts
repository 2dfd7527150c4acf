import { spawnSync } from 'node:child_process';
import { electronFolder, electronVersion } from './electron-path.ts';
import { root, toolPath } from './root.ts';

export interface PackOptions {
  /** A folder instead of installers. */
  readonly dir: boolean;
  /** Where to; dist/ where null. */
  readonly output: string | null;
  /** Leaves Node's inspection on, so that a test can attach: never for a hospital. */
  readonly inspectable: boolean;
}

/**
 * Packs out/ with electron-builder. An Electron named by ELECTRON_OVERRIDE_DIST_PATH is packed in its version instead
 * of the one that electron-builder would download. Returns the exit code.
 */
export function packageKiosk({ dir, output, inspectable }: PackOptions): number {
  const settings = {
    ...(output === null ? {} : { 'directories.output': output }),
    ...(inspectable ? { 'electronFuses.enableNodeCliInspectArguments': 'true' } : {}),
    ...(process.env.ELECTRON_OVERRIDE_DIST_PATH
      ? { electronDist: electronFolder() ?? '', electronVersion: electronVersion() ?? '' }
      : {}),
  };
  const options = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
  const { status } = spawnSync(
    process.execPath,
    [toolPath('electron-builder'), ...(dir ? ['--dir'] : []), '--publish', 'never', ...options],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return status ?? 1;
}
