import { describe, expect, it } from 'vitest';
import { hex } from './bytes.ts';
import { cmac, deriveKey, pad, unpad } from './cipher.ts';

const MESSAGE = hex(
  '6BC1BEE22E409F96E93D7E117393172A AE2D8A571E03AC9C9EB76FAC45AF8E51 30C81C46A35CE411E5FBC1191A0A52EF',
);

describe('AES-CMAC (NIST SP 800-38B, appendix D)', () => {
  it.each([
    ['aes-128', '2B7E151628AED2A6ABF7158809CF4F3C', 0, 'BB1D6929E95937287FA37D129B756746'],
    ['aes-128', '2B7E151628AED2A6ABF7158809CF4F3C', 16, '070A16B46B4D4144F79BDD9DD04A287C'],
    ['aes-128', '2B7E151628AED2A6ABF7158809CF4F3C', 40, 'DFA66747DE9AE63030CA32611497C827'],
    ['aes-192', '8E73B0F7DA0E6452C810F32B809079E562F8EAD2522C6B7B', 0, 'D17DDF46ADAACDE531CAC483DE7A9367'],
    ['aes-192', '8E73B0F7DA0E6452C810F32B809079E562F8EAD2522C6B7B', 16, '9E99A7BF31E710900662F65E617C5184'],
    [
      'aes-256',
      '603DEB1015CA71BE2B73AEF0857D77811F352C073B6108D72D9810A30914DFF4',
      0,
      '028962F61B7BF89EFC6B551F4667D983',
    ],
    [
      'aes-256',
      '603DEB1015CA71BE2B73AEF0857D77811F352C073B6108D72D9810A30914DFF4',
      40,
      'AAF3D8F1DE5640C232F5B169B9C911E6',
    ],
  ] as const)('%s %s, %i bytes', (cipher, key, length, mac) => {
    expect(cmac(cipher, hex(key), MESSAGE.subarray(0, length))).toEqual(hex(mac));
  });
});

describe('key derivation (ICAO 9303-11, appendices D.1 and G.1)', () => {
  it.each([
    ['3des', '239AB9CB282DAF66231DC5A4DF6BFBAE', 1, 'AB94FDECF2674FDFB9B391F85D7F76F2'],
    ['3des', '239AB9CB282DAF66231DC5A4DF6BFBAE', 2, '7962D9ECE03D1ACD4C76089DCE131543'],
    ['aes-128', '7E2D2A41C74EA0B38CD36F863939BFA8E9032AAD', 3, '89DED1B26624EC1E634C1989302849DD'],
    [
      'aes-128',
      '28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925',
      1,
      'F5F0E35C0D7161EE6724EE513A0D9A7F',
    ],
    [
      'aes-128',
      '28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925',
      2,
      'FE251C7858B356B24514B3BD5F4297D1',
    ],
  ] as const)('%s of %s with counter %i', (cipher, secret, counter, key) => {
    expect(deriveKey(cipher, hex(secret), counter)).toEqual(hex(key));
  });
});

describe('padding', () => {
  it('adds at least one byte and comes off again', () => {
    expect(pad(hex('0102'), 8)).toEqual(hex('0102800000000000'));
    expect(pad(hex('0102030405060708'), 8)).toEqual(hex('01020304050607088000000000000000'));
    for (let length = 0; length < 40; length += 1) {
      const data = new Uint8Array(length).fill(0x80);
      expect(pad(data, 16).length % 16).toBe(0);
      expect(unpad(pad(data, 16))).toEqual(data);
    }
    expect(unpad(hex('0102'))).toBeNull();
    expect(unpad(new Uint8Array(8))).toBeNull();
    expect(unpad(new Uint8Array())).toBeNull();
  });
});
