import { createCipheriv, createDecipheriv } from 'node:crypto';

/** The block ciphers of secure messaging (ICAO 9303-11, 9.8). */
export const CIPHERS = ['3des', 'aes-128', 'aes-192', 'aes-256'] as const;
export type CipherName = (typeof CIPHERS)[number];

export interface Cipher {
  readonly name: CipherName;
  /** Bytes of a block, and of the send sequence counter. */
  readonly block: 8 | 16;
  /** CBC without padding; the data is a whole number of blocks. */
  encrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array;
  decrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array;
  /** The first vector of a command or answer under this counter (9.8.4.1, 9.8.6.1). */
  vector(key: Uint8Array, counter: Uint8Array): Uint8Array;
  /** Eight bytes over a message of any length: the authentication token of PACE. */
  token(key: Uint8Array, message: Uint8Array): Uint8Array;
  /** Eight bytes over a message that is padded first: the checksum of secure messaging. */
  checksum(key: Uint8Array, message: Uint8Array): Uint8Array;
}

export const MAC_BYTES = 8;
const PAD = 0x80;

/** Padding method 2 of ISO 9797-1: 80, then zeros up to a whole block. */
export const pad = (data: Uint8Array, block: number): Uint8Array => {
  const padded = new Uint8Array((Math.floor(data.length / block) + 1) * block);
  padded.set(data);
  padded[data.length] = PAD;
  return padded;
};

/** What stood before `pad`; null where the padding is none. */
export const unpad = (data: Uint8Array): Uint8Array | null => {
  let end = data.length;
  while (end > 0 && data[end - 1] === 0) end--;
  return data[end - 1] === PAD ? data.subarray(0, end - 1) : null;
};

const run = (
  cipher: ReturnType<typeof createCipheriv> | ReturnType<typeof createDecipheriv>,
  data: Uint8Array,
): Uint8Array => {
  cipher.setAutoPadding(false);
  return Uint8Array.from(Buffer.concat([cipher.update(data), cipher.final()]));
};

const cbc = (algorithm: string) => ({
  encrypt: (key: Uint8Array, iv: Uint8Array, data: Uint8Array) =>
    run(createCipheriv(algorithm, key, iv), data),
  decrypt: (key: Uint8Array, iv: Uint8Array, data: Uint8Array) =>
    run(createDecipheriv(algorithm, key, iv), data),
});

const DES = cbc('des-ede3-cbc');
const ZERO_8 = new Uint8Array(8);
const ZERO_16 = new Uint8Array(16);

/** Two-key triple DES as three keys: K1 K2 K1. */
const tripled = (key: Uint8Array): Uint8Array => Uint8Array.from([...key, ...key.subarray(0, 8)]);
/** Single DES, which today's libraries lack, is triple DES with one key three times. */
const singled = (key: Uint8Array): Uint8Array => {
  const half = key.subarray(0, 8);
  return Uint8Array.from([...half, ...half, ...half]);
};

/** MAC algorithm 3 of ISO 9797-1 (retail MAC), padding method 2. */
const retailMac = (key: Uint8Array, message: Uint8Array): Uint8Array => {
  const padded = pad(message, 8);
  const last = padded.subarray(padded.length - 8);
  const before = padded.subarray(0, padded.length - 8);
  const chained = before.length === 0 ? ZERO_8 : DES.encrypt(singled(key), ZERO_8, before).subarray(-8);
  return DES.encrypt(tripled(key), chained, last);
};

const tripleDes: Cipher = {
  name: '3des',
  block: 8,
  encrypt: (key, iv, data) => DES.encrypt(tripled(key), iv, data),
  decrypt: (key, iv, data) => DES.decrypt(tripled(key), iv, data),
  vector: () => ZERO_8,
  token: retailMac,
  checksum: retailMac,
};

/** Twice the block as a number in GF(2^128): the subkeys of CMAC (NIST SP 800-38B, 6.1). */
const doubled = (block: Uint8Array): Uint8Array => {
  const twice = block.map((byte, index) => ((byte << 1) | ((block[index + 1] ?? 0) >> 7)) & 0xff);
  if ((block[0] ?? 0) & 0x80) twice[15] = (twice[15] ?? 0) ^ 0x87;
  return twice;
};

/** CMAC (NIST SP 800-38B, 6.2) as one run of CBC, whose last block it is. */
const cmac = (encrypt: Cipher['encrypt'], key: Uint8Array, message: Uint8Array): Uint8Array => {
  const whole = message.length > 0 && message.length % 16 === 0;
  const subkey = doubled(encrypt(key, ZERO_16, ZERO_16));
  const mask = whole ? subkey : doubled(subkey);
  const blocks = whole ? Uint8Array.from(message) : pad(message, 16);
  const last = blocks.subarray(blocks.length - 16);
  for (let index = 0; index < 16; index++) last[index] = (last[index] ?? 0) ^ (mask[index] ?? 0);
  return encrypt(key, ZERO_16, blocks).subarray(-16);
};

const aes = (bits: 128 | 192 | 256): Cipher => {
  const modes = cbc(`aes-${bits}-cbc`);
  const mac = (key: Uint8Array, message: Uint8Array) =>
    cmac(modes.encrypt, key, message).subarray(0, MAC_BYTES);
  return {
    name: `aes-${bits}`,
    block: 16,
    ...modes,
    vector: (key, counter) => modes.encrypt(key, ZERO_16, counter),
    token: mac,
    checksum: (key, message) => mac(key, pad(message, 16)),
  };
};

const BY_NAME: Readonly<Record<CipherName, Cipher>> = {
  '3des': tripleDes,
  'aes-128': aes(128),
  'aes-192': aes(192),
  'aes-256': aes(256),
};

export const cipherOf = (name: CipherName): Cipher => BY_NAME[name];
