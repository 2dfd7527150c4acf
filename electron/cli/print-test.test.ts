import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isBlack } from '../../drivers/codec/bitmap.ts';
import { type Lab, startLab } from '../../tests/lab/lab.ts';
import { type Tree, writeKioskConfig } from '../../tests/run/kiosk-config.ts';
import { bitmapOfPng } from '../../tests/run/png-dots.ts';
import { type PrintTestOptions, printTest } from './print-test.ts';

describe('kiosk print-test', () => {
  let lab: Lab;
  let folder: string;
  let said: string[];
  beforeAll(async () => {
    lab = await startLab({ scanner: false });
    folder = mkdtempSync(join(tmpdir(), 'print-test-'));
  });
  afterAll(async () => {
    await lab.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    await lab.printer.setOnline(true);
    lab.printer.reset();
    said = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  const run = async (options: PrintTestOptions = {}, changed: Tree = {}) => {
    const { file, env } = writeKioskConfig(lab.describe(), folder, changed);
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const well = await printTest({ config: file, json: true }, options);
    expect(said).toHaveLength(1);
    return { well, told: JSON.parse(said[0] ?? '') };
  };
  const to = (): string => `tcp://127.0.0.1:${lab.printer.port}`;

  it('prints a page on the configured printer, which reaches both edges of the paper', async () => {
    const { well, told } = await run();
    expect(well).toBe(true);
    expect(told).toEqual({
      outcome: 'confirmed',
      status: 'ready',
      bytes: expect.any(Number),
      ms: expect.any(Number),
      error: null,
    });
    const [page, ...more] = lab.printer.tickets;
    expect(more).toEqual([]);
    // The first job of a day is preceded by 10 bytes that clear the printer; behind the cut come 11 that ask whether all was printed.
    expect(told.bytes).toBe((page?.bytes ?? 0) - 10 + 11);
    const dots = await bitmapOfPng(page?.png ?? Buffer.alloc(0));
    const column = (x: number) => Array.from({ length: dots.height }, (_, y) => isBlack(dots, x, y));
    expect(column(0)).toContain(true);
    expect(column(dots.width - 1)).toContain(true);
    expect(lab.printer.faults).toEqual([]);
  });

  it('prints on a printer that is named, without any configuration', async () => {
    const well = await printTest(
      { config: join(folder, 'there-is-none.yaml'), json: true },
      { to: to(), model: 'epson-tm-t82', paper: 80 },
    );
    expect(JSON.parse(said.join(''))).toMatchObject({ outcome: 'confirmed', status: 'ready' });
    expect(well).toBe(true);
  });

  it('says that a printer of which nothing more is known has taken the page', async () => {
    const { well, told } = await run({ to: to() });
    expect([well, told.outcome]).toEqual([true, 'sent-unconfirmed']);
    expect(lab.printer.tickets).toHaveLength(1);
  });

  it.each([
    ['paper-out', () => lab.printer.setPaper('out')],
    ['cover-open', () => lab.printer.setCover('open')],
    ['fault', () => lab.printer.setError('cutter')],
  ] as const)('prints nothing and says why: %s', async (status, bring) => {
    bring();
    const { well, told } = await run();
    expect(told).toMatchObject({ outcome: 'refused', status });
    expect(well).toBe(false);
    expect(lab.printer.tickets).toEqual([]);
  });

  it('says why a printer cannot be reached', async () => {
    await lab.printer.setOnline(false);
    const { well, told } = await run();
    expect(told).toMatchObject({ outcome: 'refused', status: 'offline' });
    expect(told.error).toMatch(/^refused/);
    expect(well).toBe(false);
  });

  it.each([
    [{ to: 'ftp://192.0.2.1' }, /to/],
    [{ to: 'tcp://192.0.2.1', model: 'no-such-printer' }, /no-such-printer.*epson-tm-t82/],
    [{ to: 'tcp://192.0.2.1', paper: 76 }, /paper/],
    [{ to: 'usb:///dev/usb/lp0', model: 'custom-vkp80', paper: 58 }, /58 mm/],
  ] as const)('refuses what cannot be: %o', async (options, error) => {
    const { well, told } = await run(options);
    expect(told).toMatchObject({ outcome: 'refused', status: null, bytes: 0 });
    expect(told.error).toMatch(error);
    expect(well).toBe(false);
  });
});
