import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const FLAGS = ['-O2', '-shared', '-fPIC', '-I/usr/include/PCSC'];

/**
 * Path of a C source of this folder as a shared library. It is built once and kept by what the source says; of two
 * that build at the same time, each finishes its own.
 */
export const nativeLibrary = async (source: 'usb-bus.c' | 'ifd-handler.c'): Promise<string> => {
  const path = join(import.meta.dirname, source);
  const key = createHash('sha256')
    .update(await readFile(path))
    .update(`${FLAGS.join(' ')} ${process.arch}`)
    .digest('hex')
    .slice(0, 16);
  const folder = join(tmpdir(), `tiep-don-native-${process.getuid?.() ?? 0}`);
  const library = join(folder, `${source.replace('.c', '')}-${key}.so`);
  if (existsSync(library)) return library;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const building = `${library}.${randomUUID()}`;
  await promisify(execFile)('cc', [...FLAGS, '-o', building, path, '-ldl']);
  await rename(building, library);
  return library;
};
