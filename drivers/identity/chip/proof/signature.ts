import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import type { HashAlgorithm, SignatureAlgorithm } from '../../../codec/lds/algorithms.ts';
import type { PublicKey, RsaPublicKey } from '../../../codec/lds/public-key.ts';
import { type CurveName, curve } from '../crypto/curves.ts';

export const hashOf = (name: HashAlgorithm, ...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
};

/** The curves that every runtime's own, quicker crypto has. */
const NATIVE: readonly CurveName[] = ['P-256', 'P-384', 'P-521'];
type Format = 'der' | 'compact';

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

const verifyNatively = (
  { curve: crv, point }: EcKey,
  hash: HashAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
  format: Format,
): boolean => {
  const size = (point.length - 1) / 2;
  const [x, y] = [base64url(point.subarray(1, 1 + size)), base64url(point.subarray(1 + size))];
  const key = createPublicKey({ key: { kty: 'EC', crv, x, y }, format: 'jwk' });
  return verify(hash, message, { key, dsaEncoding: format === 'der' ? 'der' : 'ieee-p1363' }, signature);
};

interface EcKey {
  readonly curve: CurveName;
  /** Uncompressed. */
  readonly point: Uint8Array;
}

/** ECDSA over a message. `der`: as certificates have it; `compact`: plain r and s, as chips give it. */
export const verifyEcdsa = (
  key: EcKey,
  hash: HashAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
  format: Format,
): boolean => {
  try {
    if (NATIVE.includes(key.curve)) return verifyNatively(key, hash, message, signature, format);
    return curve(key.curve).verify(signature, hashOf(hash, message), key.point, {
      prehash: false,
      lowS: false,
      format,
    });
  } catch {
    // A point or signature that is not even well-formed verifies nothing.
    return false;
  }
};

const verifyRsa = (
  key: RsaPublicKey,
  algorithm: SignatureAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
): boolean => {
  try {
    const publicKey = createPublicKey({
      key: {
        kty: 'RSA',
        n: base64url(key.modulus),
        e: base64url(key.exponent),
      },
      format: 'jwk',
    });
    const padding =
      algorithm.kind === 'rsa-pss'
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.saltLength }
        : { padding: constants.RSA_PKCS1_PADDING };
    return verify(algorithm.hash, message, { key: publicKey, ...padding }, signature);
  } catch {
    // A key that the library refuses verifies nothing.
    return false;
  }
};

/** Whether this key signed the message. Never throws: what is malformed is not verified. */
export const verifySignature = (
  key: PublicKey,
  algorithm: SignatureAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
): boolean => {
  if (key.kind === 'ec')
    return algorithm.kind === 'ecdsa' && verifyEcdsa(key, algorithm.hash, message, signature, 'der');
  return algorithm.kind !== 'ecdsa' && verifyRsa(key, algorithm, message, signature);
};
