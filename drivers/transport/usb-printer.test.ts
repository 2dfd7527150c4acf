import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layPtyPair, type PtyPair, ptyMissing } from '../../tests/lab/pty-pair.ts';
import { describeWith } from '../../tests/run/describe-with.ts';
import type { PatientFile } from './patient-file.ts';
import { listUsbPrinters, openUsbPrinter, usbPrinterLink } from './usb-printer.ts';

const signal = new AbortController().signal;
const LONG = Uint8Array.from({ length: 20_000 }, (_, at) => (at * 7) % 251);
/** What usblp puts into one transfer. */
const TRANSFER = 8_192;

const failWith = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

/** A file that behaves like usblp's: one transfer is under way at a time, and is forgotten by a close. */
const usblp = () => {
  const state = {
    /** The printer takes what is sent. */
    takes: true,
    bytes: [] as number[],
    underWay: [] as number[],
    /** What the next reads find: bytes (none: an empty packet), or a code of failure. */
    answers: [] as (Uint8Array | string)[],
    gone: false,
    closed: 0,
    tries: 0,
  };
  const file: PatientFile = {
    write: async (buffer, from, length) => {
      state.tries++;
      if (state.gone) failWith('ENODEV');
      if (state.takes) state.bytes.push(...state.underWay.splice(0));
      if (state.underWay.length > 0) failWith('EAGAIN');
      const taken = buffer.subarray(from, from + Math.min(length, TRANSFER));
      state.underWay.push(...taken);
      return { bytesWritten: taken.length };
    },
    read: async (buffer) => {
      if (state.gone) failWith('ENODEV');
      const answer = state.answers.shift();
      if (answer === undefined) return failWith('EAGAIN');
      if (typeof answer === 'string') return failWith(answer);
      buffer.set(answer);
      return { bytesRead: answer.length };
    },
    close: async () => {
      state.closed++;
    },
  };
  let left = 0;
  const link = usbPrinterLink(file, () => left++);
  return { state, link, left: () => left };
};

describe("a link over the kernel's printer driver", () => {
  it('writes until the printer has taken the last byte', async () => {
    const { state, link } = usblp();
    expect(await link.write(LONG, 60_000)).toEqual({ ok: true, value: undefined });
    expect(Uint8Array.from(state.bytes)).toEqual(LONG);
    await link.close(100);
    expect(state.closed).toBe(1);
  });

  it('says timeout while the printer takes nothing, and goes on when it does', async () => {
    const { state, link } = usblp();
    state.takes = false;
    expect(await link.write(Uint8Array.of(1, 2), 30)).toEqual({ ok: false, error: 'timeout' });
    const after = link.write(Uint8Array.of(3), 60_000);
    expect(state.bytes).toEqual([]);
    state.takes = true;
    expect(await after).toEqual({ ok: true, value: undefined });
    expect(state.bytes).toEqual([1, 2, 3]);
    await link.close(100);
  });

  it('reads past empty packets, failed transfers and nothing', async () => {
    const { state, link } = usblp();
    state.answers.push(new Uint8Array(), 'EAGAIN', 'EIO', Uint8Array.of(9));
    expect(await link.read(60_000)).toEqual({ ok: true, value: Uint8Array.of(9) });
    await link.close(100);
  });

  it('leaves a printer that only listens at work', async () => {
    const { state, link } = usblp();
    state.answers.push(...Array.from({ length: 1_000 }, () => 'EINVAL'));
    expect(await link.read(20)).toEqual({ ok: false, error: 'timeout' });
    expect(await link.write(Uint8Array.of(1), 60_000)).toEqual({ ok: true, value: undefined });
    await link.close(100);
  });

  it('forgets what the printer kept for somebody before us, and nothing later', async () => {
    const { state, link } = usblp();
    state.answers.push('EAGAIN', Uint8Array.of(1, 2, 3));
    await link.skipStale();
    state.answers.push(Uint8Array.of(4));
    expect(await link.read(60_000)).toEqual({ ok: true, value: Uint8Array.of(4) });
    await link.close(100);
  });

  it('gives bytes in their order to reads that follow each other closely', async () => {
    const { state, link } = usblp();
    const sent = Array.from({ length: 40 }, (_, at) => at);
    state.answers.push(...sent.flatMap((byte) => [Uint8Array.of(byte), 'EAGAIN']));
    const came: number[] = [];
    while (came.length < sent.length) {
      const read = await link.read(60_000);
      if (!read.ok) throw new Error(read.error);
      came.push(...read.value);
    }
    expect(came).toEqual(sent);
    await link.close(100);
  });

  it('tells all that wait when the printer is unplugged', async () => {
    const { state, link, left } = usblp();
    state.takes = false;
    const writing = link.write(LONG, 60_000);
    const reading = link.read(60_000);
    await sleep(10);
    state.gone = true;
    expect(await reading).toEqual({ ok: false, error: 'lost', detail: 'ENODEV' });
    expect(await writing).toEqual({ ok: false, error: 'lost', detail: 'ENODEV' });
    expect(await link.write(LONG, 60_000)).toMatchObject({ ok: false, error: 'lost' });
    await link.close(60_000);
    await link.close(60_000);
    expect([state.closed, left()]).toEqual([1, 1]);
  });

  it('closes in time while the printer takes nothing, and tries no more', async () => {
    const { state, link } = usblp();
    state.takes = false;
    const writing = link.write(LONG, 60_000);
    await link.close(20);
    expect(await writing).toMatchObject({ ok: false, error: 'lost' });
    const { tries } = state;
    await sleep(20);
    expect([state.tries, state.closed]).toEqual([tries, 1]);
  });

  it('asks nothing of the kernel while nobody waits', async () => {
    const { state, link } = usblp();
    await link.read(10);
    await sleep(20);
    state.answers.push(Uint8Array.of(1));
    await sleep(20);
    expect(state.answers).toHaveLength(1);
    await link.close(100);
  });
});

