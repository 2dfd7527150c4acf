import { expect } from 'vitest';
import { type ChipBehaviour, type ChipContents, WELL } from '../contents.ts';
import { concat, fromBigInt, hex } from './bytes.ts';
import { createChip, type VirtualChip } from './chip.ts';
import { COM, CONTENTS } from './test-contents.ts';
import { openBac, readBinary, selectApplication, selectFile, TestTerminal } from './test-terminal.ts';

/** A chip with power and a terminal before it. */
export const start = (
  behaviour: Partial<ChipBehaviour> = {},
  contents: ChipContents = CONTENTS,
): { chip: VirtualChip; terminal: TestTerminal } => {
  const chip = createChip(contents, { ...WELL, ...behaviour });
  chip.powerUp();
  return { chip, terminal: new TestTerminal(chip) };
};

/** The same with a session of basic access control. */
export const inSession = async (
  behaviour: Partial<ChipBehaviour> = {},
): Promise<ReturnType<typeof start>> => {
  const both = start(behaviour);
  await selectApplication(both.terminal);
  expect(await openBac(both.terminal, CONTENTS.mrzInformation)).toBe(0x9000);
  return both;
};

/** Status word of a command in hexadecimal digits. */
export const swOf = async (terminal: TestTerminal, apdu: string): Promise<number> =>
  (await terminal.raw(hex(apdu))).sw;

/** READ BINARY with the odd instruction and an offset of four bytes. */
export const odd = (
  terminal: TestTerminal,
  offset: number,
  ne: number,
  p2 = 0,
): Promise<{ data: Uint8Array; sw: number }> =>
  terminal.send({ ins: 0xb1, p2, data: concat(hex('5404'), fromBigInt(BigInt(offset), 4)), ne });

/** Reads EF.COM and compares it. */
export const expectCom = async (terminal: TestTerminal): Promise<void> => {
  expect((await selectFile(terminal, 0x011e)).sw).toBe(0x9000);
  expect(await readBinary(terminal, 0, 256)).toEqual({ data: COM, sw: 0x9000 });
};
