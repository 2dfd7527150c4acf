import { constants, createHash, type KeyObject, privateEncrypt, sign } from 'node:crypto';
import type { ChipContents } from '../contents.ts';
import { bytes, concat } from './bytes.ts';

type Key = NonNullable<ChipContents['activeAuthentication']>;

/** Trailers of ISO 9796-2 (hash ids of ISO 10118-3); SHA-1 is the hash that needs no naming. */
const TRAILERS: Readonly<Record<Key['hash'], Uint8Array>> = {
  sha1: bytes(0xbc),
  sha224: bytes(0x38, 0xcc),
  sha256: bytes(0x34, 0xcc),
  sha384: bytes(0x36, 0xcc),
  sha512: bytes(0x35, 0xcc),
};

/** ISO 9796-2, scheme 1, partial recovery: 6A, M1 of the chip's own, the hash of M1 and the challenge, the trailer. */
const signRsa = (
  { privateKey, hash }: Key,
  challenge: Uint8Array,
  random: (length: number) => Uint8Array,
): Uint8Array => {
  const size = modulusBytes(privateKey);
  const trailer = TRAILERS[hash];
  const digestLength = createHash(hash).digest().length;
  const recovered = random(size - 1 - digestLength - trailer.length);
  const digest = createHash(hash).update(recovered).update(challenge).digest();
  const message = concat(bytes(0x6a), recovered, digest, trailer);
  return Uint8Array.from(privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, message));
};

const modulusBytes = (key: KeyObject): number => {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  if (bits === undefined || bits % 8 !== 0) throw new Error('an RSA key of whole bytes is needed');
  return bits / 8;
};

/** Answer to INTERNAL AUTHENTICATE, ICAO 9303-11, 6.1: the signature of the 8-byte challenge; ECDSA as r || s. */
export const signChallenge = (
  key: Key,
  challenge: Uint8Array,
  random: (length: number) => Uint8Array,
): Uint8Array =>
  key.privateKey.asymmetricKeyType === 'rsa'
    ? signRsa(key, challenge, random)
    : Uint8Array.from(sign(key.hash, challenge, { key: key.privateKey, dsaEncoding: 'ieee-p1363' }));
