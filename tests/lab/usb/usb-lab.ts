import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../../run/root.ts';
import { isOnPath } from '../../run/which.ts';

const LAB = join(root, '../shared/hardware/usb-lab/usb-lab');
const SCRIPT = join(root, 'tests/lab/usb/guest.sh');
/** The image of the guest, once it is built. */
const IMAGE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kiosk-usb-lab/initramfs.gz');
/** What builds and runs the guest; the lab installs it by itself where it may. */
const SYSTEM = ['qemu-system-x86_64', 'cpio', 'depmod'];

/** What the guest has of its own, in place of this machine's. */
const OWN_FOLDERS = /^\/(tmp|run|var\/tmp)\//;

export interface GuestRun {
  /** Exit status of the script. */
  readonly status: number | null;
  /** What the script printed. */
  readonly output: string;
  /** What the lab and its emulator said besides. */
  readonly errors: string;
}

/**
 * Runs a TypeScript file in a guest of its own, which sees the files of this machine and cannot change them; the word
 * `nothing` starts a guest and ends it.
 */
export const runInGuest = (file: string): Promise<GuestRun> =>
  new Promise((resolve, reject) => {
    // The guest runs the Node that runs us.
    const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
    const guest = spawn(LAB, [SCRIPT, file], { cwd: root, env: { ...process.env, PATH: path } });
    const said = { output: '', errors: '' };
    guest.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.output += text;
    });
    guest.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.errors += text;
    });
    guest.on('error', reject);
    guest.on('close', (status) => resolve({ status, ...said }));
  });

/**
 * Why no guest with virtual USB can be run here; null where one can. The first call on a machine builds the guest's image,
 * and installs the tools for it where that is possible.
 */
export const usbLabMissing = async (): Promise<string | null> => {
  if (process.platform !== 'linux' || !existsSync(LAB)) return 'there is no USB lab here';
  if (OWN_FOLDERS.test(root))
    return 'the guest of the USB lab has a /tmp of its own, and does not see this checkout';
  const absent = SYSTEM.find((command) => !isOnPath(command) && !existsSync(join('/usr/sbin', command)));
  if (absent !== undefined && process.getuid?.() !== 0) return `${absent} is missing: no USB lab`;
  if (absent === undefined && existsSync(IMAGE)) return null;
  const { status, errors } = await runInGuest('nothing');
  return status === 0 ? null : `the USB lab does not start: ${errors.trim().split('\n').at(-1) ?? ''}`;
};
