import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from 'playwright';
import type { LabDescription } from '../lab/lab.ts';
import { end, missingDisplay } from './display.ts';
import { electronPath } from './electron-path.ts';
import { switches, type Tree, writeKioskConfig } from './kiosk-config.ts';
import { root } from './root.ts';

const LAUNCH_MS = 60_000;
const CLOSE_MS = 10_000;
/** Nobody hears these kiosks: the system's voices, thousands of them, are not asked for. */
export const NO_VOICES = { SPEECHD_ADDRESS: 'unix_socket:/nowhere/speech.sock' } as const;

export interface LaunchOptions {
  /** `lab.describe()` */
  readonly lab: LabDescription;
  /** Laid over the demo configuration and the lab's addresses. */
  readonly config?: Tree;
  /** More environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of configuration, journal and logs; a new one, removed at the end, where none is given. */
  readonly folder?: string;
  /** More switches of Chromium. */
  readonly switches?: readonly string[];
  /** A packed application instead of out/. */
  readonly executable?: string;
}

/** A kiosk that runs in the real Electron. */
export interface Kiosk {
  readonly app: ElectronApplication;
  /** The kiosk's page (not the dock). */
  readonly page: Page;
  readonly folder: string;
  readonly configFile: string;
  close(): Promise<void>;
}

/** Why no kiosk can be started here: no binary, or no screen; null where it can. */
export function missingForKiosk(): string | null {
  if (electronPath() === null)
    return 'no Electron binary (its download failed; set ELECTRON_OVERRIDE_DIST_PATH)';
  return missingDisplay();
}

/** Starts the kiosk in the real Electron, on the screen of DISPLAY. Throws where it shows no window. */
export async function launchKiosk(options: LaunchOptions): Promise<Kiosk> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'tiep-don-kiosk-'));
  const { file, env } = writeKioskConfig(options.lab, folder, options.config);
  const executablePath = options.executable ?? electronPath();
  if (executablePath === null) throw new Error('no Electron binary');
  const app = await attached(() =>
    _electron.launch({
      executablePath,
      args: [
        ...switches(folder),
        ...(options.switches ?? []),
        ...(options.executable ? [] : [root]),
        '--config',
        file,
      ],
      env: { ...environment(), ...NO_VOICES, ...env, ...options.env },
      cwd: root,
      timeout: LAUNCH_MS,
    }),
  );
  const page = await app.firstWindow({ timeout: LAUNCH_MS });
  return {
    app,
    page,
    folder,
    configFile: file,
    close: async () => {
      await closeApp(app);
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Playwright now and then misses that an application which runs has started, and ends it: then it is started once more. */
async function attached(launch: () => Promise<ElectronApplication>): Promise<ElectronApplication> {
  try {
    return await launch();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return launch();
  }
}

/** Closes in good order, or ends the process where it no longer answers. */
async function closeApp(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const limit = new Promise<'late'>((resolve) => setTimeout(resolve, CLOSE_MS, 'late').unref());
  const closed = app.close().then(
    () => 'closed' as const,
    () => 'late' as const,
  );
  if ((await Promise.race([closed, limit])) === 'late') await end(child);
}

/** Ours without what would turn Electron into plain Node. */
function environment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = process.env;
  return Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
