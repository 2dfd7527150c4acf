import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../run/root.ts';

/** A write to the journal at which the kiosk is killed. */
export interface WriteKill {
  readonly number: number;
  readonly when: 'before' | 'after';
}

/** The kiosk's host in a process of its own (browser mode), which can be killed as a power cut does. */
export interface KioskProcess {
  /** Address of the page; null where it died before it had one. */
  readonly url: string | null;
  readonly dead: Promise<void>;
  isDead(): boolean;
  /** SIGKILL, at once: nothing of it runs any more when this returns. */
  kill(): void;
  /** Ends it in good order. */
  stop(): Promise<void>;
}

export async function startKioskProcess(
  configFile: string,
  env: Readonly<Record<string, string>>,
  kill: WriteKill | null,
): Promise<KioskProcess> {
  const hook = kill ? ['--import', join(root, 'tests', 'crash', 'kill-at-write.mjs')] : [];
  const child = spawn(
    process.execPath,
    [...hook, join(root, 'out', 'main', 'browser.js'), '--config', configFile],
    {
      cwd: root,
      env: { ...process.env, ...env, ...(kill ? { CRASH_AT: `${kill.number}:${kill.when}` } : {}) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const dead = once(child, 'exit').then(() => undefined);
  const url = await Promise.race([urlOf(child), dead.then(() => null)]);
  if (url === null && child.signalCode !== 'SIGKILL')
    throw new Error(`the kiosk ended by itself: ${said.join('')}`);
  return {
    url,
    dead,
    isDead: () => child.exitCode !== null || child.signalCode !== null,
    kill: () => {
      child.kill('SIGKILL');
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await dead;
    },
  };
}

async function urlOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const { url }: { url?: unknown } = JSON.parse(line);
    if (typeof url === 'string') return url;
  }
  return new Promise(() => undefined);
}
