import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { layPtyPair, type PtyPair, ptyMissing } from '../../tests/lab/pty-pair.ts';
import { describeWith } from '../../tests/run/describe-with.ts';
import type { ByteLink } from './byte-link.ts';
import { openSerialLink } from './serial-link.ts';
import type { FlowControl } from './serial-port.ts';

const [XON, XOFF] = [0x11, 0x13];
const ALL_BYTES = Uint8Array.from({ length: 8 * 256 }, (_, at) => at % 256);
const LONG = new Uint8Array(300_000).fill(0x55);

describeWith(ptyMissing, 'a link on a serial line', () => {
  let wire: PtyPair;
  let abort: AbortController;
  const links: ByteLink[] = [];
  const open = async (flow: FlowControl = 'none'): Promise<ByteLink> => {
    const link = await openSerialLink({ path: wire.near }, { baudRate: 38_400, flow }, 60_000, abort.signal);
    if (!link.ok) throw new Error(link.error);
    links.push(link.value);
    return link.value;
  };
  beforeEach(async () => {
    wire = await layPtyPair();
    abort = new AbortController();
  });
  afterEach(async () => {
    for (const link of links.splice(0)) await link.close(0);
    await wire.close();
  });

  it.each(['none', 'rts-cts'] as const)('carries every byte both ways (%s)', async (flow) => {
    const link = await open(flow);
    const heard = wire.hear(ALL_BYTES.length);
    expect(await link.write(ALL_BYTES, 60_000)).toEqual({ ok: true, value: undefined });
    expect(new Uint8Array(await heard)).toEqual(ALL_BYTES);
    await wire.far.write(ALL_BYTES);
    const came: number[] = [];
    while (came.length < ALL_BYTES.length) {
      const read = await link.read(60_000);
      if (!read.ok) throw new Error(read.error);
      came.push(...read.value);
    }
    expect(Uint8Array.from(came)).toEqual(ALL_BYTES);
  });

  it('is stopped by XOFF, goes on by XON, and hears neither', async () => {
    const link = await open('xon-xoff');
    await wire.far.write(Uint8Array.of(XOFF, 0x61));
    expect(await link.read(60_000)).toEqual({ ok: true, value: Uint8Array.of(0x61) });
    expect(await link.write(Uint8Array.of(1, 2, 3), 100)).toEqual({ ok: false, error: 'timeout' });
    const heard = wire.hear(3);
    expect(await Promise.race([heard, sleep(100)])).toBeUndefined();
    await wire.far.write(Uint8Array.of(XON));
    expect([...(await heard)]).toEqual([1, 2, 3]);
    expect(await link.write(Uint8Array.of(4), 60_000)).toEqual({ ok: true, value: undefined });
    expect([...(await wire.hear(1))]).toEqual([4]);
  });

  it('takes XOFF for a byte like others where there is no such flow control', async () => {
    const link = await open('none');
    await wire.far.write(Uint8Array.of(XOFF));
    expect(await link.read(60_000)).toEqual({ ok: true, value: Uint8Array.of(XOFF) });
    expect(await link.write(Uint8Array.of(1), 60_000)).toEqual({ ok: true, value: undefined });
  });

  it('says timeout while nobody takes the bytes, and sends them on when somebody does', async () => {
    const link = await open();
    expect(await link.write(LONG, 50)).toEqual({ ok: false, error: 'timeout' });
    const after = link.write(Uint8Array.of(0xaa), 60_000);
    const heard = await wire.hear(LONG.length + 1);
    expect(heard.equals(Buffer.concat([LONG, Uint8Array.of(0xaa)]))).toBe(true);
    expect(await after).toEqual({ ok: true, value: undefined });
  });

  it('sends what is left when it is closed, and waits no longer than it may', async () => {
    const link = await open();
    const heard = wire.hear(20_000);
    const writing = link.write(LONG.subarray(0, 20_000), 60_000);
    await link.close(5_000);
    expect(await writing).toEqual({ ok: true, value: undefined });
    expect((await heard).length).toBe(20_000);
    const stopped = await open('xon-xoff');
    await wire.far.write(Uint8Array.of(XOFF, 0x61));
    await stopped.read(60_000);
    const blocked = stopped.write(LONG, 60_000);
    await stopped.close(20);
    expect(await blocked).toMatchObject({ ok: false, error: 'lost' });
    expect(await stopped.write(Uint8Array.of(1), 100)).toMatchObject({ ok: false, error: 'lost' });
    await stopped.close(20);
  });

  it('tells all that wait when the cable is pulled', async () => {
    const link = await open();
    await wire.far.write(Uint8Array.of(7));
    const blocked = link.write(LONG, 60_000);
    expect(await link.read(60_000)).toEqual({ ok: true, value: Uint8Array.of(7) });
    const reading = link.read(60_000);
    await wire.unplug();
    expect(await reading).toMatchObject({ ok: false, error: 'lost' });
    expect(await blocked).toMatchObject({ ok: false, error: 'lost' });
    expect(await link.read(100)).toMatchObject({ ok: false, error: 'lost' });
    await link.close(1_000);
  });

  it('ends with an abort while the device says stop, and the port is free again', async () => {
    const link = await open('xon-xoff');
    await wire.far.write(Uint8Array.of(XOFF, 0x61));
    await link.read(60_000);
    const blocked = link.write(LONG, 60_000);
    const reading = link.read(60_000);
    abort.abort();
    expect(await reading).toMatchObject({ ok: false, error: 'lost' });
    expect(await blocked).toMatchObject({ ok: false, error: 'lost' });
    await link.close(1_000);
    const target = { path: wire.near };
    const settings = { baudRate: 9_600, flow: 'none' } as const;
    expect(await openSerialLink(target, settings, 60_000, abort.signal)).toMatchObject({ error: 'lost' });
    abort = new AbortController();
    await open();
  });

  it('holds no answer to an older question', async () => {
    await wire.leave('stale');
    const link = await open();
    await wire.far.write('fresh');
    let heard = '';
    while (heard.length < 5) {
      const read = await link.read(60_000);
      if (!read.ok) throw new Error(read.error);
      heard += Buffer.from(read.value).toString();
    }
    expect(heard).toBe('fresh');
  });

  it('has the port for itself alone, and says what is no port', async () => {
    await open();
    const attempt = (path: string) =>
      openSerialLink({ path }, { baudRate: 9_600, flow: 'none' }, 60_000, abort.signal);
    expect(await attempt(wire.near)).toMatchObject({ ok: false, error: 'busy' });
    expect(await attempt(`${wire.near}-none`)).toMatchObject({ ok: false, error: 'not-found' });
    expect(await attempt('/dev/null')).toMatchObject({ ok: false, error: 'not-found' });
    const target = { vendorId: 'ffff', productId: 'fffe' };
    expect(
      await openSerialLink(target, { baudRate: 9_600, flow: 'none' }, 60_000, abort.signal),
    ).toMatchObject({ ok: false, error: 'not-found' });
  });
});
