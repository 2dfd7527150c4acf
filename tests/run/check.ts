import { spawn } from 'node:child_process';
import { root } from './root.ts';
import { STATIC_CHECKS, type StaticCheck } from './static-checks.ts';

/** Runs one check; resolves to true where it found nothing. Its words are shown where it did. */
function runCheck({ name, script, options }: StaticCheck): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...options], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const words: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => words.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => words.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
      if (code !== 0) console.log(Buffer.concat(words).toString('utf8'));
      resolve(code === 0);
    });
  });
}

const results = await Promise.all(STATIC_CHECKS.map(runCheck));
process.exitCode = results.every(Boolean) ? 0 : 1;
