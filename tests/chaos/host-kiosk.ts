import type { Client } from '../../electron/contract/client.ts';
import { createJournal, type Intent } from '../../electron/host/journal/journal.ts';
import { openStoreToRead } from '../../electron/host/journal/read-store.ts';
import { JOURNAL_KEY, type Tree } from '../run/kiosk-config.ts';

/** The real host on the lab, with the page's end of the contract: a kiosk without its screen. */
export interface HostKiosk {
  readonly page: Client;
  /** What its journal still keeps, as it stands on the disk. */
  kept(): Intent[];
  close(): Promise<void>;
}

/** What a journal keeps, read beside whoever writes it. */
export function keptIn(file: string): Intent[] {
  const journal = createJournal(openStoreToRead(file, JOURNAL_KEY), Date.now);
  try {
    return journal.kept();
  } finally {
    journal.shut();
  }
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Lays over a configuration that the page, which is this process, reads the codes. */
export const withPage = ({ devices, ...others }: Tree): Tree => ({
  ...others,
  devices: { reader: null, keyboardScanner: true, ...(isTree(devices) ? devices : {}) },
});
