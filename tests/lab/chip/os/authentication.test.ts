import {
  constants,
  createECDH,
  createHash,
  generateKeyPairSync,
  publicDecrypt,
  randomBytes,
  verify,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ChipContents } from '../contents.ts';
import { bytes, concat, hex } from './bytes.ts';
import { expectCom, start } from './test-card.ts';
import { CONTENTS } from './test-contents.ts';
import { caOid, openBac, selectApplication } from './test-terminal.ts';
import { encode } from './tlv.ts';

describe('chip authentication', () => {
  const key = createECDH('prime256v1');
  key.generateKeys();
  const chipAuthentication = {
    curve: 'prime256v1',
    cipher: 'aes-128',
    privateKey: Uint8Array.from(key.getPrivateKey()),
    keyId: 7,
  } as const;

  it('wants a session, the right key and a point; the old session goes on after an error', async () => {
    const { chip, terminal } = start({}, { ...CONTENTS, chipAuthentication });
    const set = async (data: Uint8Array): Promise<number> =>
      (await terminal.send({ ins: 0x22, p1: 0x41, p2: 0xa4, data })).sw;
    const named = concat(encode(0x80, caOid('aes-128')), encode(0x84, bytes(7)));
    await selectApplication(terminal);
    expect(await set(named)).toBe(0x6982);
    expect(await openBac(terminal, CONTENTS.mrzInformation)).toBe(0x9000);
    expect(await set(encode(0x80, caOid('aes-128')))).toBe(0x6a88);
    expect(await set(encode(0x80, caOid('aes-256')))).toBe(0x6a80);
    expect(await set(named)).toBe(0x9000);
    const data = encode(0x7c, encode(0x80, new Uint8Array(65).fill(4)));
    expect((await terminal.send({ ins: 0x86, data, ne: 256 })).sw).toBe(0x6a80);
    await expectCom(terminal);
    expect(chip.session()).toBe('bac');
  });
});

describe('active authentication', () => {
  const challenge = hex('0102030405060708');
  const HASHES = [
    ['sha1', 'BC'],
    ['sha224', '38CC'],
    ['sha256', '34CC'],
    ['sha384', '36CC'],
    ['sha512', '35CC'],
  ] as const;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

  const respond = async (key: NonNullable<ChipContents['activeAuthentication']>): Promise<Uint8Array> => {
    const { terminal } = start({}, { ...CONTENTS, activeAuthentication: key });
    terminal.extended = true;
    await selectApplication(terminal);
    expect((await terminal.send({ ins: 0x88, data: challenge, ne: 256 })).sw).toBe(0x6982);
    expect(await openBac(terminal, CONTENTS.mrzInformation)).toBe(0x9000);
    expect((await terminal.send({ ins: 0x88, data: challenge.subarray(1), ne: 65_536 })).sw).toBe(0x6700);
    const { data, sw } = await terminal.send({ ins: 0x88, data: challenge, ne: 65_536 });
    expect(sw).toBe(0x9000);
    return data;
  };

  it.each(HASHES)(
    'RSA with %s ends with %s and holds the hash of M1 and the challenge',
    async (hash, trailer) => {
      const signature = await respond({ privateKey: rsa.privateKey, hash });
      const padding = constants.RSA_NO_PADDING;
      const message = Uint8Array.from(publicDecrypt({ key: rsa.publicKey, padding }, signature));
      const length = createHash(hash).digest().length;
      const end = message.length - trailer.length / 2;
      expect(message).toHaveLength(256);
      expect(message[0]).toBe(0x6a);
      expect(message.slice(end)).toEqual(hex(trailer));
      const recovered = message.slice(1, end - length);
      const digest = createHash(hash).update(recovered).update(challenge).digest();
      expect(message.slice(end - length, end)).toEqual(Uint8Array.from(digest));
    },
  );

  it.each(['prime256v1', 'brainpoolP384r1', 'secp521r1'])('ECDSA over %s is r || s', async (namedCurve) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
    const signature = await respond({ privateKey, hash: 'sha256' });
    const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', challenge, key, signature)).toBe(true);
    expect(verify('sha256', randomBytes(8), key, signature)).toBe(false);
  });

  it('does not send a signature that has no room', async () => {
    const { terminal } = start(
      {},
      {
        ...CONTENTS,
        activeAuthentication: { privateKey: rsa.privateKey, hash: 'sha1' },
      },
    );
    await selectApplication(terminal);
    await openBac(terminal, CONTENTS.mrzInformation);
    expect((await terminal.send({ ins: 0x88, data: challenge, ne: 256 })).sw).toBe(0x6700);
  });
});
