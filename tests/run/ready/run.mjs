import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { node24 } from './modules.mjs';
import { root } from './say.mjs';

const WINDOWS = process.platform === 'win32';

/**
 * Runs a file of ours on Node 24, or a tool of node_modules/.bin, to its end.
 * Resolves to its exit code (130 or 143 where a signal ended it).
 */
export function run(command, options) {
  const ours = /\.[cm]?[jt]s$/.test(command);
  const child = ours
    ? spawn(node24(), [join(root, command), ...options], { cwd: root, stdio: 'inherit' })
    : spawn(join(root, 'node_modules', '.bin', command), options, {
        cwd: root,
        stdio: 'inherit',
        shell: WINDOWS,
      });

  // Ctrl-C reaches the child through the terminal: this process only waits for it to end in good order.
  const wait = () => undefined;
  const pass = () => child.kill('SIGTERM');
  process.on('SIGINT', wait).on('SIGTERM', pass);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`ready: ${command} did not start: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      process.off('SIGINT', wait).off('SIGTERM', pass);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
