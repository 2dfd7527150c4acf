import { describe, expect, it } from 'vitest';
import { bytes, concat, hex } from './bytes.ts';
import { inSession, odd, start, swOf } from './test-card.ts';
import { CARD_ACCESS, COM, CONTENTS, LONG_FILE } from './test-contents.ts';
import { openBac, openPace, readBinary, selectApplication, selectFile } from './test-terminal.ts';

describe('reading', () => {
  it('gives EF.CardAccess in the clear, by selection and by short id', async () => {
    const { terminal } = start();
    await selectFile(terminal, 0x011c);
    expect(await readBinary(terminal, 0, 256)).toEqual({ data: CARD_ACCESS, sw: 0x9000 });
    expect(await readBinary(terminal, 20, 4)).toEqual({ data: CARD_ACCESS.slice(20), sw: 0x6282 });
    expect(await readBinary(terminal, 22, 4)).toEqual({ data: bytes(), sw: 0x6b00 });
    const fresh = start();
    expect((await fresh.terminal.raw(hex('00B09C0204'))).data).toEqual(CARD_ACCESS.slice(2, 6));
    expect((await readBinary(fresh.terminal, 0, 2)).data).toEqual(CARD_ACCESS.slice(0, 2));
    expect(await swOf(start({ shortFileIds: false }).terminal, '00B09C0000')).toBe(0x6a86);
    expect(await swOf(start({}, { ...CONTENTS, cardAccess: null }).terminal, '00B09C0000')).toBe(0x6a82);
  });

  it('forbids LDS files outside of a session, by name too', async () => {
    const { terminal } = start();
    await selectApplication(terminal);
    expect((await selectFile(terminal, 0x011e)).sw).toBe(0x6982);
    expect((await selectFile(terminal, 0x0110)).sw).toBe(0x6982);
    expect((await readBinary(terminal, 0, 4)).sw).toBe(0x6982);
    expect(await swOf(terminal, '00B09E0000')).toBe(0x6982);
  });

  it('gives LDS files in the clear where the card has no access control', async () => {
    const { terminal } = start({}, { ...CONTENTS, bac: false, pace: null, cardAccess: null });
    await selectApplication(terminal);
    expect((await selectFile(terminal, 0x011e)).sw).toBe(0x9000);
    expect((await readBinary(terminal, 0, 256)).data).toEqual(COM);
  });

  it('tells missing and sensitive files under secure messaging', async () => {
    const { chip, terminal } = await inSession();
    expect((await selectFile(terminal, 0x010b)).sw).toBe(0x6a82);
    expect((await selectFile(terminal, 0x0103)).sw).toBe(0x6982);
    expect((await selectFile(terminal, 0x0104)).sw).toBe(0x6982);
    expect((await terminal.send({ ins: 0xb0, p1: 0x83, ne: 256 })).sw).toBe(0x6982);
    expect((await terminal.send({ ins: 0xfe })).sw).toBe(0x6d00);
    expect((await selectFile(terminal, 0x011e)).sw).toBe(0x9000);
    expect((await readBinary(terminal, 22, 1)).sw).toBe(0x6b00);
    expect((await readBinary(terminal, 20, 9)).sw).toBe(0x6282);
    expect(chip.session()).toBe('bac');
  });

  it('reads beyond 32767 with the odd instruction, in the clear of a session', async () => {
    const { terminal } = await inSession();
    await selectFile(terminal, 0x0102);
    expect((await odd(terminal, 39_000, 100)).data).toEqual(
      concat(hex('5362'), LONG_FILE.slice(39_000, 39_098)),
    );
    const left = LONG_FILE.length - 39_990;
    expect(await odd(terminal, 39_990, 100)).toEqual({
      data: concat(bytes(0x53, left), LONG_FILE.slice(39_990)),
      sw: 0x6282,
    });
    expect((await odd(terminal, LONG_FILE.length, 10)).sw).toBe(0x6b00);
    expect((await odd(terminal, 2, 6, 0x1e)).data).toEqual(concat(hex('5304'), COM.slice(2, 6)));
    expect((await terminal.send({ ins: 0xb1, data: hex('5400'), ne: 10 })).sw).toBe(0x6a80);
  });

  it.each([
    ['bac', 256, 231],
    ['pace', 256, 223],
    ['bac', 110, 87],
    ['pace', 200, 175],
  ])('over %s with %i bytes a frame gives %i bytes', async (access, maxResponse, expected) => {
    const { chip, terminal } = start({ maxResponse });
    if (access === 'bac') {
      await selectApplication(terminal);
      await openBac(terminal, CONTENTS.mrzInformation);
    } else {
      await openPace(terminal, {
        curve: 'brainpoolP256r1',
        cipher: 'aes-128',
        reference: 2,
        password: '123456',
      });
      await selectApplication(terminal);
    }
    await selectFile(terminal, 0x0102);
    const before = chip.bytesOut();
    expect((await readBinary(terminal, 0, 256)).data).toEqual(LONG_FILE.slice(0, expected));
    expect(chip.bytesOut() - before).toBeLessThanOrEqual(maxResponse + 2);
    terminal.extended = true;
    expect((await readBinary(terminal, 0, 65_536)).data).toHaveLength(expected);
  });

  it('fills a short frame and no more, and a large one whole', async () => {
    const { terminal } = await inSession();
    await selectFile(terminal, 0x0102);
    expect((await readBinary(terminal, 0, 256)).data).toHaveLength(231);
    terminal.extended = true;
    expect((await readBinary(terminal, 0, 65_536)).data).toEqual(LONG_FILE);
  });
});
