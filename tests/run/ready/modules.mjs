import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
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
  const status = npm(['install', '--no-save']);
  if (status !== 0)
    stop('npm could not install the dependencies: its words are above. Then run the command again.');
  say(`dependencies installed in ${since(start)}`);
}

/**
 * Runs npm in the project's folder and gives its exit code. What it compiles is compiled with the headers in `nodedir`,
 * else with Node's own; headers are never downloaded, as that may take for ever: where there are none, it fails.
 */
export function npm(options, { nodedir = ownHeaders() ?? join(MODULES, '.no-headers') } = {}) {
  const { status } = spawnSync('npm', [...options, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: {
      ...process.env,
      // npm must not run on the Node that it is about to replace.
      PATH: pathWithoutModules(),
      ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
      npm_config_nodedir: nodedir,
    },
    stdio: ['ignore', 2, 'inherit'],
    shell: WINDOWS,
    timeout: LIMIT_MS,
  });
  return status;
}

/** Folder of the headers that came with this Node (as include/node) or that npm is told to use; null where there are none. */
export function ownHeaders() {
  const folders = [process.env.npm_config_nodedir, dirname(dirname(realpathSync(process.execPath)))];
  return folders.find((each) => each && existsSync(join(each, 'include', 'node', 'node_api.h'))) ?? null;
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
