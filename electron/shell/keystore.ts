import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { safeStorage } from 'electron';
import { z } from 'zod';
import type { Result } from '../contract/result.ts';
import { err, ok } from '../contract/result.ts';

/** Name → what safeStorage made of the value, base64. */
const entries = z.record(z.string(), z.base64());

export type KeystoreFailure =
  /** No key store, or one that only obscures: the desktop's key ring (GNOME Keyring, KWallet) must run. */
  | 'unprotected'
  /** The file is there but cannot be read or decrypted; nothing is written over it. */
  | 'unreadable'
  | 'unwritable';

/**
 * The value of an entry, kept by Electron safeStorage (DPAPI on Windows, the key ring on Linux) in `file`.
 * An entry asked for the first time becomes a random 32-byte key, in hex. Only after app is ready.
 */
export function keystoreEntry(file: string, name: string): Result<string, KeystoreFailure> {
  if (!protectedByOs()) return err('unprotected');
  const stored = readEntries(file);
  if (!stored) return err('unreadable');
  const cipher = stored[name];
  if (cipher !== undefined) return decrypt(cipher);
  const value = randomBytes(32).toString('hex');
  const kept = { ...stored, [name]: safeStorage.encryptString(value).toString('base64') };
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
    return ok(value);
  } catch (error) {
    return err('unwritable', String(error));
  }
}

function protectedByOs(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (process.platform !== 'linux') return true;
  return !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
}

function readEntries(file: string): z.infer<typeof entries> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? {} : null;
  }
  try {
    return entries.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function decrypt(cipher: string): Result<string, KeystoreFailure> {
  try {
    return ok(safeStorage.decryptString(Buffer.from(cipher, 'base64')));
  } catch (error) {
    return err('unreadable', String(error));
  }
}
