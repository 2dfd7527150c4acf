import { afterEach, beforeEach, expect, it } from 'vitest';
import { layPtyPair, type PtyPair, ptyMissing } from '../../tests/lab/pty-pair.ts';
import { describeWith } from '../../tests/run/describe-with.ts';
import { choosePort, openPort } from './serial-port.ts';

describeWith(ptyMissing, 'a serial line that is hung up', () => {
  let wire: PtyPair;
  beforeEach(async () => {
    wire = await layPtyPair();
  });
  afterEach(() => wire.close());

  const opened = async () => {
    const chosen = await choosePort({ path: wire.near }, { baudRate: 9_600, flow: 'none' });
    if (!chosen.ok) throw new Error(chosen.error);
    const { port } = chosen.value;
    const gone = new Promise<unknown>((resolve) => port.once('close', resolve));
    expect(await openPort(port)).toEqual({ ok: true, value: undefined });
    return { port, gone };
  };

  it('is told to one that waits for its bytes', async () => {
    const { port, gone } = await opened();
    const heard = new Promise<Buffer>((resolve) => port.once('data', resolve));
    await wire.far.write('here');
    expect(String(await heard)).toBe('here');
    await wire.unplug();
    expect(await gone).toMatchObject({ disconnected: true });
  });

  it('is told to one whose read comes after it', async () => {
    const { port, gone } = await opened();
    await wire.unplug();
    port.resume();
    expect(await gone).toMatchObject({ disconnected: true });
  });

  it('is no matter to one that has closed', async () => {
    const { port, gone } = await opened();
    port.resume();
    port.close();
    expect(await gone).toBeNull();
    await wire.unplug();
    expect(port.isOpen).toBe(false);
  });
});
