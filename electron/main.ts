import { join } from 'node:path';
import { app } from 'electron';
import type { ConfigFault } from '../kiosk-config/load.ts';
import { loadConfig } from '../kiosk-config/load.ts';
import type { KioskConfig } from '../kiosk-config/schema.ts';
import { resolveSecrets, type Secrets } from './secrets.ts';
import { outOfServiceUrl, registerScheme } from './shell/app-protocol.ts';
import { configFile } from './shell/boot-options.ts';
import { openDock } from './shell/dock.ts';
import { keystoreEntry } from './shell/keystore.ts';
import { runKiosk } from './shell/kiosk.ts';
import { lockApp } from './shell/lockdown.ts';
import { createLog, reasonOf } from './shell/log.ts';
import { openWindow } from './shell/open-window.ts';
import { allowSpeech } from './shell/speech.ts';

const out = join(import.meta.dirname, '..');
const { log, open: openLog } = createLog();
let ending = false;

if (app.requestSingleInstanceLock()) {
  process.on('uncaughtException', endAfterFault);
  process.on('unhandledRejection', endAfterFault);
  app.on('before-quit', () => {
    ending = true;
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
    log('process-gone', { type, reason, exitCode }),
  );
  registerScheme();
  allowSpeech(app);
  lockApp(app, log);
  void app.whenReady().then(boot);
} else {
  log('second-instance');
  app.exit(0);
}

function boot(): void {
  const { argv, platform, env, versions } = process;
  const file = configFile(argv, app.isPackaged, platform, env.ProgramData);
  const loaded = loadConfig(file ?? 'kiosk.yaml');
  if (loaded.ok) openLog(loaded.config.data.folder);
  log('boot', { version: app.getVersion(), electron: versions.electron, config: file });

  // what cannot be read is taken for a kiosk that stands before patients, unless someone is developing
  const kiosk = loaded.ok ? loaded.config.window.kiosk : app.isPackaged;
  const window = openWindow({
    root: join(out, 'renderer'),
    preload: join(out, 'preload', 'preload.cjs'),
    kiosk,
    log,
    ending: () => ending,
  });
  window.on('closed', () => app.quit());

  const secrets = loaded.ok ? secretsOf(loaded.config) : reportFaults(loaded.faults);
  if (!loaded.ok || !secrets) return void window.loadURL(`${outOfServiceUrl}#misconfigured`);
  const running = runKiosk({
    window,
    log,
    file: (app.isPackaged ? null : env.KIOSK_HOST_ENTRY) ?? join(out, 'main', 'host.js'),
    config: loaded.config,
    secrets,
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    log('quit');
    void running.stop().finally(() => app.exit());
  });
  openDock(env.KIOSK_DOCK_URL, log);
}

function reportFaults(faults: readonly ConfigFault[]): null {
  for (const { file, line, path, message } of faults) {
    log('config-fault', { place: `${file}:${line}`, path, message });
  }
  return null;
}

/** Null where the key store cannot be trusted: then nothing of a patient may be written either. */
function secretsOf(config: KioskConfig): Secrets | null {
  let refused = false;
  const { secrets, missing } = resolveSecrets(config, process.env, (name) => {
    const entry = keystoreEntry(join(app.getPath('userData'), 'keystore.json'), name);
    if (entry.ok) return entry.value;
    refused = true;
    log('keystore-refused', { name, reason: entry.error, detail: entry.detail ?? null });
    return undefined;
  });
  for (const name of missing) log('secret-missing', { name });
  return refused ? null : secrets;
}

/** Electron would open a dialog that a patient cannot close. A shell that ran for a while is started again. */
function endAfterFault(error: unknown): void {
  log('shell-fault', { reason: reasonOf(error) });
  if (app.isPackaged && process.uptime() > 10) app.relaunch();
  app.exit(1);
}
