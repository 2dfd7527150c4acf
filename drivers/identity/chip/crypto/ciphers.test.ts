import { describe, expect, it } from 'vitest';
import { CIPHERS, cipherOf, pad, unpad } from './ciphers.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');

const MESSAGE =
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710';
const KEYS = {
  'aes-128': '2b7e151628aed2a6abf7158809cf4f3c',
  'aes-192': '8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b',
  'aes-256': '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
} as const;

describe('CMAC, the examples of NIST SP 800-38B', () => {
  it.each([
    ['aes-128', 0, 'bb1d6929e9593728'],
    ['aes-128', 16, '070a16b46b4d4144'],
    ['aes-128', 40, 'dfa66747de9ae630'],
    ['aes-128', 64, '51f0bebf7e3b9d92'],
    ['aes-192', 0, 'd17ddf46adaacde5'],
    ['aes-192', 40, '8a1de5be2eb31aad'],
    ['aes-256', 0, '028962f61b7bf89e'],
    ['aes-256', 64, 'e1992190549f6ed5'],
  ] as const)('%s over %d bytes', (name, length, mac) => {
    expect(hex(cipherOf(name).token(bytes(KEYS[name]), bytes(MESSAGE).subarray(0, length)))).toBe(mac);
  });
});

describe('every cipher', () => {
  it.each(CIPHERS)('%s decrypts what it encrypted', (name) => {
    const cipher = cipherOf(name);
    const key = new Uint8Array(name === 'aes-256' ? 32 : name === 'aes-192' ? 24 : 16).map(
      (_, index) => index * 7,
    );
    const iv = new Uint8Array(cipher.block).fill(9);
    for (const length of [0, 1, 7, 8, 15, 16, 17, 255]) {
      const plain = new Uint8Array(length).map((_, index) => index);
      const hidden = cipher.encrypt(key, iv, pad(plain, cipher.block));
      expect(hidden.length % cipher.block).toBe(0);
      expect(unpad(cipher.decrypt(key, iv, hidden))).toEqual(plain);
    }
  });

  it('padding that is none is told', () => {
    expect(unpad(bytes('00000000'))).toBeNull();
    expect(unpad(bytes('1234'))).toBeNull();
    expect(unpad(new Uint8Array(0))).toBeNull();
    expect(unpad(bytes('1234800000'))).toEqual(bytes('1234'));
  });
});
