import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { isOnPath } from '../run/which.ts';

/** Why there are no pseudo terminals here; null where there are. */
export const ptyMissing = isOnPath('socat') ? null : 'socat is missing: no serial line';

/** A serial line between two pseudo terminals, both raw. */
export interface SocatLine {
  /** Ends it and waits for that: both ends have hung up, and their names are gone. */
  stop(): Promise<void>;
}

/** What socat says once both ends stand as they were asked for: a name is there before its end is raw. */
const READY = 'starting data transfer loop';

const says = async (socat: ChildProcess, words: string): Promise<boolean> => {
  if (socat.stderr === null) return false;
  for await (const line of createInterface(socat.stderr)) if (line.includes(words)) return true;
  return false;
};

/** Lays a line whose ends have these names. Throws where socat is missing. */
export const laySocatLine = async (ends: readonly [string, string]): Promise<SocatLine> => {
  if (ptyMissing !== null) throw new Error(ptyMissing);
  const socat = spawn('socat', ['-d', '-d', ...ends.map((end) => `PTY,link=${end},raw,echo=0`)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(socat, 'exit');
  if (!(await says(socat, READY))) throw new Error('socat laid no line');
  // What it says from here on is of no use, and must not hold it up.
  socat.stderr.resume();
  return {
    stop: async () => {
      socat.kill();
      await gone;
    },
  };
};
