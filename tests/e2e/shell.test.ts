import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { _electron } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeWith } from '../run/describe-with.ts';
import { electronPath } from '../run/electron-path.ts';
import { missingForKiosk, NO_VOICES } from '../run/kiosk.ts';
import { switches } from '../run/kiosk-config.ts';
import { root } from '../run/root.ts';

/** What the issue promises for a restart. */
const RESTART_MS = 2000;
const BUDGET = 5;

interface Logged {
  readonly at: number;
  readonly event: string;
  readonly [field: string]: unknown;
}

let folder: string;
let app: ElectronApplication | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiep-don-shell-'));
});
afterEach(async () => {
  await app?.close();
  app = null;
  rmSync(folder, { recursive: true, force: true });
});

function writeConfig(text: string): string {
  const file = join(folder, 'kiosk.yaml');
  writeFileSync(file, text);
  return file;
}

const goodConfig = (): string =>
  writeConfig(
    [
      `extends: ${join(root, 'kiosk-config/sites/demo/kiosk.yaml')}`,
      'data:',
      `  folder: ${join(folder, 'data')}`,
      'systems:',
      '  his: { options: { baseUrl: "http://127.0.0.1:9/fhir" } }',
      '  insurance: { options: { baseUrl: "http://127.0.0.1:9" } }',
    ].join('\n'),
  );

async function launch(config: string): Promise<{ running: ElectronApplication; page: Page }> {
  const running = await _electron.launch({
    executablePath: electronPath() ?? '',
    cwd: root,
    args: [...switches(folder), root, '--config', config],
    env: { ...definedEnv(), ...NO_VOICES, KIOSK_JOURNAL_KEY: '0f'.repeat(32) },
  });
  app = running;
  return { running, page: await running.firstWindow() };
}

const definedEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** The shell's own log of this run. */
function logged(event?: string): Logged[] {
  const file = join(folder, 'data', 'shell.log');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
  return lines
    .map((line) => JSON.parse(line))
    .map((line) => ({ ...line, at: Date.parse(line.at) }))
    .filter((line) => event === undefined || line.event === event);
}

async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  for (let waited = 0; waited < 30_000; waited += 25) {
    const seen = look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(
    `never came: ${what}\n${logged()
      .map((line) => JSON.stringify(line))
      .join('\n')}`,
  );
}

const count = (event: string, wanted: number): Promise<Logged> =>
  until(`${wanted} × ${event}`, () => logged(event)[wanted - 1]);

async function launchConnected() {
  const launched = await launch(goodConfig());
  await count('page-connected', 1);
  await launched.page.waitForSelector('#root > *');
  return launched;
}

async function killHost(signal: NodeJS.Signals, generation: number): Promise<number> {
  const { pid } = await count('host-started', generation);
  const at = Date.now();
  process.kill(Number(pid), signal);
  return at;
}

/** From inside Electron's main process: what the window shows. */
const shownUrl = (running: ElectronApplication): Promise<string> =>
  running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '');

