import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandPath, ownMounts } from './machine.ts';

const START_MS = 60_000;
const STOP_MS = 2_000;
const POLL_MS = 5;

/**
 * A pcscd that the machine's own does not notice: in its file tree /run is empty but for our folder as /run/pcscd,
 * and of drivers it has ours alone, so that no reader of the machine is taken. It dies with the process that
 * started it.
 */
const SCRIPT = `
mount --bind "$CHIP_LAB/drivers" "$CHIP_DROPDIR" &&
cd "$CHIP_LAB/run" && mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind . /run/pcscd &&
cd / && exec setpriv --pdeathsig KILL env LD_PRELOAD="$CHIP_PRELOAD" "$@"`;

export interface Pcscd {
  /** Value of PCSCLITE_CSOCK_NAME for its clients. */
  readonly socket: string;
  readonly running: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const output = (command: string, option: string): string =>
  execFileSync(command, [option], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const ended = (daemon: ChildProcess): boolean => daemon.exitCode !== null || daemon.signalCode !== null;

const end = async (daemon: ChildProcess): Promise<void> => {
  if (ended(daemon)) return;
  const exit = once(daemon, 'exit');
  daemon.kill('SIGTERM');
  // A reader whose card does not answer keeps pcscd from ending in good order.
  const patience = setTimeout(() => daemon.kill('SIGKILL'), STOP_MS);
  await exit;
  clearTimeout(patience);
};

/** What pcscd and the drivers in it are told by their environment. */
type Environment = Readonly<Record<'CHIP_PRELOAD' | 'CHIP_POLL_MS', string>>;

/** A pcscd of the lab in `folder`, not yet started. `CHIP_PRELOAD`: the library that stands in for libudev. */
export const createPcscd = (folder: string, environment: Environment): Pcscd => {
  const binary = commandPath('pcscd');
  const mounts = ownMounts();
  if (binary === null || mounts === null) throw new Error('pcscd cannot be started here');
  const socket = join(folder, 'run', 'pcscd.comm');
  const dropdir = /usbdropdir=(\S+)/.exec(output(binary, '--version'))?.[1] ?? '/usr/lib/pcsc/drivers';
  // Without polkit at hand, a pcscd that asks it turns every client away.
  const polkit = output(binary, '--help').includes('--disable-polkit') ? ['--disable-polkit'] : [];
  const conf = join(folder, 'conf');
  let daemon: ChildProcess | null = null;

  const launch = (): ChildProcess =>
    spawn(
      mounts[0] ?? 'unshare',
      [
        ...mounts.slice(1),
        'sh',
        '-c',
        SCRIPT,
        'sh',
        binary,
        '--foreground',
        '--critical',
        '-c',
        conf,
        ...polkit,
      ],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, ...environment, CHIP_LAB: folder, CHIP_DROPDIR: dropdir },
      },
    );

  const stop = async (): Promise<void> => {
    const stopping = daemon;
    daemon = null;
    if (stopping !== null) await end(stopping);
    await rm(join(folder, 'run'), { recursive: true, force: true });
  };

  const start = async (): Promise<void> => {
    if (daemon !== null) return;
    await Promise.all(['run', 'conf'].map((name) => mkdir(join(folder, name), { recursive: true })));
    const started = launch();
    daemon = started;
    const end = performance.now() + START_MS;
    while (performance.now() < end && !ended(started)) {
      if (existsSync(socket)) return;
      await sleep(POLL_MS);
    }
    await stop();
    throw new Error('pcscd did not start: its words are above');
  };

  return {
    socket,
    get running() {
      return daemon !== null;
    },
    start,
    stop,
  };
};
