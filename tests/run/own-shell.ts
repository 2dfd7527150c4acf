import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright';
import { electronPath } from './electron-path.ts';
import { NO_VOICES } from './kiosk.ts';
import { switches } from './kiosk-config.ts';
import { root } from './root.ts';

const LIMIT_MS = 30_000;
const LOOK_MS = 25;

/** A line of the shell's own log. */
export interface Logged {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly event: string;
  readonly [field: string]: unknown;
}

/** The real application in a folder of its own, with no lab behind it: its processes are what is looked at. */
export interface OwnShell {
  readonly folder: string;
  writeConfig(text: string): string;
  launch(config: string): Promise<{ running: ElectronApplication; page: Page }>;
  /** With the demo hospital's configuration, until the page shows something and is connected to the host. */
  launchConnected(): Promise<{ running: ElectronApplication; page: Page }>;
  logged(event?: string): readonly Logged[];
  /** The line with which an event was logged for the `wanted`th time. */
  count(event: string, wanted: number): Promise<Logged>;
  /** Sends a signal to the host that was started as the `generation`th; gives when, in ms since 1970. */
  killHost(signal: NodeJS.Signals, generation: number): Promise<number>;
  close(): Promise<void>;
}

export function openOwnShell(): OwnShell {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-shell-'));
  let app: ElectronApplication | null = null;

  const shell: OwnShell = {
    folder,
    writeConfig(text) {
      const file = join(folder, 'kiosk.yaml');
      writeFileSync(file, text);
      return file;
    },
    async launch(config) {
      const running = await electron.launch({
        executablePath: electronPath() ?? '',
        cwd: root,
        args: [...switches(folder), root, '--config', config],
        env: { ...definedEnv(), ...NO_VOICES, KIOSK_JOURNAL_KEY: '0f'.repeat(32) },
      });
      app = running;
      return { running, page: await running.firstWindow() };
    },
    async launchConnected() {
      const launched = await shell.launch(shell.writeConfig(demoConfig(folder)));
      await shell.count('page-connected', 1);
      await launched.page.waitForSelector('#root > *');
      return launched;
    },
    logged(event) {
      const file = join(folder, 'data', 'shell.log');
      const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
      return lines
        .map((line) => JSON.parse(line))
        .map((line) => ({ ...line, at: Date.parse(line.at) }))
        .filter((line) => event === undefined || line.event === event);
    },
    async count(event, wanted) {
      for (let waited = 0; waited < LIMIT_MS; waited += LOOK_MS) {
        const line = shell.logged(event)[wanted - 1];
        if (line) return line;
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      const lines = shell.logged().map((line) => JSON.stringify(line));
      throw new Error(`never came: ${wanted} × ${event}\n${lines.join('\n')}`);
    },
    async killHost(signal, generation) {
      const { pid } = await shell.count('host-started', generation);
      const at = Date.now();
      process.kill(Number(pid), signal);
      return at;
    },
    async close() {
      await app?.close();
      app = null;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return shell;
}

const demoConfig = (folder: string): string =>
  [
    `extends: ${join(root, 'kiosk-config/sites/demo/kiosk.yaml')}`,
    'data:',
    `  folder: ${join(folder, 'data')}`,
    'systems:',
    '  his: { options: { baseUrl: "http://127.0.0.1:9/fhir" } }',
    '  insurance: { options: { baseUrl: "http://127.0.0.1:9" } }',
  ].join('\n');

const definedEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
