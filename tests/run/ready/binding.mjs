import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm, ownHeaders } from './modules.mjs';
import { commandThere, root, say, since } from './say.mjs';

const MODULES = join(root, 'node_modules');
const BINDING = join(MODULES, 'smartcard');
const FAILED = join(MODULES, '.smartcard-failed');
const NO_CHIP = 'chips of citizen cards cannot be read';

/** True where the PC/SC binding, which has no built form to download, was built. */
export const bindingBuilt = () => existsSync(join(BINDING, 'build', 'Release', 'smartcard_napi.node'));

/** Builds the PC/SC binding where npm could not: one try a day, and a failure is no reason to stop. */
export function readyBinding() {
  if (bindingBuilt()) return;
  const missing = process.platform === 'linux' ? missingTool() : null;
  if (missing) return say(`${NO_CHIP}: the PC/SC binding is not built for want of ${missing}`);
  const today = new Date().toISOString().slice(0, 10);
  if (existsSync(FAILED) && readFileSync(FAILED, 'utf8') === today)
    return say(`${NO_CHIP}: the PC/SC binding was not built today. Another try: remove ${FAILED}`);

  say('building the PC/SC binding …');
  const start = performance.now();
  const { folder, remove } = headers();
  const built = folder !== null && build(folder);
  remove();
  if (built) return say(`PC/SC binding built in ${since(start)}`);
  writeFileSync(FAILED, today);
  say(
    `${NO_CHIP}: ${folder === null ? 'the headers of Node did not come from npm' : 'npm could not build it'}`,
  );
}

function missingTool() {
  if (!existsSync('/usr/include/PCSC/winscard.h')) return 'libpcsclite-dev';
  return ['g++', 'make', 'python3'].find((command) => !commandThere(command)) ?? null;
}

/** npm takes an optional package away again when its build fails: then it is installed anew. */
function build(nodedir) {
  npm(existsSync(BINDING) ? ['rebuild', 'smartcard'] : ['install', '--no-save'], { nodedir });
  return bindingBuilt();
}

/** Node's own headers, or those of the Node that npm brings: the add-on is the same for all of them. */
function headers() {
  const own = ownHeaders();
  if (own) return { folder: own, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-headers-'));
  const name = `node-${process.platform}-${process.arch}`;
  const { version } = JSON.parse(readFileSync(join(MODULES, 'node', 'package.json'), 'utf8'));
  npm([
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--ignore-scripts',
    '--prefer-offline',
    `${name}@${version}`,
  ]);
  const brought = join(folder, 'node_modules', name);
  return {
    folder: existsSync(join(brought, 'include', 'node', 'node_api.h')) ? brought : null,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
