import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, say, since, stop } from './say.mjs';

const MODULES = join(root, 'node_modules');
const STAMP = join(MODULES, '.ready');
const WINDOWS = process.platform === 'win32';
/** Node 24 as the npm package `node` brings it. */
const NODE_24 = join(MODULES, 'node', 'bin', WINDOWS ? 'node.exe' : 'node');
const LIMIT_MS = 20 * 60_000;

/** Installs the dependencies where they are not those of package-lock.json. */
export function readyModules() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (read(STAMP) === wanted) return;
  if (!isInstalled(JSON.parse(lock.toString('utf8')))) install();
  writeFileSync(STAMP, wanted);
}

function install() {
  say('installing dependencies with npm, about a minute …');
  const start = performance.now();
  // Not `npm ci`: it refuses a lock file without every other system's optional packages, and on Windows it cannot
  // remove the node.exe that runs this. The locked versions are taken all the same, and the lock file is left alone.
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', options, {
    cwd: root,
    // npm must not run on the Node that it is about to replace.
    env: { ...process.env, PATH: pathWithoutModules(), ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
    stdio: ['ignore', 2, 'inherit'],
    shell: WINDOWS,
    timeout: LIMIT_MS,
  });
  if (status !== 0)
    stop('npm could not install the dependencies: its words are above. Then run the command again.');
  say(`dependencies installed in ${since(start)}`);
}

/** True where every package of the lock file is there in its version: then the stamp alone was missing. */
function isInstalled(lock) {
  const hidden = read(join(MODULES, '.package-lock.json'));
  if (hidden === null) return false;
  const present = JSON.parse(hidden).packages;
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

/** Puts Node 24 first on PATH for all that follows. */
export function readyNode() {
  if (existsSync(NODE_24)) {
    process.env.PATH = [join(MODULES, '.bin'), pathWithoutModules()].join(delimiter);
    return;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  stop('the npm package "node" has no Node 24 for this machine: install Node 24 and run the command again.');
}

/** The Node that runs our TypeScript. */
export function node24() {
  return existsSync(NODE_24) ? NODE_24 : process.execPath;
}

function pathWithoutModules() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.includes('node_modules')).join(delimiter);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
