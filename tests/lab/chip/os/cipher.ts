import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { CipherName } from '../contents.ts';
import { bytes, concat, xor } from './bytes.ts';

interface Suite {
  readonly block: 8 | 16;
  /** Hash of the key derivation function and bytes of its keys (ICAO 9303-11, 9.7.1). */
  readonly hash: 'sha1' | 'sha256';
  readonly keyLength: number;
}

const SUITES: Readonly<Record<CipherName, Suite>> = {
  '3des': { block: 8, hash: 'sha1', keyLength: 16 },
  'aes-128': { block: 16, hash: 'sha1', keyLength: 16 },
  'aes-192': { block: 16, hash: 'sha256', keyLength: 24 },
  'aes-256': { block: 16, hash: 'sha256', keyLength: 32 },
};

/** Bytes of a block: 8 for 3DES, 16 for AES. */
export const blockSize = (cipher: CipherName): 8 | 16 => SUITES[cipher].block;

/** Bytes of a key; 3DES has two keys of 8. */
export const keyLength = (cipher: CipherName): number => SUITES[cipher].keyLength;

const opensslName = (cipher: CipherName): string => (cipher === '3des' ? 'des-ede3-cbc' : `${cipher}-cbc`);

/** Two keys of DES in the form E(K1) D(K2) E(K1), or one key three times. */
const opensslKey = (cipher: CipherName, key: Uint8Array): Uint8Array =>
  cipher === '3des' ? concat(key.subarray(0, 8), key.subarray(-8), key.subarray(0, 8)) : key;

/** CBC without padding; `data` is a multiple of the block. */
export const encrypt = (
  cipher: CipherName,
  key: Uint8Array,
  data: Uint8Array,
  iv: Uint8Array = new Uint8Array(blockSize(cipher)),
): Uint8Array =>
  Uint8Array.from(
    createCipheriv(opensslName(cipher), opensslKey(cipher, key), iv).setAutoPadding(false).update(data),
  );

/** The inverse of `encrypt`. */
export const decrypt = (
  cipher: CipherName,
  key: Uint8Array,
  data: Uint8Array,
  iv: Uint8Array = new Uint8Array(blockSize(cipher)),
): Uint8Array =>
  Uint8Array.from(
    createDecipheriv(opensslName(cipher), opensslKey(cipher, key), iv).setAutoPadding(false).update(data),
  );

/** ISO 9797-1 padding method 2: 80 and zeros up to the block, always at least one byte. */
export const pad = (data: Uint8Array, block: number): Uint8Array =>
  concat(data, bytes(0x80), new Uint8Array(block - 1 - (data.length % block)));

/** What stood before the padding; null where there is none. */
export const unpad = (data: Uint8Array): Uint8Array | null => {
  const end = data.findLastIndex((byte) => byte !== 0);
  return data[end] === 0x80 ? data.subarray(0, end) : null;
};

/** ISO 9797-1 MAC algorithm 3 (retail MAC) over whole blocks: DES CBC with K1, the last block with both keys. */
const retailMac = (key: Uint8Array, blocks: Uint8Array): Uint8Array => {
  const head = encrypt('3des', key.subarray(0, 8), blocks.subarray(0, -8));
  const iv = head.length === 0 ? new Uint8Array(8) : head.subarray(-8);
  return encrypt('3des', key, blocks.subarray(-8), iv);
};

/** Doubling in GF(2^128), NIST SP 800-38B, 6.1. */
const doubled = (block: Uint8Array): Uint8Array => {
  const out = block.map((byte, at) => (byte << 1) | ((block[at + 1] ?? 0) >> 7));
  if ((block[0] ?? 0) & 0x80) out[15] = (out[15] ?? 0) ^ 0x87;
  return out;
};

/** AES-CMAC, NIST SP 800-38B, 6.2: 16 bytes. `cipher` is one of the AES ciphers. */
export const cmac = (cipher: CipherName, key: Uint8Array, message: Uint8Array): Uint8Array => {
  const first = doubled(encrypt(cipher, key, new Uint8Array(16)));
  const whole = message.length > 0 && message.length % 16 === 0;
  const padded = whole ? message : pad(message, 16);
  const last = xor(padded.subarray(-16), whole ? first : doubled(first));
  return encrypt(cipher, key, concat(padded.subarray(0, -16), last)).subarray(-16);
};

/** Checksum of secure messaging over whole blocks: 8 bytes (ICAO 9303-11, 9.8.6.2 and 9.8.7.2). */
export const checksum = (cipher: CipherName, key: Uint8Array, blocks: Uint8Array): Uint8Array =>
  cipher === '3des' ? retailMac(key, blocks) : cmac(cipher, key, blocks).subarray(0, 8);

/** Checksum of a message of any length: 3DES pads it, CMAC has its own padding (ICAO 9303-11, 4.4.3.4). */
export const authenticate = (cipher: CipherName, key: Uint8Array, message: Uint8Array): Uint8Array =>
  checksum(cipher, key, cipher === '3des' ? pad(message, 8) : message);

const oddParity = (byte: number): number => {
  let ones = 0;
  for (let bit = 1; bit < 8; bit += 1) ones += (byte >> bit) & 1;
  return (byte & 0xfe) | (ones % 2 === 0 ? 1 : 0);
};

/** Use of a derived key (ICAO 9303-11, 9.7.1). */
export const KEY_FOR = { encryption: 1, checksum: 2, password: 3 } as const;

/** KDF(K, c), ICAO 9303-11, 9.7.1: hash of secret and counter, cut to the cipher's key; DES keys with odd parity. */
export const deriveKey = (cipher: CipherName, secret: Uint8Array, counter: 1 | 2 | 3): Uint8Array => {
  const { hash, keyLength: length } = SUITES[cipher];
  const digest = createHash(hash)
    .update(secret)
    .update(bytes(0, 0, 0, counter))
    .digest();
  const key = Uint8Array.from(digest.subarray(0, length));
  return cipher === '3des' ? key.map(oddParity) : key;
};
