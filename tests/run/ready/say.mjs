import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** A short line of progress. */
export function say(line) {
  console.error(`ready: ${line}`);
}

/** Says what is wrong and how to mend it, and ends. */
export function stop(line) {
  say(line);
  process.exit(1);
}

/** Seconds since `start`, as text. */
export function since(start) {
  return `${Math.round((performance.now() - start) / 1000)} s`;
}

/** True where a command is on PATH, or among the system's services that a user's PATH may leave out. */
export function commandThere(command) {
  return [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'].some((folder) =>
    existsSync(join(folder, command)),
  );
}
