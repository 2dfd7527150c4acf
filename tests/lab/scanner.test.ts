import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SerialPort } from 'serialport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choosePort, openPort } from '../../drivers/transport/serial-port.ts';
import { persona, qrOf } from '../personas.ts';
import { type LabScanner, startScanner } from './scanner.ts';

const directory = await mkdtemp(join(tmpdir(), 'lab-scanner-'));
const scanner: LabScanner | null = await startScanner(directory);
afterAll(async () => {
  await scanner?.close();
  await rm(directory, { recursive: true, force: true });
});

/** As the product opens a scanner. */
const opened = async (path: string): Promise<SerialPort> => {
  const chosen = await choosePort({ path }, { baudRate: 9_600, flow: 'none' });
  if (!chosen.ok) throw new Error(chosen.error);
  const { port } = chosen.value;
  expect(await openPort(port)).toEqual({ ok: true, value: undefined });
  return port;
};
const until = (port: SerialPort, end: string): Promise<string> =>
  new Promise((resolve) => {
    let all = Buffer.alloc(0);
    port.on('data', (chunk: Buffer) => {
      all = Buffer.concat([all, chunk]);
      if (all.toString('utf8').endsWith(end)) resolve(all.toString('utf8'));
    });
  });

describe.skipIf(scanner === null)('scanner on a PTY (needs socat)', () => {
  let device: LabScanner;
  beforeAll(() => {
    if (scanner) device = scanner;
  });

  it('brings the text and its terminator, whole or in pieces', async () => {
    const text = qrOf(persona('long-name'));
    const port = await opened(device.path);
    const whole = until(port, '\r');
    await device.present(text);
    expect(await whole).toBe(`${text}\r`);
    port.removeAllListeners('data');
    const pieces = until(port, '\r\n');
    await device.present(text, { terminator: '\r\n', chunk: 7, gapMs: 1 });
    expect(await pieces).toBe(`${text}\r\n`);
    await new Promise((resolve) => port.close(resolve));
  });

  it('carries ten thousand bytes of noise', async () => {
    const port = await opened(device.path);
    const noise = until(port, '!\n');
    await device.present(`${'x'.repeat(10_000)}!`, { terminator: '\n' });
    expect(await noise).toHaveLength(10_002);
    await new Promise((resolve) => port.close(resolve));
  });

  it('hangs up when unplugged and comes back under its name', async () => {
    const port = await opened(device.path);
    port.resume();
    const gone = new Promise<Error & { disconnected?: boolean }>((resolve) => port.on('close', resolve));
    await device.unplug();
    expect((await gone).disconnected).toBe(true);
    await expect(access(device.path)).rejects.toThrow('ENOENT');
    await expect(device.present('x')).rejects.toThrow('unplugged');
    await device.plug();
    const again = await opened(device.path);
    const text = until(again, '\r');
    await device.present('again');
    expect(await text).toBe('again\r');
    await new Promise((resolve) => again.close(resolve));
  });
});
