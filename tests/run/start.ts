import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chipReadersMissing } from '../lab/chip/reader/machine.ts';
import { startLab } from '../lab/lab.ts';
import { end, hasDisplay } from './display.ts';
import { electronPath } from './electron-path.ts';
import { switches, writeKioskConfig } from './kiosk-config.ts';
import { payingAt, STAFF_PIN } from './paying.ts';
import { root } from './root.ts';

// `npm start`: the kiosk on the virtual hospital, in Electron where its binary and a screen are there, else in a browser.
const folder = mkdtempSync(join(tmpdir(), 'tiep-don-'));
// As long as a person sees each step of a sale.
const lab = await startLab({ chip: true, bank: true, terminals: { stepMs: 800 } });
const dock = new URL('/dock', lab.control.url).href;
const paying = payingAt(lab.describe(), { vietqr: 'payos', card: 'zvt' });
const { file, env } = writeKioskConfig(lab.describe(), folder, paying.config);

say(`the PIN of staff: ${STAFF_PIN}`);
say(`the virtual hospital runs; its dock (present a card, take the paper out, …): ${dock}`);
if (lab.scanner === null) say('no scanner: it needs socat');
if (lab.chip === null) say(`no chip reader: ${chipReadersMissing()}`);
const kiosk = startKiosk();
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void finish(0));
kiosk.on('error', (error) => {
  say(`the kiosk did not start: ${error.message}`);
  void finish(1);
});
kiosk.on('exit', (code) => void finish(code ?? 1));

function startKiosk(): ChildProcess {
  const electron = electronPath();
  if (electron !== null && hasDisplay()) {
    const options = switches(folder);
    if (options.includes('--no-sandbox'))
      say("as root Chromium's sandbox cannot start: Electron runs without it");
    return launch(electron, [...options, root, '--config', file]);
  }
  say(
    `browser mode, since there is ${electron === null ? 'no Electron binary' : 'no screen'}; open this address:`,
  );
  return launch(process.execPath, [join(root, 'out', 'main', 'browser.js'), '--config', file]);
}

function launch(command: string, options: readonly string[]): ChildProcess {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = process.env;
  return spawn(command, options, {
    cwd: root,
    env: { ...rest, ...env, ...paying.env, KIOSK_DOCK_URL: dock },
    stdio: 'inherit',
  });
}

/** Ends kiosk and lab by their processes, and takes the folder away. */
async function finish(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await end(kiosk);
  await lab.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

function say(line: string): void {
  console.error(`start: ${line}`);
}
