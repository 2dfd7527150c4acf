import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isOnPath } from '../run/which.ts';

/** Why there are no pseudo terminals here; null where there are. */
export const ptyMissing = isOnPath('socat') ? null : 'socat is missing: no serial line';

/** Two ends of a serial line: what is written at one is read at the other. */
export interface PtyPair {
  /** The end that the product opens. */
  readonly near: string;
  /** The device's end, open. */
  readonly far: FileHandle;
  /** The bytes that come to the device's end, at least `least`. */
  hear(least: number): Promise<Buffer>;
  /** Pulls the cable: both ends hang up. */
  unplug(): Promise<void>;
  close(): Promise<void>;
}

const stop = async (socat: ChildProcess): Promise<void> => {
  if (socat.exitCode !== null || socat.signalCode !== null) return;
  const gone = once(socat, 'exit');
  socat.kill();
  await gone;
};

/** Lays a serial line between two pseudo terminals, both raw. Needs socat. */
export const layPtyPair = async (): Promise<PtyPair> => {
  const folder = mkdtempSync(join(tmpdir(), 'pty-'));
  const [near, device] = [join(folder, 'near'), join(folder, 'far')];
  const socat = spawn('socat', [`PTY,link=${near},raw,echo=0`, `PTY,link=${device},raw,echo=0`], {
    stdio: 'ignore',
  });
  while (!existsSync(near) || !existsSync(device)) await sleep(5);
  const far = await open(device, 'r+');
  return {
    near,
    far,
    hear: async (least) => {
      let heard = Buffer.alloc(0);
      while (heard.length < least) {
        const { buffer, bytesRead } = await far.read(Buffer.alloc(65_536), 0, 65_536, null);
        heard = Buffer.concat([heard, buffer.subarray(0, bytesRead)]);
      }
      return heard;
    },
    unplug: () => stop(socat),
    close: async () => {
      await stop(socat);
      await far.close();
      rmSync(folder, { recursive: true });
    },
  };
};
