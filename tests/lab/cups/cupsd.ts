import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { commandPath } from '../chip/reader/machine.ts';
import { listenOnLoopback } from '../listen.ts';
import { cupsConfiguration, cupsFiles, PAPERLESS_BACKEND, PDF_PRINTER } from './configuration.ts';
import { TRAY_BACKEND } from './tray.ts';

const START_MS = 10_000;
const STOP_MS = 3_000;
const POLL_MS = 10;

const run = promisify(execFile);

const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listenOnLoopback(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** Filters never run as root: a server that is root gives them to Debian's user for printing. */
const workers = (): readonly [user: string, group: string] => {
  if (process.getuid?.() === 0) return ['lp', 'lp'];
  const name = (option: string): string => execFileSync('id', [option], { encoding: 'utf8' }).trim();
  return [name('-un'), name('-gn')];
};

/** Processes that `parent` started, and theirs. */
const offspring = async (parent: number): Promise<readonly number[]> => {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // One that ended while the list was read has no line any more.
    const line = await readFile(join('/proc', name, 'stat'), 'utf8').catch(() => '');
    parents.set(Number(name), Number(/\) \S (\d+)/.exec(line)?.[1] ?? 0));
  }
  const found = [parent];
  for (const id of found) found.push(...[...parents].flatMap(([child, from]) => (from === id ? child : [])));
  return found.slice(1);
};

/** A real cupsd with a configuration, queues and spool of its own. */
export class LabCups {
  readonly port: number;
  /** Device of a printer that never has paper. */
  readonly paperlessDevice = 'paperless:/';
  private readonly folder: string;
  private daemon: ChildProcess | null = null;

  constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
  }

  /** Address of a queue for the driver. */
  queueUrl(name: string): string {
    return `ipp://127.0.0.1:${this.port}/printers/${name}`;
  }

  /** A command of cups-client on this server, and what it said. */
  async admin(command: string, ...options: string[]): Promise<string> {
    const { stdout } = await run(commandPath(command) ?? command, [
      '-h',
      `127.0.0.1:${this.port}`,
      ...options,
    ]);
    return stdout;
  }

  /** A queue that hands jobs on as they are, or one for a printer that takes PDF. */
  async addQueue(name: string, kind: 'raw' | 'pdf', device: string, policy = 'stop-printer'): Promise<void> {
    const driver = kind === 'pdf' ? ['-P', join(this.folder, 'pdf.ppd')] : [];
    const more = ['-o', `printer-error-policy=${policy}`];
    await this.admin('lpadmin', '-p', name, '-E', '-v', device, ...driver, ...more);
  }

  /** Starts the server; queues and jobs are as they were when it ended. */
  async start(): Promise<void> {
    if (this.daemon) return;
    const [conf, files] = ['cupsd.conf', 'cups-files.conf'].map((name) => join(this.folder, 'root', name));
    const daemon = spawn(commandPath('cupsd') ?? 'cupsd', ['-f', '-c', conf ?? '', '-s', files ?? ''], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.daemon = daemon;
    for (let waited = 0; waited < START_MS && daemon.exitCode === null; waited += POLL_MS) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/`, { method: 'HEAD' }).catch(() => null);
      if (answer) return;
      await sleep(POLL_MS);
    }
    throw new Error(`cupsd did not start:\n${await this.log()}`);
  }

  /** As when the power goes: the server and all that it started end at once, and nothing is tidied up. */
  async cutPower(): Promise<void> {
    const daemon = this.daemon;
    this.daemon = null;
    if (daemon?.pid === undefined || daemon.exitCode !== null) return;
    const exit = once(daemon, 'exit');
    daemon.kill('SIGSTOP');
    for (const id of await offspring(daemon.pid)) process.kill(id, 'SIGKILL');
    daemon.kill('SIGKILL');
    await exit;
  }

  async log(): Promise<string> {
    return readFile(join(this.folder, 'error_log'), 'utf8').catch(() => 'no log');
  }

  async close(): Promise<void> {
    const daemon = this.daemon;
    this.daemon = null;
    if (daemon && daemon.exitCode === null) {
      const exit = once(daemon, 'exit');
      daemon.kill('SIGTERM');
      const patience = setTimeout(() => daemon.kill('SIGKILL'), STOP_MS);
      await exit;
      clearTimeout(patience);
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

const SERVER_BIN = '/usr/lib/cups';

/** CUPS's own programs and two backends of the lab. */
const linkPrograms = async (bin: string): Promise<void> => {
  await mkdir(join(bin, 'backend'), { recursive: true });
  for (const name of ['daemon', 'driver', 'filter', 'monitor', 'notifier', 'cgi-bin'])
    await symlink(join(SERVER_BIN, name), join(bin, name));
  for (const name of ['socket', 'ipp'])
    await symlink(join(SERVER_BIN, 'backend', name), join(bin, 'backend', name));
  await writeFile(join(bin, 'backend/paperless'), PAPERLESS_BACKEND, { mode: 0o755 });
  await writeFile(join(bin, 'backend/tray'), TRAY_BACKEND, { mode: 0o755 });
};

/** A print server on loopback, without queues. */
export const startCups = async (): Promise<LabCups> => {
  const folder = await mkdtemp(join(tmpdir(), 'tiep-don-cups-'));
  const port = await freePort();
  const [user, group] = workers();
  // The user of the filters must be able to get in.
  await chmod(folder, 0o755);
  for (const name of ['root', 'spool/tmp', 'cache', 'run'])
    await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'root/cupsd.conf'), cupsConfiguration(port));
  await writeFile(join(folder, 'root/cups-files.conf'), cupsFiles(folder, user, group));
  await writeFile(join(folder, 'pdf.ppd'), PDF_PRINTER);
  await linkPrograms(join(folder, 'bin'));
  const cups = new LabCups(folder, port);
  await cups.start();
  return cups;
};
