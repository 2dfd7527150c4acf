import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backInHand } from '../lab/camera/film.ts';
import { cameraSwitches, writeFilm } from '../lab/camera/video.ts';
import { startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { packageKiosk } from '../run/pack.ts';
import { finish, present, shown, wordsOf } from './check-in.ts';
import { standing } from './visits.ts';

/** A fuse's byte in the executable: the digit 0 or 1. */
const [OFF, ON] = [0x30, 0x31];
const missing = process.platform === 'linux' ? missingForKiosk() : 'packs for Linux';

describeWith(missing, 'the packed application', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-pack-'));
  const ordinary = join(folder, 'ordinary', 'linux-unpacked');
  const inspectable = join(folder, 'inspectable', 'linux-unpacked');

  beforeAll(() => {
    expect(packageKiosk({ dir: true, output: join(folder, 'ordinary'), inspectable: false })).toBe(0);
    expect(packageKiosk({ dir: true, output: join(folder, 'inspectable'), inspectable: true })).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has every door shut that Electron has a fuse for', async () => {
    const wire = await getCurrentFuseWire(join(ordinary, 'tiep-don'));
    expect(wire[FuseV1Options.RunAsNode]).toBe(OFF);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF);
    expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(OFF);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON);
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(ON);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ON);
  });

  it('carries the build and what it needs, and no lab, dock or test', () => {
    const files = listPackage(join(ordinary, 'resources', 'app.asar'), { isPack: false });
    const ours = files.filter((file) => !file.startsWith('/node_modules'));
    expect(ours).toContain('/out/main/main.cjs');
    expect(ours).toContain('/out/preload/preload.cjs');
    expect(ours.filter((file) => !/^\/(out|package\.json)(\/|$)/.test(file))).toEqual([]);
    const packages = new Set(files.map((file) => /^\/node_modules\/((@[^/]+\/)?[^/]+)/.exec(file)?.[1]));
    expect(
      [...packages].filter((name) => /medplum|vitest|playwright|^electron|dock/.test(name ?? '')),
    ).toEqual([]);
    // What reads pictures runs in the page: it is among the page's own files, once.
    expect([...packages].filter((name) => /tesseract|zxing/.test(name ?? ''))).toEqual([]);
    expect(ours.filter((file) => /traineddata|zxing_reader.*wasm/.test(file))).toHaveLength(2);
    expect(files.filter((file) => /(^|\/)(lab|dock|personas)([./]|$)/.test(file))).toEqual([]);
  });

  it('has its native add-ons beside the archive, and the sites to copy', () => {
    const unpacked = readdirSync(join(ordinary, 'resources', 'app.asar.unpacked'), {
      recursive: true,
      encoding: 'utf8',
    });
    expect(unpacked.filter((file) => file.endsWith('.node')).length).toBeGreaterThanOrEqual(4);
    expect(unpacked.filter((file) => file.includes('node-hid') && file.endsWith('.node'))).not.toEqual([]);
    expect(existsSync(join(ordinary, 'resources', 'udev', '70-tiep-don.rules'))).toBe(true);
    expect(existsSync(join(ordinary, 'resources', 'sites', 'demo', 'kiosk.yaml'))).toBe(true);
  });

  it('opens the inspector in the copy for tests alone', async () => {
    const wire = await getCurrentFuseWire(join(inspectable, 'tiep-don'));
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(ON);
    expect(wire[FuseV1Options.RunAsNode]).toBe(OFF);
  });

  it('takes a patient from the card to the ticket, from the archive', async () => {
    const lab = await startLab({ chip: true });
    const kiosk = await launchKiosk({ lab: lab.describe(), executable: join(inspectable, 'tiep-don') });
    try {
      expect(kiosk.page.url()).toMatch(/^app:\/\//);
      expect(await kiosk.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
      const who = persona('covered');
      await shown(kiosk.page, 'welcome');
      // The binding and the decoder of its portrait come from the archive too.
      await lab.chip?.lay(who, { portrait: 'jpeg2000' });
      await present(lab, who);
      await shown(kiosk.page, 'confirm');
      if (lab.chip) await kiosk.page.locator('.person-face img').waitFor({ timeout: 30_000 });
      expect(await finish(kiosk.page, who)).toBe('ticket.printed');
      expect((await standing(lab, who)).encounters).toHaveLength(1);
      expect(lab.printer.tickets).toHaveLength(1);
    } finally {
      await kiosk.close();
      await lab.close();
    }
  });

  it('reads the print on a card with its camera, from the archive', async () => {
    const lab = await startLab();
    const film = join(folder, 'back.mjpeg');
    const who = persona('covered');
    writeFilm(film, backInHand(who, -6));
    const kiosk = await launchKiosk({
      lab: lab.describe(),
      executable: join(inspectable, 'tiep-don'),
      config: { devices: { reader: null, camera: {} } },
      switches: cameraSwitches(film),
    });
    try {
      await shown(kiosk.page, 'confirm');
      expect(await wordsOf(kiosk.page)).toContain('DANG QUOC KHAI');
    } finally {
      await kiosk.close();
      await lab.close();
    }
  });
});
