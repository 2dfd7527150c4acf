import { describe, expect, it } from 'vitest';
import { hex } from './bytes.ts';
import { start, swOf } from './test-card.ts';
import { selectApplication, selectFile } from './test-terminal.ts';

describe('commands', () => {
  it.each([
    ['', '6700'],
    ['00A404', '6700'],
    ['00A4020C0201', '6700'],
    ['00A4020C02011C0000', '6700'],
    ['00A4020C0002011C', '6700'],
    ['00A4020C000002011C00', '6700'],
    ['00A4020C00000000', '6700'],
    ['00A4020C000002011C', '9000'],
    ['00A4020C000002011C0000', '9000'],
    ['00A4020C02011C', '9000'],
    ['00A4020C02011C00', '9000'],
    ['00A4020C04011C00', '6700'],
    ['00A4020C03011C0000', '6a87'],
    ['00A4020C020101', '6a82'],
    ['00A4080C02011C', '6a86'],
    ['00A4000C', '9000'],
    ['00A4000C023F00', '9000'],
    ['00A4040C07A0000002471002', '6a82'],
    ['00B0000000', '6986'],
    ['00B09C00', '6700'],
    ['00B0BC0000', '6a86'],
    ['00FE0000', '6d00'],
    ['80A4020C02011C', '6e00'],
    ['FFCA000000', '6e00'],
    ['01A4020C02011C', '6881'],
    ['04A4020C02011C', '6882'],
    ['10A4020C02011C', '6884'],
    ['0CA4020C0A8E08000000000000000000', '6985'],
    ['0022C1B4', '6a86'],
    ['002241A600', '6a86'],
  ])('%s is answered %s', async (apdu, sw) => {
    expect((await swOf(start().terminal, apdu)).toString(16)).toBe(sw);
  });

  it('gives control information where it is asked for', async () => {
    const { terminal } = start();
    expect(await terminal.raw(hex('00A4020402011C00'))).toEqual({
      data: hex('620A800400000016 8302011C'),
      sw: 0x9000,
    });
    expect((await terminal.raw(hex('00A4040007A000000247100100'))).data).toEqual(
      hex('6F098407A0000002471001'),
    );
  });

  it('refuses extended commands and the master file where the card is made so', async () => {
    const { terminal } = start({ extended: false, selectMf: 0x6d00 });
    expect(await swOf(terminal, '00A4000C023F00')).toBe(0x6d00);
    expect(await swOf(terminal, '00A4020C000002011C')).toBe(0x6700);
    expect(await swOf(terminal, '00A4020C02011C')).toBe(0x9000);
  });

  it('comes back to the master file', async () => {
    const { chip, terminal } = start();
    await selectApplication(terminal);
    expect(chip.inApplication()).toBe(true);
    expect((await selectFile(terminal, 0x011c)).sw).toBe(0x6982);
    expect(await swOf(terminal, '00A4000C')).toBe(0x9000);
    expect((await selectFile(terminal, 0x011c)).sw).toBe(0x9000);
    expect(chip.currentFile()).toBe(0x011c);
  });
});
