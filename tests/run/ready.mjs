#!/usr/bin/env node
// Makes ready what is missing, then runs the command: the one file that must work before anything is installed,
// so it is plain JavaScript for Node 20 and needs no package.
//
//   node tests/run/ready.mjs tools|start|test [--build] COMMAND [ARGUMENT…]
//
// COMMAND is a .ts or .js file of ours, run by Node 24, or the name of a tool in node_modules/.bin.
// Progress goes to stderr, so that a command's own output stays clean.
import { readyBinding } from './ready/binding.mjs';
import { readyElectron } from './ready/electron.mjs';
import { readyModules, readyNode } from './ready/modules.mjs';
import { run } from './ready/run.mjs';
import { readyLibraries, readySystem } from './ready/system.mjs';

const [level, ...rest] = process.argv.slice(2);
const build = rest[0] === '--build';
const [command, ...options] = build ? rest.slice(1) : rest;
if (!['tools', 'start', 'test'].includes(level ?? '') || !command) {
  console.error('usage: node tests/run/ready.mjs tools|start|test [--build] COMMAND [ARGUMENT…]');
  process.exit(2);
}

if (level !== 'tools') readySystem(level);
readyModules();
readyNode();
readyBinding();
if (level !== 'tools') {
  readyElectron();
  readyLibraries(level);
}
if (build) {
  const code = await run('tests/run/build.ts', []);
  if (code !== 0) process.exit(code);
}
process.exit(await run(command, options));
