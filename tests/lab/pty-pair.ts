import { constants, mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { laySocatLine, ptyMissing } from './socat.ts';

export { ptyMissing };

/** Two ends of a serial line: what is written at one is read at the other. */
export interface PtyPair {
  /** The end that the product opens. */
  readonly near: string;
  /** The device's end, open. */
  readonly far: FileHandle;
  /** The bytes that come to the device's end, at least `least`. */
  hear(least: number): Promise<Buffer>;
  /** Leaves bytes at the near end that nobody has asked for: they lie there when it resolves, and until `close`. */
  leave(bytes: string): Promise<void>;
  /** Pulls the cable: both ends hang up. */
  unplug(): Promise<void>;
  close(): Promise<void>;
}

const POLL_MS = 5;

/** Reads one byte at the near end, when it is there. */
const readOne = async (near: FileHandle): Promise<void> => {
  for (;;) {
    try {
      if ((await near.read(Buffer.alloc(1), 0, 1, null)).bytesRead === 1) return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
    await sleep(POLL_MS);
  }
};

/** Lays a serial line between two pseudo terminals, both raw. Needs socat. */
export const layPtyPair = async (): Promise<PtyPair> => {
  const folder = mkdtempSync(join(tmpdir(), 'pty-'));
  const [near, device] = [join(folder, 'near'), join(folder, 'far')];
  const line = await laySocatLine([near, device]);
  const far = await open(device, 'r+');
  const held: FileHandle[] = [];
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
    leave: async (bytes) => {
      const { O_RDONLY, O_NONBLOCK, O_NOCTTY } = constants;
      const end = await open(near, O_RDONLY | O_NONBLOCK | O_NOCTTY);
      held.push(end);
      // One write goes through whole: where its first byte is, the others are.
      await far.write(`.${bytes}`);
      await readOne(end);
    },
    unplug: () => line.stop(),
    close: async () => {
      await line.stop();
      for (const end of held) await end.close();
      await far.close();
      rmSync(folder, { recursive: true });
    },
  };
};
