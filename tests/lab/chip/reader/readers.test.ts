import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { describeWith } from '../../../run/describe-with.ts';
import { chipReadersMissing } from './machine.ts';
import { startChipReaders } from './readers.ts';

/** Bounds a hang alone. */
const LIMIT = { timeout: 60_000 };

/** Process id of pcscd, which it writes a moment after it made its socket. */
const daemonOf = (socket: string): Promise<number> =>
  vi.waitFor(async () => {
    const pid = Number.parseInt(await readFile(join(dirname(socket), 'pcscd.pid'), 'utf8'), 10);
    expect(existsSync(`/proc/${pid}`)).toBe(true);
    return pid;
  }, LIMIT);

const gone = (pid: number): Promise<void> =>
  vi.waitFor(() => expect(existsSync(`/proc/${pid}`)).toBe(false), LIMIT);

describeWith(chipReadersMissing(), 'chip readers of the lab', () => {
  test('pcscd runs from start to close, and nothing of it is left', async () => {
    const lab = await startChipReaders({ readers: ['One'] });
    const first = await daemonOf(lab.socket);
    await expect(startChipReaders({ readers: ['Two'] })).rejects.toThrow('not closed');
    await lab.restart();
    await gone(first);
    const second = await daemonOf(lab.socket);
    await lab.close();
    await gone(second);
    expect(existsSync(lab.socket)).toBe(false);
  });

  test('pcscd dies with a process that is killed', async () => {
    const source = `
      import { startChipReaders } from ${JSON.stringify(join(import.meta.dirname, 'readers.ts'))};
      const lab = await startChipReaders({ readers: ['One'] });
      console.log(lab.socket);
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [chunk] = await once(child.stdout, 'data');
      const socket = String(chunk).trim();
      const daemon = await daemonOf(socket);
      child.kill('SIGKILL');
      await gone(daemon);
      await rm(dirname(dirname(socket)), { recursive: true, force: true });
    } finally {
      child.kill('SIGKILL');
    }
  });
});