describeWith(ptyMissing, 'a USB printer, with a pseudo terminal in its place', () => {
  let wire: PtyPair;
  beforeEach(async () => {
    wire = await layPtyPair();
  });
  afterEach(() => wire.close());

  it('takes a long job, answers, and is unplugged', async () => {
    const opened = await openUsbPrinter({ path: wire.near }, 60_000, signal);
    if (!opened.ok) throw new Error(opened.error);
    const link = opened.value;
    const long = Buffer.concat(Array.from({ length: 20 }, () => LONG));
    const heard = wire.hear(long.length);
    expect(await link.write(long, 60_000)).toEqual({ ok: true, value: undefined });
    expect((await heard).equals(long)).toBe(true);
    await wire.far.write('ready');
    expect(await link.read(60_000)).toEqual({ ok: true, value: new Uint8Array(Buffer.from('ready')) });
    await wire.unplug();
    expect(await link.write(Uint8Array.of(1), 60_000)).toMatchObject({ ok: false, error: 'lost' });
    await link.close(100);
  });

  it('holds no answer to an older question', async () => {
    await wire.leave('stale');
    const opened = await openUsbPrinter({ path: wire.near }, 60_000, signal);
    if (!opened.ok) throw new Error(opened.error);
    await wire.far.write('fresh');
    expect(await opened.value.read(60_000)).toEqual({
      ok: true,
      value: new Uint8Array(Buffer.from('fresh')),
    });
    await opened.value.close(100);
  });

  it('ends with an abort while it takes nothing', async () => {
    const abort = new AbortController();
    const opened = await openUsbPrinter({ path: wire.near }, 60_000, abort.signal);
    if (!opened.ok) throw new Error(opened.error);
    const writing = opened.value.write(new Uint8Array(500_000), 60_000);
    const reading = opened.value.read(60_000);
    abort.abort();
    expect(await reading).toMatchObject({ ok: false, error: 'lost' });
    expect(await writing).toMatchObject({ ok: false, error: 'lost' });
    await opened.value.close(1_000);
    expect(await openUsbPrinter({ path: wire.near }, 60_000, abort.signal)).toMatchObject({ error: 'lost' });
  });
});

describe('USB printers', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sysfs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are found by what they say of themselves', async () => {
    const plug = (name: string, device: string, attributes: Record<string, string>) => {
      mkdirSync(join(folder, device, 'interface'), { recursive: true });
      mkdirSync(join(folder, 'class', name), { recursive: true });
      for (const [attribute, value] of Object.entries(attributes))
        writeFileSync(join(folder, device, attribute), `${value}\n`);
      symlinkSync(join(folder, device, 'interface'), join(folder, 'class', name, 'device'));
    };
    plug('lp10', '1-2', { idVendor: '0519', idProduct: '0001', serial: 'S1' });
    plug('lp2', '1-1', { idVendor: '04b8', idProduct: '0e15' });
    plug('hiddev0', '1-3', { idVendor: '04b8', idProduct: '0e15' });
    expect(await listUsbPrinters(join(folder, 'class'))).toEqual([
      { path: '/dev/usb/lp2', vendorId: '04b8', productId: '0e15', serialNumber: undefined },
      { path: '/dev/usb/lp10', vendorId: '0519', productId: '0001', serialNumber: 'S1' },
    ]);
  });

  it('are not there: no such device, no such file, and a file that is none', async () => {
    const file = join(folder, 'lp0');
    expect(await openUsbPrinter({ path: file }, 60_000, signal)).toMatchObject({ error: 'not-found' });
    writeFileSync(file, '');
    expect(await openUsbPrinter({ path: file }, 60_000, signal)).toMatchObject({ error: 'not-found' });
    const ids = { vendorId: 'ffff', productId: 'fffe' };
    expect(await openUsbPrinter(ids, 60_000, signal)).toMatchObject({ error: 'not-found' });
  });
});
