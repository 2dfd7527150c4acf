import { SW } from '../../../codec/apdu.ts';
import { HASH_LENGTH, type HashAlgorithm } from '../../../codec/lds/algorithms.ts';
import type { EcPublicKey, PublicKey, RsaPublicKey } from '../../../codec/lds/public-key.ts';
import type { SecurityInfo } from '../../../codec/lds/security-infos.ts';
import { ok, type Result } from '../../../ports/result.ts';
import type { Link, LinkFailure } from '../card/link.ts';
import { toNumber } from '../crypto/bytes.ts';
import type { Random } from '../crypto/curves.ts';
import { sameBytes } from '../crypto/keys.ts';
import { hashOf, verifyEcdsa } from './signature.ts';

const CHALLENGE_BYTES = 8;
const SHORT_LE = 256;

/** Hashes by the trailer of ISO 9796-2; the short trailer BC means SHA-1. */
const SHORT_TRAILER = 0xbc;
const LONG_TRAILER = 0xcc;
const HASHES: Readonly<Record<number, HashAlgorithm>> = {
  51: 'sha1',
  56: 'sha224',
  52: 'sha256',
  54: 'sha384',
  53: 'sha512',
};
/** Partial recovery with padding done: 6A. */
const HEADER = 0x6a;

const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
};

/** The public operation, which no padding of the library's fits: signature → message representative. */
const recover = (key: RsaPublicKey, signature: Uint8Array): Uint8Array | null => {
  const modulus = toNumber(key.modulus);
  const value = toNumber(signature);
  if (modulus === 0n || value >= modulus) return null;
  const hex = power(value, toNumber(key.exponent), modulus).toString(16);
  return Uint8Array.from(Buffer.from(hex.padStart(2 * key.modulus.length, '0'), 'hex'));
};

/** ISO 9796-2, digital signature scheme 1, over M1 (recovered) and the challenge (ICAO 9303-11, 6.1). */
const verifyIso9796 = (key: RsaPublicKey, challenge: Uint8Array, signature: Uint8Array): boolean => {
  const message = recover(key, signature);
  if (message === null || message[0] !== HEADER) return false;
  const last = message[message.length - 1];
  const long = last === LONG_TRAILER;
  if (!long && last !== SHORT_TRAILER) return false;
  const hash = long ? HASHES[message[message.length - 2] ?? 0] : 'sha1';
  if (hash === undefined) return false;
  const end = message.length - (long ? 2 : 1);
  const start = end - HASH_LENGTH[hash];
  if (start < 1) return false;
  return sameBytes(message.subarray(start, end), hashOf(hash, message.subarray(1, start), challenge));
};

/** What chips without ActiveAuthenticationInfo may sign with. */
const USUAL: readonly HashAlgorithm[] = ['sha256', 'sha384', 'sha512', 'sha224', 'sha1'];
const DER_SEQUENCE = 0x30;

const hashIn = (infos: readonly SecurityInfo[]): HashAlgorithm | null => {
  const info = infos.find((one) => one.type === 'activeAuthentication');
  if (info?.type !== 'activeAuthentication' || info.signatureAlgorithm === null) return null;
  const [, hash] = info.signatureAlgorithm.split('-');
  return Object.values(HASHES).find((name) => name === hash) ?? null;
};

/** Plain r and s, as the standard has it, or DER, as some chips sign. */
const verifiesEcdsa = (
  key: EcPublicKey,
  hash: HashAlgorithm,
  challenge: Uint8Array,
  signature: Uint8Array,
): boolean =>
  verifyEcdsa(key, hash, challenge, signature, 'compact') ||
  (signature[0] === DER_SEQUENCE && verifyEcdsa(key, hash, challenge, signature, 'der'));

/**
 * Active authentication (ICAO 9303-11, 6.1): the chip signs a fresh challenge with the key of DG15.
 * @returns `refused`: it does not sign; `no-room`: the signature does not fit the card's frames
 */
export const authenticateActively = async (
  link: Link,
  key: PublicKey,
  infos: readonly SecurityInfo[],
  random: Random,
): Promise<Result<'signed' | 'wrong' | 'refused' | 'no-room', LinkFailure>> => {
  const challenge = random(CHALLENGE_BYTES);
  const signed = await link.send({
    cla: 0x00,
    ins: 0x88,
    p1: 0x00,
    p2: 0x00,
    data: challenge,
    le: link.extended ? link.readLe : SHORT_LE,
  });
  if (!signed.ok) return signed;
  const { data, sw } = signed.value;
  // A signature on a curve fits the shortest frame.
  if (sw === SW.wrongLength && key.kind === 'rsa' && !link.extended) return ok('no-room');
  if (sw !== SW.ok) return ok('refused');
  if (key.kind === 'rsa') return ok(verifyIso9796(key, challenge, data) ? 'signed' : 'wrong');
  const named = hashIn(infos);
  const hashes = named === null ? USUAL : [named];
  return ok(hashes.some((hash) => verifiesEcdsa(key, hash, challenge, data)) ? 'signed' : 'wrong');
};
