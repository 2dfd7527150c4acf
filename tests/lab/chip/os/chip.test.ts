import { randomBytes, randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytes, concat, hex } from './bytes.ts';
import { inSession, odd, start } from './test-card.ts';
import { COM, CONTENTS } from './test-contents.ts';
import { openBac, openPace, readBinary, selectApplication, selectFile } from './test-terminal.ts';

describe('wrong passwords', () => {
  it('block where the card is made so', async () => {
    const { chip, terminal } = start({ blockAfter: 2 });
    await selectApplication(terminal);
    const wrong = 'L898902C<369080619406230';
    expect(await openBac(terminal, wrong)).toBe(0x6300);
    expect(await openBac(terminal, wrong)).toBe(0x6300);
    expect(await openBac(terminal, CONTENTS.mrzInformation)).toBe(0x6983);
    chip.powerUp();
    const pace = { curve: 'brainpoolP256r1', cipher: 'aes-128', reference: 2, password: '123456' } as const;
    expect(await openPace(terminal, pace)).toBe(0x6983);
    expect(chip.wrongPasswords()).toBe(2);
  });

  it('make answers late until a right one', async () => {
    const { terminal } = start({ slowAfter: 1, slowMs: 60 });
    await selectApplication(terminal);
    await openBac(terminal, 'L898902C<369080619406230');
    const before = performance.now();
    expect(await openBac(terminal, CONTENTS.mrzInformation)).toBe(0x9000);
    expect(performance.now() - before).toBeGreaterThan(50);
  });
});

describe('faults', () => {
  it('torn: leaves the field, so many times', async () => {
    const { chip, terminal } = start({ fault: { kind: 'torn', at: 1, times: 2 } });
    for (const expected of [null, null, 'answer']) {
      chip.powerUp();
      expect((await selectApplication(terminal)).sw).toBe(0x9000);
      const answer = await chip.transmit(hex('0084000008'));
      expect(answer === null ? null : 'answer').toBe(expected);
      if (expected === null) expect(await chip.transmit(hex('0084000008'))).toBeNull();
    }
  });

  it('silent: answers nothing more', async () => {
    const { chip } = start({ fault: { kind: 'silent', from: 0 } });
    expect(await chip.transmit(hex('0084000008'))).toBeNull();
    chip.powerUp();
    expect(await chip.transmit(hex('0084000008'))).toBeNull();
  });

  it('answer: says other bytes once', async () => {
    const { terminal } = start({ fault: { kind: 'answer', at: 1, bytes: hex('01026F00') } });
    expect((await selectApplication(terminal)).sw).toBe(0x9000);
    expect(await selectApplication(terminal)).toEqual({ data: hex('0102'), sw: 0x6f00 });
    expect((await selectApplication(terminal)).sw).toBe(0x9000);
  });

  it('wrong-mac: spoils one protected answer', async () => {
    const { terminal } = await inSession({ fault: { kind: 'wrong-mac', at: 1 } });
    expect((await selectFile(terminal, 0x011e)).sw).toBe(0x9000);
    await expect(readBinary(terminal, 0, 4)).rejects.toThrow('wrong checksum');
    expect((await readBinary(terminal, 0, 4)).data).toEqual(COM.slice(0, 4));
  });

  it('truncated: ends before its length', async () => {
    const { terminal } = await inSession({ fault: { kind: 'truncated', file: 0x011e, keep: 10 } });
    await selectFile(terminal, 0x011e);
    expect(await readBinary(terminal, 0, 22)).toEqual({ data: COM.slice(0, 10), sw: 0x6282 });
    expect((await readBinary(terminal, 10, 12)).sw).toBe(0x6b00);
  });

  it('endless: has bytes at every offset', async () => {
    const { terminal } = await inSession({ fault: { kind: 'endless', file: 0x0102 } });
    await selectFile(terminal, 0x0102);
    expect((await readBinary(terminal, 0, 6)).data).toEqual(hex('75847FFFFFFF'));
    expect(await readBinary(terminal, 0x7fff, 100)).toMatchObject({ sw: 0x9000 });
    expect((await odd(terminal, 0x7fff_0000, 102)).data).toHaveLength(102);
  });

  it('huge: says another length', async () => {
    const { terminal } = await inSession({ fault: { kind: 'huge', file: 0x011e, length: 70_000 } });
    await selectFile(terminal, 0x011e);
    expect((await readBinary(terminal, 0, 256)).data).toEqual(concat(hex('6083011170'), COM.slice(2)));
  });
});

describe('garbage', () => {
  const INSTRUCTIONS = [0x22, 0x82, 0x84, 0x86, 0x88, 0xa4, 0xb0, 0xb1, 0xc0];
  const pick = (values: readonly number[]): number => values[randomInt(values.length)] ?? 0;

  it('is answered, in the clear', async () => {
    const { chip } = start();
    for (let n = 0; n < 2000; n += 1) {
      const head = bytes(pick([0, 0x0c, 0x10, 0x1c]), pick(INSTRUCTIONS), randomInt(256), randomInt(256));
      const apdu = n % 2 === 0 ? randomBytes(randomInt(40)) : concat(head, randomBytes(randomInt(20)));
      expect((await chip.transmit(apdu))?.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('is answered, well protected', async () => {
    const { chip, terminal } = await inSession();
    for (let n = 0; n < 1000; n += 1) {
      const [p1, p2] =
        n % 2 === 0 ? [pick([0, 0x41, 0xc1, 2, 4]), pick([0, 0xa4, 0xa6, 0x0c])] : randomBytes(2);
      const data = n % 3 === 0 ? {} : { data: Uint8Array.from(randomBytes(randomInt(1, 60))) };
      const request = {
        cla: pick([0, 0x10]),
        ins: pick(INSTRUCTIONS),
        p1: p1 ?? 0,
        p2: p2 ?? 0,
        ...data,
        ne: 256,
      };
      expect((await terminal.send(request)).sw).toBeGreaterThan(0x6000);
    }
    expect(chip.session()).toBe('bac');
  });
});
