import { describe, expect, it } from 'vitest';
import { bytes, concat, hex } from './bytes.ts';
import { inSession, swOf } from './test-card.ts';
import { readBinary, selectFile } from './test-terminal.ts';

describe('secure messaging', () => {
  it('ends with a plain command, which is carried out without rights', async () => {
    const { chip, terminal } = await inSession();
    await selectFile(terminal, 0x011e);
    expect(await swOf(terminal, '00B0000004')).toBe(0x6982);
    expect(chip.session()).toBeNull();
    expect((await readBinary(terminal, 0, 4)).sw).toBe(0x6985);
  });

  const command = { ins: 0xa4, p1: 2, p2: 0x0c, data: hex('011E') };
  it.each([
    ['a wrong checksum', 0x6988, (apdu: Uint8Array) => apdu.with(-2, (apdu.at(-2) ?? 0) ^ 1)],
    ['a changed parameter', 0x6988, (apdu: Uint8Array) => apdu.with(3, 0x00)],
    [
      'no checksum',
      0x6987,
      (apdu: Uint8Array) => concat(apdu.subarray(0, 4), bytes(11), apdu.subarray(5, 16), bytes(0)),
    ],
    ['no objects', 0x6988, (apdu: Uint8Array) => concat(apdu.subarray(0, 4), hex('03878000 00'))],
    ['no Le', 0x6700, (apdu: Uint8Array) => apdu.subarray(0, -1)],
    ['the wrong length', 0x6700, (apdu: Uint8Array) => apdu.subarray(0, -4)],
  ])('ends with %s', async (_, sw, spoil) => {
    const { chip, terminal } = await inSession();
    expect((await terminal.raw(spoil(terminal.protect(command)))).sw).toBe(sw);
    expect(chip.session()).toBeNull();
    expect((await terminal.send(command)).sw).toBe(0x6985);
  });

  it('does not take a command twice', async () => {
    const { chip, terminal } = await inSession();
    const apdu = terminal.protect(command);
    expect((await terminal.raw(apdu)).sw).toBe(0x9000);
    expect((await terminal.raw(apdu)).sw).toBe(0x6988);
    expect(chip.session()).toBeNull();
  });

  it('is forgotten at power-up', async () => {
    const { chip, terminal } = await inSession();
    chip.powerUp();
    expect((await terminal.send(command)).sw).toBe(0x6985);
    expect(chip.inApplication()).toBe(false);
  });
});
