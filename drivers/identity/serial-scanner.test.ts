import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MRZ } from '../codec/code-samples.ts';
import type { OpenContext } from '../define.ts';
import type { IdentityReader, ReaderEvent } from '../ports/identity.ts';
import scanner from './serial-scanner.ts';

const AN = '001090123456||Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Hà Nội|15042021';
const NGOC = '079300000017||TRẦN THỊ BÍCH NGỌC|29022000|Nữ|Phường Mẫu|01072024||||';
/** All cards here were printed by then. */
const NOW = Date.UTC(2026, 10, 22);

const hasSocat = (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, 'socat')));

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('options of the serial scanner', () => {
  it.each([
    { path: '/dev/ttyACM0' },
    { vendorId: '0c2e', productId: '0901' },
    { vendorId: '0C2E', productId: '0901', serialNumber: 'S1' },
    { path: 'COM3', refreshMinutes: 0 },
  ])('%j', (value) => expect(scanner.options.safeParse(value).success).toBe(true));

  it.each([
    {},
    { vendorId: '0c2e' },
    { path: '' },
    { path: 'COM3', baudrate: 9600 },
    { vendorId: 'xyz', productId: '1' },
    { path: 'COM3', refreshMinutes: -1 },
  ])('refuses %j', (value) => expect(scanner.options.safeParse(value).success).toBe(false));
});

describe.skipIf(!hasSocat)('serial scanner on a pseudo terminal', () => {
  let folder: string;
  let socat: ChildProcess;
  let wire: FileHandle;
  let reader: IdentityReader | null;
  let events: ReaderEvent[];
  let lost: string[];
  let lines: string[];

  const context: OpenContext = {
    signal: new AbortController().signal,
    now: () => NOW,
    secret: () => undefined,
    lost: (reason) => void lost.push(reason),
    log: (event, fields) => void lines.push(JSON.stringify([event, fields])),
  };
  const openScanner = async (path: string) => scanner.open(scanner.options.parse({ path }), context);

  beforeEach(async () => {
    events = [];
    lost = [];
    lines = [];
    reader = null;
    folder = mkdtempSync(join(tmpdir(), 'scanner-'));
    const [device, port] = [join(folder, 'device'), join(folder, 'port')];
    socat = spawn('socat', [`PTY,link=${device},raw,echo=0`, `PTY,link=${port},raw,echo=0`]);
    await until(() => existsSync(device) && existsSync(port));
    wire = await open(device, 'w');
    const opened = await openScanner(port);
    if (!opened.ok) throw new Error(opened.detail);
    reader = opened.value;
    reader.listen((event) => events.push(event));
  });

  afterEach(async () => {
    await reader?.close();
    await wire.close();
    socat.kill();
    rmSync(folder, { recursive: true });
  });

  it('reads a card', async () => {
    await wire.write(`${AN}\r\n`);
    await until(() => events.length > 0);
    expect(events).toEqual([
      {
        type: 'identity',
        complete: true,
        receivedAt: NOW,
        mrz: null,
        identity: {
          source: 'qr',
          assurance: 'scanned',
          number: '001090123456',
          oldNumber: null,
          name: 'Nguyễn Văn An',
          birthDate: '1990-01-01',
          sex: 'male',
          address: 'Số 1 Đường Mẫu, Hà Nội',
          issueDate: '2021-04-15',
        },
      },
    ]);
  });

  it('reads the zone on the back of a card, each line ended by CR', async () => {
    await wire.write(`${MRZ.join('\r')}\r`);
    await wire.write(`${AN}\r`);
    await until(() => events.length > 1);
    expect(events).toMatchObject([
      { type: 'identity', mrz: MRZ, identity: { source: 'mrz', number: '001090123456' } },
      { type: 'identity', mrz: null, identity: { source: 'qr' } },
    ]);
  });

  it('reads two cards at once, and one that has no terminator', async () => {
    await wire.write(`${AN}\r${NGOC}\r`);
    await wire.write(NGOC);
    await until(() => events.length === 3);
    expect(events.map((event) => event.type === 'identity' && event.identity.number)).toEqual([
      '001090123456',
      '079300000017',
      '079300000017',
    ]);
  });

  it('refuses what is no card with a closed code, and logs nothing of it', async () => {
    await wire.write(
      `${AN.slice(0, 30)}\rhttps://example.vn/\r${AN.replace('0101', '3102')}\r${'x'.repeat(2000)}\r`,
    );
    await until(() => events.length === 4);
    expect(events.map((event) => event.type === 'failed' && event.code)).toEqual([
      'incomplete',
      'not-a-citizen-card',
      'invalid',
      'not-a-citizen-card',
    ]);
    expect(lines.join()).not.toMatch(/001090|Nguyễn|example/);
  });

  it('says once that 10 kB are noise, and reads the next card', async () => {
    await wire.write('x'.repeat(10_240));
    await until(() => events.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await wire.write(`${AN}\r`);
    await until(() => events.some((event) => event.type === 'identity'));
    expect(events.map((event) => event.type)).toEqual(['failed', 'identity']);
  });

  it('closes and opens its port after a silence, and nobody hears of a loss', async () => {
    await reader?.close();
    const opened = await scanner.open(
      scanner.options.parse({ path: join(folder, 'port'), refreshMinutes: 0.001 }),
      context,
    );
    if (!opened.ok) throw new Error(opened.detail);
    reader = opened.value;
    reader.listen((event) => events.push(event));
    await until(() => lines.filter((line) => line.includes('identity.renewed')).length >= 2);
    await reader.close();
    expect(lost).toEqual([]);
    expect(events).toEqual([]);
  });

  it('says nothing to a listener that left', async () => {
    const heard: ReaderEvent[] = [];
    const stop = reader?.listen((event) => heard.push(event));
    stop?.();
    await wire.write(`${AN}\r`);
    await until(() => events.length > 0);
    expect(heard).toEqual([]);
  });

  it('says once that the scanner was unplugged', async () => {
    socat.kill();
    await until(() => lost.length > 0);
    expect(lost).toHaveLength(1);
  });

  it('does not call it lost when it was closed', async () => {
    await reader?.close();
    socat.kill();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(lost).toEqual([]);
  });

  it('is busy for a second one, and not found where there is none', async () => {
    expect(await openScanner(join(folder, 'port'))).toMatchObject({ ok: false, error: 'busy' });
    expect(await openScanner(join(folder, 'none'))).toMatchObject({ ok: false, error: 'not-found' });
  });
});
