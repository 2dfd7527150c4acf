import { dirname, resolve } from 'node:path';
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
