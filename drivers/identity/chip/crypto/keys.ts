import { createHash, timingSafeEqual } from 'node:crypto';
import type { CipherName } from './ciphers.ts';

/** Two keys of a session: one encrypts, one makes checksums. */
export interface SessionKeys {
  readonly enc: Uint8Array;
  readonly mac: Uint8Array;
}

/** What a key is derived for (ICAO 9303-11, 9.7.1). */
const COUNTER = { enc: 1, mac: 2, password: 3 } as const;

/** Hash and bytes of the key that each cipher takes from it. */
const DERIVATION: Readonly<Record<CipherName, { readonly hash: 'sha1' | 'sha256'; readonly bytes: number }>> =
  {
    '3des': { hash: 'sha1', bytes: 16 },
    'aes-128': { hash: 'sha1', bytes: 16 },
    'aes-192': { hash: 'sha256', bytes: 24 },
    'aes-256': { hash: 'sha256', bytes: 32 },
  };

/** Odd parity in the lowest bit of every byte, as DES keys have it. */
const withParity = (key: Uint8Array): Uint8Array =>
  key.map((byte) => {
    let ones = 0;
    for (let rest = byte >> 1; rest > 0; rest >>= 1) ones += rest & 1;
    return (byte & 0xfe) | (ones % 2 === 0 ? 1 : 0);
  });

/** KDF(secret, purpose) of ICAO 9303-11, 9.7.1. */
export const deriveKey = (
  secret: Uint8Array,
  purpose: keyof typeof COUNTER,
  cipher: CipherName,
): Uint8Array => {
  const { hash, bytes } = DERIVATION[cipher];
  const digest = createHash(hash)
    .update(secret)
    .update(Uint8Array.of(0, 0, 0, COUNTER[purpose]))
    .digest();
  const key = Uint8Array.from(digest.subarray(0, bytes));
  return cipher === '3des' ? withParity(key) : key;
};

export const sessionKeys = (secret: Uint8Array, cipher: CipherName): SessionKeys => ({
  enc: deriveKey(secret, 'enc', cipher),
  mac: deriveKey(secret, 'mac', cipher),
});

/** SHA-1 over the MRZ information: the password of PACE with the MRZ, and with its first 16 bytes the seed of BAC. */
export const mrzSecret = (mrzInformation: string): Uint8Array =>
  Uint8Array.from(createHash('sha1').update(mrzInformation, 'latin1').digest());

export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && timingSafeEqual(left, right);