async function untilShown(running: ElectronApplication, pattern: RegExp): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (pattern.test(await shownUrl(running))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never shown: ${pattern}`);
}

describeWith(missingForKiosk(), 'shell', () => {
  it('gives the page neither Node nor a way out', async () => {
    const { running, page } = await launchConnected();
    const reach = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
      opened: window.open('https://example.org/') !== null,
      origin: window.location.origin,
    }));
    expect(reach).toEqual({ node: [], opened: false, origin: 'app://kiosk' });

    await page.evaluate(() => {
      window.location.href = 'https://example.org/';
    });
    await count('navigation-refused', 1);
    expect(await shownUrl(running)).toBe('app://kiosk/index.html');
    expect(running.windows()).toHaveLength(1);
    expect(logged('window-refused')).toHaveLength(1);

    const preferences = await running.evaluate(({ BrowserWindow, Menu }) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.webContents.openDevTools();
      return {
        kiosk: window?.isKiosk(),
        menu: Menu.getApplicationMenu() === null,
        devTools: window?.webContents.isDevToolsOpened(),
      };
    });
    expect(preferences).toEqual({ kiosk: true, menu: true, devTools: false });
  });

  it('lets no inline script, foreign request or file outside the page through', async () => {
    const { page } = await launchConnected();
    const seen = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      document.body.insertAdjacentHTML('beforeend', '<i style="color:red"></i>');
      const status = (path: string) =>
        fetch(path).then(
          (answer) => answer.status,
          () => 'blocked',
        );
      const answers = {
        self: await status('/index.html'),
        traversal: await status('/%2e%2e/main/host.js'),
        encoded: await status('/..%2fmain%2fhost.js'),
        foreign: await status('https://example.org/'),
        file: await status('file:///etc/hostname'),
      };
      return { ran: 'inlineRan' in window, violations: violations.slice(0, 2), ...answers };
    });
    expect(seen).toEqual({
      ran: false,
      violations: ['script-src-elem', 'style-src-attr'],
      self: 200,
      traversal: 404,
      encoded: 404,
      foreign: 'blocked',
      file: 'blocked',
    });
  });

  it('refuses every permission but the camera', async () => {
    const { page } = await launchConnected();
    const states = await page.evaluate(async () => {
      const state = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      const capture = (wanted: MediaStreamConstraints) =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          () => 'granted',
          (error: DOMException) => error.name,
        );
      return {
        notifications: await state('notifications'),
        geolocation: await state('geolocation'),
        microphone: await capture({ audio: true, video: true }),
        camera: await capture({ video: true }),
      };
    });
    expect(states.notifications).toBe('denied');
    expect(states.geolocation).toBe('denied');
    // whether a device exists decides the name of the error: only permission must not be what stops the camera
    expect(states.microphone).not.toBe('granted');
    expect(states.camera).not.toBe('NotAllowedError');
  });

  it('shows the page at its designed size and lets no key change it', async () => {
    const { running, page } = await launchConnected();
    const size = () => page.evaluate(() => [window.innerWidth, window.innerHeight]);
    const before = await size();
    expect(Math.min(before[0] ?? 0, before[1] ?? 0)).toBeGreaterThanOrEqual(1075);
    for (const keyCode of ['+', '-', '=', 'R', 'W']) {
      await running.evaluate(({ BrowserWindow }, key) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: ['control'] });
        contents?.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers: ['control'] });
      }, keyCode);
    }
    await running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await size()).toEqual(before);
    expect(running.windows()).toHaveLength(1);
    expect(logged('page-loaded')).toHaveLength(1);
  });

  it('gives the page a new port within 2 s of the death of the host', async () => {
    const { page } = await launchConnected();
    await page.evaluate(() => {
      window.addEventListener('message', (event) => {
        if (event.data === 'kiosk:port') document.documentElement.dataset.ports = String(event.ports.length);
      });
    });
    const at = await killHost('SIGKILL', 1);
    expect((await count('page-connected', 2)).at - at).toBeLessThan(RESTART_MS);
    await page.waitForSelector('html[data-ports="1"]');
    expect(logged('page-loaded')).toHaveLength(1);
  });

  it('restarts within 2 s a host that hangs', async () => {
    await launchConnected();
    const at = await killHost('SIGSTOP', 1);
    expect((await count('host-restart', 1)).at - at).toBeLessThan(RESTART_MS);
    await count('page-connected', 2);
  });

  it('reloads within 2 s a page that crashed, that hangs, that shows nothing', async () => {
    const { running } = await launchConnected();
    const crashed = Date.now();
    await running.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    expect((await count('page-loaded', 2)).at - crashed).toBeLessThan(RESTART_MS);
    await count('page-connected', 2);

    const inPage = (script: string): Promise<void> =>
      running.evaluate(({ BrowserWindow }, code) => {
        void BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code);
      }, script);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const hung = Date.now();
    await inPage('for (;;) {}');
    expect((await count('page-restart', 2)).at - hung).toBeLessThan(RESTART_MS + 500);
    await count('page-connected', 3);

    await new Promise((resolve) => setTimeout(resolve, 1000));
    await inPage('document.getElementById("root").replaceChildren(); 0');
    await count('page-restart', 3);
    await count('page-connected', 4);
  });

  it('sends patients to the desk when the host does not stay alive', async () => {
    const { running } = await launchConnected();
    for (let generation = 1; generation <= BUDGET + 1; generation++) {
      await killHost('SIGKILL', generation);
      if (generation <= BUDGET) await count('host-restart', generation);
    }
    await count('out-of-service', 1);
    await untilShown(running, /out-of-service\.html$/);
    const text = await running.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    );
    expect(text).toContain('Mời đến quầy tiếp đón');
    expect(text).not.toContain('misconfigured');
  });

  it('says what is wrong with its configuration, with file and line', async () => {
    const file = writeConfig(
      `extends: ${join(root, 'kiosk-config/sites/demo/kiosk.yaml')}\nkiosk:\n  id: "NOT AN ID"\n`,
    );
    const { running, page } = await launch(file);
    await untilShown(running, /out-of-service\.html#misconfigured$/);
    await page.waitForSelector('#misconfigured', { state: 'visible' });
    await running.close();
    app = null;

    let said = '';
    const alone = spawn(electronPath() ?? '', [...switches(folder), root, '--config', file]);
    alone.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    await until('the line of the fault', () => said.includes(`"place":"${file}:3"`) || undefined);
    alone.kill();
    await once(alone, 'exit');
  });
});
