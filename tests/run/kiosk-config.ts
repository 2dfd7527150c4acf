import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { LabDescription } from '../lab/lab.ts';
import { root } from './root.ts';

export type Tree = { readonly [section: string]: unknown };

export interface WrittenConfig {
  readonly file: string;
  /** The values that the configuration names as environment variables. */
  readonly env: Readonly<Record<string, string>>;
}

/** One key for the life of this process: a kiosk that is started again over the same folder reads its journal. */
export const JOURNAL_KEY = randomBytes(32).toString('hex');
/** No such device: where the machine cannot play a scanner, the kiosk says that it waits for one. */
const NO_DEVICE = '/dev/no-scanner';

/**
 * Writes a configuration that lays the lab's addresses, and then `overrides`, over the demo hospital's:
 * an ordinary window, and all data below `folder`.
 */
export function writeKioskConfig(lab: LabDescription, folder: string, overrides: Tree = {}): WrittenConfig {
  const overlay: Tree = {
    extends: join(root, 'kiosk-config', 'sites', 'demo', 'kiosk.yaml'),
    hospital: { staffCall: { url: `${lab.controlUrl}/staff-call` } },
    data: { folder: join(folder, 'data') },
    devices: {
      reader: { driver: 'serial-scanner', options: { path: lab.scannerPath ?? NO_DEVICE } },
      ...(lab.chipReader === null
        ? {}
        : { chip: { driver: 'chip', options: { reader: lab.chipReader, csca: lab.chipCsca } } }),
      printer: {
        driver: 'escpos',
        options: { to: `tcp://127.0.0.1:${lab.printerPort}`, model: 'epson-tm-t82', paper: 80 },
      },
    },
    systems: {
      his: { options: { baseUrl: lab.hisUrl } },
      insurance: { options: { baseUrl: lab.bhxhUrl } },
    },
    window: { kiosk: false },
  };
  const file = join(folder, 'kiosk.yaml');
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(file, stringify(layOver(overlay, overrides)));
  return {
    file,
    env: {
      ...(lab.chipSocket === null ? {} : { PCSCLITE_CSOCK_NAME: lab.chipSocket }),
      KIOSK_JOURNAL_KEY: JOURNAL_KEY,
      BHXH_USERNAME: lab.bhxhUser,
      BHXH_PASSWORD: lab.bhxhPassword,
      BHXH_STAFF_NAME: lab.bhxhOfficerName,
      BHXH_STAFF_NUMBER: lab.bhxhOfficerNumber,
    },
  };
}

/** Switches that this machine needs: Chromium's sandbox does not start as root on Linux. */
export function switches(folder: string): string[] {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  // A profile of its own, since one profile runs one kiosk.
  return [...(asRoot ? ['--no-sandbox'] : []), `--user-data-dir=${join(folder, 'profile')}`];
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function layOver(base: Tree, over: Tree): Tree {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isTree(below) && isTree(value) ? layOver(below, value) : value;
  }
  return merged;
}
