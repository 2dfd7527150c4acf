import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Lab, startLab } from '../../tests/lab/lab.ts';
import { type LabZvt, startZvtTerminal } from '../../tests/lab/terminal/zvt.ts';
import { type Tree, writeKioskConfig } from '../../tests/run/kiosk-config.ts';
import { type PayTestOptions, payTest } from './pay-test.ts';

const REFERENCE = /^[0-9A-HJKMNP-TV-Z]{9}$/;

describe('kiosk pay-test', () => {
  let lab: Lab;
  let terminal: LabZvt;
  let folder: string;
  let said: string[];
  let told: string[];
  beforeAll(async () => {
    lab = await startLab({ scanner: false });
    terminal = await startZvtTerminal();
    folder = mkdtempSync(join(tmpdir(), 'pay-test-'));
  });
  afterAll(async () => {
    await terminal.close();
    await lab.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    await terminal.reset();
    terminal.customer({ does: 'pays' });
    [said, told] = [[], []];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  const card = (options: Tree = {}): Tree => ({
    driver: 'zvt',
    options: { to: `tcp://127.0.0.1:${terminal.port}`, ...options },
  });
  const run = async (
    options: Partial<PayTestOptions> = {},
    payment: Tree = { card: card() },
    stop = new AbortController().signal,
  ) => {
    const { file, env } = writeKioskConfig(lab.describe(), folder, { payment });
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const wanted = { amount: 50_000, means: 'card', ...options } as const;
    const well = await payTest({ config: file, json: true }, wanted, stop);
    expect(said).toHaveLength(1);
    return { well, tested: JSON.parse(said[0] ?? '') };
  };
  const refused = (error: unknown) => ({ outcome: 'refused', reference: null, approved: null, error });

  it('charges once, and tells the reference before anything else', async () => {
    const { well, tested } = await run();
    expect(tested).toEqual({
      outcome: 'paid',
      reference: expect.stringMatching(REFERENCE),
      approved: 50_000,
      error: null,
    });
    expect(well).toBe(true);
    expect(told[0]).toBe(`charge ${tested.reference} of 50000 đồng\n`);
    expect(told.slice(1)).toContain('terminal: insert-card\n');
    expect(terminal.ledger()).toMatchObject([{ kind: 'charge', amount: 50_000 }]);
  });

  it('tells that the terminal declined', async () => {
    terminal.customer({ does: 'is-declined', reason: 'funds' });
    const { well, tested } = await run();
    expect(tested).toMatchObject({ outcome: 'declined', approved: 0, error: 'declined: funds' });
    expect(well).toBe(false);
    expect(terminal.ledger()).toEqual([]);
  });

  it('stops at the terminal, and waits for its word', async () => {
    terminal.customer({ does: 'waits' });
    const stop = new AbortController();
    const tested = run({}, { card: card() }, stop.signal);
    await vi.waitFor(() => expect(terminal.stage).toBe('no-card'), { timeout: 60_000 });
    stop.abort();
    expect(await tested).toMatchObject({ well: false, tested: { outcome: 'cancelled', approved: 0 } });
    expect(told).toContain('stopping: the last word of the device is awaited\n');
    expect(terminal.stage).toBeNull();
    expect(terminal.ledger()).toEqual([]);
  });

  it('begins nothing once it was stopped', async () => {
    const { tested } = await run({}, { card: card() }, AbortSignal.abort());
    expect(tested).toMatchObject({ outcome: 'cancelled' });
    expect(terminal.ledger()).toEqual([]);
  });

  it('says not to repeat what nobody knows the end of', async () => {
    terminal.watch((when, message) => {
      // Its answer is lost, and it can never be asked again.
      if (when === 'before' && message === 'zvt:authorisation') void terminal.setFault('away');
    });
    const timeouts = { connect: 200, ack: 200, answer: 200, recover: 400, retry: 50 };
    const { well, tested } = await run({}, { card: card({ timeouts }) });
    terminal.watch(null);
    expect(tested).toMatchObject({ outcome: 'unknown', approved: null });
    expect(tested.error).toMatch(/do not repeat, ask the terminal/);
    expect(tested.reference).toMatch(REFERENCE);
    expect(well).toBe(false);
  });

  it('tells that the terminal is not there', async () => {
    await terminal.setFault('away');
    const { well, tested } = await run();
    expect(tested).toMatchObject({ outcome: 'not-started', error: 'nothing was begun: offline' });
    expect(well).toBe(false);
  });

  it('finds fault with another amount than was asked for', async () => {
    terminal.customer({ does: 'pays', amount: 40_000 });
    const { well, tested } = await run();
    expect(tested).toMatchObject({ outcome: 'paid', approved: 40_000 });
    expect(tested.error).toBe('50000 was asked for, 40000 was taken');
    expect(well).toBe(false);
  });

  it.each([
    ['an amount above the limit', { amount: 50_000_001 }, () => ({}), /payment\.most.*: 50000000$/],
    ['a means that is not configured', { means: 'vietqr' }, () => ({}), /payment\.vietqr is not configured/],
    ['a driver that does not exist', {}, () => ({ card: { driver: 'barter' } }), /called barter/],
    ['options that no driver knows', {}, () => ({ card: card({ to: 'http://there' }) }), /^to: /],
    [
      'a password not set',
      {},
      () => ({ card: card({ password: { env: 'NO_SUCH' } }) }),
      /NO_SUCH is not set/,
    ],
    ['a terminal under another name', { means: 'vietqr' }, () => ({ vietqr: card() }), /takes card/],
  ] as const)('refuses %s', async (_, options, payment, error) => {
    const { well, tested } = await run(options, { card: card(), ...payment() });
    expect(tested).toEqual(refused(expect.stringMatching(error)));
    expect(well).toBe(false);
    expect(terminal.ledger()).toEqual([]);
  });
});
