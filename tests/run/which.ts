import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** True where a command is on PATH. */
export function isOnPath(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
}
