import { createECDH } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CipherName, CurveName } from '../contents.ts';
import { concat, hex } from './bytes.ts';
import { expectCom, start } from './test-card.ts';
import { CONTENTS, LONG_FILE } from './test-contents.ts';
import {
  caOid,
  keysOf,
  openBac,
  openPace,
  readBinary,
  selectApplication,
  selectFile,
} from './test-terminal.ts';
import { encode } from './tlv.ts';

const CURVE_NAMES: readonly CurveName[] = [
  'prime256v1',
  'secp384r1',
  'secp521r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
];
const CIPHERS: readonly CipherName[] = ['3des', 'aes-128', 'aes-192', 'aes-256'];
const PAIRS = CURVE_NAMES.flatMap((curve) => CIPHERS.map((cipher) => ({ curve, cipher })));

describe('PACE', () => {
  it.each(PAIRS)('$curve, $cipher: opens, authenticates the chip, reads on', async ({ curve, cipher }) => {
    const key = createECDH(curve);
    key.generateKeys();
    const chipAuthentication = {
      curve,
      cipher,
      privateKey: Uint8Array.from(key.getPrivateKey()),
      keyId: null,
    };
    const { chip, terminal } = start({}, { ...CONTENTS, pace: { curve, cipher }, chipAuthentication });
    const request = { curve, cipher, reference: 2, password: CONTENTS.can };
    expect(await openPace(terminal, request)).toBe(0x9000);
    expect((await selectApplication(terminal)).sw).toBe(0x9000);
    await expectCom(terminal);

    const ephemeral = createECDH(curve);
    ephemeral.generateKeys();
    const point = Uint8Array.from(ephemeral.getPublicKey());
    const secret = Uint8Array.from(ephemeral.computeSecret(key.getPublicKey()));
    if (cipher === '3des') {
      const kat = await terminal.send({ ins: 0x22, p1: 0x41, p2: 0xa6, data: encode(0x91, point) });
      expect(kat.sw).toBe(0x9000);
    } else {
      const at = await terminal.send({ ins: 0x22, p1: 0x41, p2: 0xa4, data: encode(0x80, caOid(cipher)) });
      expect(at.sw).toBe(0x9000);
      const data = encode(0x7c, encode(0x80, point));
      expect(await terminal.send({ ins: 0x86, data, ne: 256 })).toEqual({ data: hex('7C00'), sw: 0x9000 });
    }
    terminal.keys = keysOf(cipher, secret);
    await expectCom(terminal);
    terminal.extended = true;
    expect((await selectFile(terminal, 0x0102)).sw).toBe(0x9000);
    expect(await readBinary(terminal, 0, 20_000)).toEqual({ data: LONG_FILE.slice(0, 20_000), sw: 0x9000 });
    expect(chip.sessions()).toEqual(['pace', 'chip-authentication']);
  });

  it('opens with the MRZ, and tells a wrong password with 6300', async () => {
    const { chip, terminal } = start({}, CONTENTS);
    const request = { curve: 'brainpoolP256r1', cipher: 'aes-128' } as const;
    expect(await openPace(terminal, { ...request, reference: 2, password: '654321' })).toBe(0x6300);
    expect(chip.wrongPasswords()).toBe(1);
    expect(chip.session()).toBeNull();
    expect(await openPace(terminal, { ...request, reference: 3, password: '123456' })).toBe(0x6a88);
    expect(
      await openPace(terminal, { ...request, cipher: 'aes-256', reference: 2, password: '123456' }),
    ).toBe(0x6a80);
    const mrz = { ...request, reference: 1, password: CONTENTS.mrzInformation };
    expect(await openPace(terminal, mrz)).toBe(0x9000);
    expect(chip.wrongPasswords()).toBe(1);
  });

  it('opens again inside its own session', async () => {
    const { chip, terminal } = start({}, CONTENTS);
    const request = {
      curve: 'brainpoolP256r1',
      cipher: 'aes-128',
      reference: 2,
      password: '123456',
    } as const;
    expect(await openPace(terminal, request)).toBe(0x9000);
    expect(await openPace(terminal, request)).toBe(0x9000);
    expect((await selectApplication(terminal)).sw).toBe(0x9000);
    await expectCom(terminal);
    expect(chip.sessions()).toEqual(['pace', 'pace']);
  });

  it('keeps to the steps and to points of the curve', async () => {
    const { terminal } = start({}, CONTENTS);
    const template = hex('800A04007F00070202040202 830102');
    const set = (extra = ''): Promise<number> =>
      terminal
        .send({ ins: 0x22, p1: 0xc1, p2: 0xa4, data: concat(template, hex(extra)) })
        .then(({ sw }) => sw);
    const step = (cla: number, data: string): Promise<number> =>
      terminal.send({ cla, ins: 0x86, data: hex(data), ne: 256 }).then(({ sw }) => sw);
    expect(await step(0x10, '7C00')).toBe(0x6985);
    expect(await set('84010C')).toBe(0x6a88);
    expect(await set('84010D')).toBe(0x9000);
    expect(await step(0x00, '7C00')).toBe(0x6985);
    expect(await set()).toBe(0x9000);
    expect(await step(0x10, '7C00')).toBe(0x9000);
    expect(await step(0x10, `7C43 8141 04${'11'.repeat(64)}`)).toBe(0x6a80);
    expect(await step(0x10, '7C00')).toBe(0x6985);
    expect(await set()).toBe(0x9000);
    expect(await step(0x10, '7C02')).toBe(0x6a80);
    expect((await selectApplication(terminal)).sw).toBe(0x9000);
    expect(await set()).toBe(0x6985);
  });
});

describe('basic access control', () => {
  it('opens the application, and tells a wrong password with 6300', async () => {
    const { chip, terminal } = start({}, { ...CONTENTS, pace: null, cardAccess: null });
    expect((await selectApplication(terminal)).sw).toBe(0x9000);
    expect(await openBac(terminal, 'L898902C<369080619406237')).toBe(0x6300);
    expect(chip.wrongPasswords()).toBe(1);
    expect(await openBac(terminal, CONTENTS.mrzInformation)).toBe(0x9000);
    await expectCom(terminal);
    expect(chip.sessions()).toEqual(['bac']);
  });

  it('takes a challenge once', async () => {
    const { terminal } = start({}, CONTENTS);
    expect((await terminal.send({ ins: 0x84, ne: 8 })).sw).toBe(0x6985);
    await selectApplication(terminal);
    const authenticate = { ins: 0x82, data: new Uint8Array(40), ne: 40 };
    expect((await terminal.send(authenticate)).sw).toBe(0x6985);
    expect((await terminal.send({ ins: 0x84, ne: 8 })).data).toHaveLength(8);
    expect((await terminal.send(authenticate)).sw).toBe(0x6300);
    expect((await terminal.send(authenticate)).sw).toBe(0x6985);
  });

  it('is unknown to a chip without', async () => {
    const { terminal } = start({}, { ...CONTENTS, bac: false });
    await selectApplication(terminal);
    expect((await terminal.send({ ins: 0x84, ne: 8 })).sw).toBe(0x6d00);
  });
});
