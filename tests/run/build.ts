import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, toolPath } from './root.ts';

const STAMP = join(root, 'out', '.built');
/** Whatever the build reads. */
const SOURCES = [
  'electron',
  'renderer',
  'drivers',
  'kiosk-config',
  'electron.vite.config.ts',
  'package-lock.json',
  'tsconfig.json',
];

/** Size and time of every source file, hashed: changes whenever a file does. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
      : [''];
    for (const file of files) {
      if (/\.test\.tsx?$/.test(file)) continue;
      const { size, mtimeMs } = statSync(join(path, file));
      hash.update(`${source}/${file}:${size}:${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Builds out/ where a source has changed since the last build. Returns the exit code of the build. */
function build(always: boolean): number {
  const wanted = fingerprint();
  if (!always && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return 0;
  console.error('build: electron-vite …');
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [toolPath('electron-vite'), 'build'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) {
    console.error(`${stdout}\n${stderr}`.trim());
    console.error('build: failed');
    return status ?? 1;
  }
  writeFileSync(STAMP, wanted);
  console.error(`build: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return 0;
}

process.exitCode = build(process.argv.includes('--always'));
