import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Lab, startLab } from '../../tests/lab/lab.ts';
import { describeWith } from '../../tests/run/describe-with.ts';
import { type Tree, writeKioskConfig } from '../../tests/run/kiosk-config.ts';
import { isOnPath } from '../../tests/run/which.ts';
import { doctor } from './doctor.ts';

describeWith(isOnPath('socat') ? null : 'socat is missing: no scanner', 'kiosk doctor', () => {
  let lab: Lab;
  let folder: string;
  let said: string[];

  beforeAll(async () => {
    lab = await startLab();
    folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  });
  afterAll(async () => {
    await lab.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    await Promise.all([lab.his.setFault('ok'), lab.printer.setOnline(true), lab.scanner?.plug()]);
    lab.printer.reset();
    said = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  /** Examines the kiosk on the lab; gives its answer and what it found of each kind. */
  const examine = async (
    changed: Tree = {},
  ): Promise<{ well: boolean; found: ReadonlyMap<string, unknown> }> => {
    const { file, env } = writeKioskConfig(lab.describe(), folder, changed);
    for (const [name, value] of Object.entries(env)) if (!(name in process.env)) vi.stubEnv(name, value);
    const well = await doctor({ config: file, json: true });
    const { checks }: { checks: { kind: string; status: string; detail: string }[] } = JSON.parse(
      said.join(''),
    );
    return { well, found: new Map(checks.map(({ kind, status, detail }) => [kind, [status, detail]])) };
  };

  it('finds a whole kiosk well, and prints nothing on its paper', async () => {
    const { well, found } = await examine();
    expect(Object.fromEntries(found)).toEqual({
      identity: ['ok', 'open'],
      printer: ['ok', 'ready'],
      tickets: ['ok', 'can be drawn'],
      his: ['ok', '12 departments'],
      insurance: ['ok', expect.any(String)],
    });
    expect(well).toBe(true);
    expect(lab.printer.tickets).toEqual([]);
    expect(lab.bhxh.lookUps()).toBe(0);
  });

  it('warns of paper that runs low', async () => {
    lab.printer.setPaper('low');
    const { well, found } = await examine();
    expect(found.get('printer')).toEqual(['warning', expect.stringMatching(/^paper-low/)]);
    expect(well).toBe(true);
  });

  it.each([
    ['printer', /paper-out/, () => lab.printer.setPaper('out')],
    ['printer', /cover-open/, () => lab.printer.setCover('open')],
    ['printer', /offline.* – refused/, () => lab.printer.setOnline(false)],
    ['his', /no-answer/, () => lab.his.setFault('down')],
    ['his', /bad-answer/, () => lab.his.setFault('nonsense-html')],
    ['identity', /not found|no such file/i, () => lab.scanner?.unplug()],
  ] as const)('finds the %s alone at fault: %s', async (kind, detail, hurt) => {
    await hurt();
    const { well, found } = await examine();
    expect(well).toBe(false);
    expect(found.get(kind)).toEqual(['failed', expect.stringMatching(detail)]);
    for (const [name, verdict] of found) if (name !== kind) expect(verdict).toContain('ok');
  });

  it('names a secret that is not set, and a driver that does not exist', async () => {
    vi.stubEnv('BHXH_PASSWORD', '');
    const { well, found } = await examine({ systems: { his: { driver: 'hl7', options: {} } } });
    expect(well).toBe(false);
    expect(found.get('insurance')).toEqual(['failed', expect.stringMatching(/not set/)]);
    expect(found.get('his')).toEqual(['failed', 'no driver of this name']);
  });

  it('examines a chip reader as well, and says what it lacks', async () => {
    const chip = { driver: 'chip', options: { csca: join(folder, 'no-certificates') } };
    const { well, found } = await examine({ devices: { chip } });
    expect(well).toBe(false);
    expect(found.get('identity')).toEqual(['failed', expect.stringMatching(/^misconfigured: .*pcscd/)]);
  });

  it('finds fault with options that the driver does not know', async () => {
    const { well, found } = await examine({ devices: { printer: { options: { port: 99_999 } } } });
    expect(well).toBe(false);
    expect(found.get('printer')).toContain('failed');
  });
});
