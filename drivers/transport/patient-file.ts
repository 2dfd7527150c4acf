import type { FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often a device that is not ready is tried again: ms. */
export const RETRY_MS = 2;

/** What is needed of a device's file. It is open with O_NONBLOCK: it says EAGAIN where others wait, and no thread waits for a device. */
export interface PatientFile {
  write(bytes: Uint8Array, from: number, length: number): Promise<{ readonly bytesWritten: number }>;
  read(bytes: Uint8Array, from: number, length: number): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

/** The file as it is, without what depends on a position. */
export const patientFile = (file: FileHandle): PatientFile => ({
  write: (bytes, from, length) => file.write(bytes, from, length),
  read: (bytes, from, length) => file.read(bytes, from, length, null),
  close: () => file.close(),
});

/** The code of a system's error: `EAGAIN`. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** Bytes that were taken; null where the device is not ready. Throws what else is wrong. */
const offer = async (
  file: PatientFile,
  bytes: Uint8Array,
  from: number,
  length: number,
): Promise<number | null> => {
  try {
    return (await file.write(bytes, from, length)).bytesWritten;
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return null;
    throw error;
  }
};

/** Writes until the device has taken all, or `ended`. Throws the system's error. */
export const writeAll = async (file: PatientFile, bytes: Uint8Array, ended: () => boolean): Promise<void> => {
  for (let at = 0; at < bytes.length && !ended(); ) {
    const taken = await offer(file, bytes, at, bytes.length - at);
    if (taken === null || taken === 0) await sleep(RETRY_MS);
    else at += taken;
  }
};

/** Waits until the device lets a write of no bytes in, or `ended`. Throws the system's error. */
export const writeNothing = async (file: PatientFile, ended: () => boolean): Promise<void> => {
  // Of an array with a byte in it: Node itself answers for one without.
  const bytes = Uint8Array.of(0);
  while (!ended() && (await offer(file, bytes, 0, 0)) === null) await sleep(RETRY_MS);
};
