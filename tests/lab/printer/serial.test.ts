import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeWith } from '../../run/describe-with.ts';
import { laySocatLine, ptyMissing, type SocatLine } from '../socat.ts';
import { PrinterDevice } from './device.ts';
import { CUT, eot, INIT, processed, processId, raster } from './samples.ts';
import { playOnSerial, type SerialFlow } from './serial.ts';
import { playOnStream } from './stream.ts';

let folder: string;
let line: SocatLine | null = null;
const closers: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiep-don-printer-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await line?.stop();
  line = null;
  await rm(folder, { recursive: true, force: true });
});

/** A wire with two ends. */
const wire = async (): Promise<{ near: string; far: string }> => {
  const [near, far] = [join(folder, 'near'), join(folder, 'far')];
  line = await laySocatLine([near, far]);
  return { near, far };
};

/** The host's end. */
const openHost = async (path: string, xon: boolean) => {
  const port = new SerialPort({ path, baudRate: 38_400, xon, xoff: xon, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  closers.push(() => new Promise((resolve) => (port.isOpen ? port.close(resolve) : resolve(null))));
  let heard = '';
  port.on('data', (bytes: Buffer) => {
    heard += bytes.toString('hex');
  });
  return {
    port,
    heard: async (length: number): Promise<string> => {
      while (heard.length < length) await sleep(2);
      const [now, rest] = [heard.slice(0, length), heard.slice(length)];
      heard = rest;
      return now;
    },
  };
};

/** A printer that plays at one end of a wire, and its host at the other. */
const stand = async (flow: SerialFlow, hostHeeds: boolean) => {
  const { near, far } = await wire();
  const device = new PrinterDevice();
  const front = await playOnSerial(device, { path: near, flow });
  closers.push(() => front.close());
  return { device, front, host: await openHost(far, hostHeeds) };
};

describeWith(ptyMissing, 'on a serial line', () => {
  it('prints and answers', async () => {
    const { device, host } = await stand('none', false);
    host.port.write(Buffer.concat([INIT, raster(8, 30), CUT, processId('0042')]));
    expect(await host.heard(14)).toBe(processed('0042'));
    expect([device.tickets.length, device.faults]).toEqual([1, []]);
  });

  it('holds the host back with XOFF when its buffer is nearly full, and loses nothing', async () => {
    const { device, front, host } = await stand('xon-xoff', true);
    device.change({ paper: 'out' });
    const coming = device.waitForTicket(0);
    host.port.write(Buffer.concat([INIT, raster(72, 600), CUT, processId('0042')]));
    while (!front.heldBack) await sleep(2);
    expect(device.room).toBeLessThan(128);
    device.change({ paper: 'ok' });
    expect((await coming).rows).toBe(700);
    expect(await host.heard(14)).toBe(processed('0042'));
    expect([front.heldBack, device.faults]).toEqual([false, []]);
  });

  it('sends XOFF and XON as bytes to a host that does not heed them', async () => {
    const { device, host } = await stand('xon-xoff', false);
    device.change({ cover: 'open' });
    host.port.write(Buffer.alloc(4_000, 0x0a));
    expect(await host.heard(2)).toBe('13');
    device.change({ cover: 'closed' });
    expect(await host.heard(2)).toBe('11');
  });

  it('loses what finds the buffer full where nothing holds the host back', async () => {
    const { device, host } = await stand('none', false);
    device.change({ paper: 'out' });
    host.port.write(Buffer.alloc(6_000, 0x0a));
    while (device.faults.length === 0) await sleep(2);
    expect(device.faults[0]).toMatch(/^overrun of \d+ bytes$/);
    expect(device.room).toBe(0);
  });
});

describeWith(ptyMissing, 'on a file', () => {
  it('prints and answers, and closes while nothing comes', async () => {
    const { near, far } = await wire();
    const device = new PrinterDevice({ model: 'custom-vkp80' });
    const front = await playOnStream(device, near);
    const host = await openHost(far, false);
    host.port.write(Buffer.concat([INIT, raster(72, 300), CUT, eot(20)]));
    expect(await host.heard(12)).toBe('100f20000000');
    expect([device.tickets.map(({ rows }) => rows), device.faults]).toEqual([[400], []]);
    await front.close();
  });

  it('closes while the printer is stopped and full', async () => {
    const { near, far } = await wire();
    const device = new PrinterDevice();
    const front = await playOnStream(device, near);
    const host = await openHost(far, false);
    device.change({ paper: 'out' });
    host.port.write(Buffer.alloc(6_000, 0x0a));
    while (device.room > 0) await sleep(2);
    await front.close();
    expect(device.faults).toEqual([]);
  });
});
