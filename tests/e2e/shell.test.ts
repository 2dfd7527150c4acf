import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeWith } from '../run/describe-with.ts';
import { electronPath } from '../run/electron-path.ts';
import { missingForKiosk } from '../run/kiosk.ts';
import { switches } from '../run/kiosk-config.ts';
import { type OwnShell, openOwnShell } from '../run/own-shell.ts';
import { root } from '../run/root.ts';

/** So many restarts of the host are tried before patients are sent to the desk. */
const BUDGET = 5;

let shell: OwnShell;

beforeEach(() => {
  shell = openOwnShell();
});
afterEach(() => shell.close());

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
    const { running, page } = await shell.launchConnected();
    const reach = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
      opened: window.open('https://example.org/') !== null,
      origin: window.location.origin,
    }));
    expect(reach).toEqual({ node: [], opened: false, origin: 'app://kiosk' });

    await page.evaluate(() => {
      window.location.href = 'https://example.org/';
    });
    await shell.count('navigation-refused', 1);
    expect(await shownUrl(running)).toBe('app://kiosk/index.html');
    expect(running.windows()).toHaveLength(1);
    expect(shell.logged('window-refused')).toHaveLength(1);

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
    const { page } = await shell.launchConnected();
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
    const { page } = await shell.launchConnected();
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
    const { running, page } = await shell.launchConnected();
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
    expect(shell.logged('page-loaded')).toHaveLength(1);
  });

  it('gives the page a new port when the host dies', async () => {
    const { page } = await shell.launchConnected();
    await page.evaluate(() => {
      window.addEventListener('message', (event) => {
        if (event.data === 'kiosk:port') document.documentElement.dataset.ports = String(event.ports.length);
      });
    });
    await shell.killHost('SIGKILL', 1);
    await shell.count('page-connected', 2);
    await page.waitForSelector('html[data-ports="1"]');
    expect(shell.logged('page-loaded')).toHaveLength(1);
  });

  it('restarts a host that hangs', async () => {
    await shell.launchConnected();
    await shell.killHost('SIGSTOP', 1);
    await shell.count('host-restart', 1);
    await shell.count('page-connected', 2);
  });

  it('reloads a page that crashed, that hangs, that shows nothing', async () => {
    const { running } = await shell.launchConnected();
    await running.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await shell.count('page-loaded', 2);
    await shell.count('page-connected', 2);

    const inPage = (script: string): Promise<void> =>
      running.evaluate(({ BrowserWindow }, code) => {
        void BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code);
      }, script);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await inPage('for (;;) {}');
    await shell.count('page-restart', 2);
    await shell.count('page-connected', 3);

    await new Promise((resolve) => setTimeout(resolve, 1000));
    await inPage('document.getElementById("root").replaceChildren(); 0');
    await shell.count('page-restart', 3);
    await shell.count('page-connected', 4);
  });

  it('sends patients to the desk when the host does not stay alive', async () => {
    const { running } = await shell.launchConnected();
    for (let generation = 1; generation <= BUDGET + 1; generation++) {
      await shell.killHost('SIGKILL', generation);
      if (generation <= BUDGET) await shell.count('host-restart', generation);
    }
    await shell.count('out-of-service', 1);
    await untilShown(running, /out-of-service\.html$/);
    const text = await running.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    );
    expect(text).toContain('Mời đến quầy tiếp đón');
    expect(text).not.toContain('misconfigured');
  });

  it('says what is wrong with its configuration, with file and line', async () => {
    const file = shell.writeConfig(
      `extends: ${join(root, 'kiosk-config/sites/demo/kiosk.yaml')}\nkiosk:\n  id: "NOT AN ID"\n`,
    );
    const { running, page } = await shell.launch(file);
    await untilShown(running, /out-of-service\.html#misconfigured$/);
    await page.waitForSelector('#misconfigured', { state: 'visible' });
    await running.close();

    let said = '';
    const alone = spawn(electronPath() ?? '', [...switches(shell.folder), root, '--config', file]);
    alone.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    await expect.poll(() => said, { timeout: 30_000 }).toContain(`"place":"${file}:3"`);
    alone.kill();
    await once(alone, 'exit');
  });
});
