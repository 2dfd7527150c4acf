import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { context, integer, nullValue, oid, sequence } from './der.ts';

/** Keys of an issuer: the explicit one spells its curve out in the certificate, as real country signers do. */
export type AuthorityAlgorithm =
  | 'rsa-pkcs1'
  | 'rsa-pss'
  | 'ecdsa-p256'
  | 'ecdsa-brainpoolP256r1'
  | 'ecdsa-brainpoolP384r1-explicit';

export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

// biome-ignore format: a table
const HASHES: Readonly<Record<HashName, { oid: string; bytes: number; rsa: string; ecdsa: string }>> = {
  sha1: { oid: '1.3.14.3.2.26', bytes: 20, rsa: '1.2.840.113549.1.1.5', ecdsa: '1.2.840.10045.4.1' },
  sha256: { oid: '2.16.840.1.101.3.4.2.1', bytes: 32, rsa: '1.2.840.113549.1.1.11', ecdsa: '1.2.840.10045.4.3.2' },
  sha384: { oid: '2.16.840.1.101.3.4.2.2', bytes: 48, rsa: '1.2.840.113549.1.1.12', ecdsa: '1.2.840.10045.4.3.3' },
  sha512: { oid: '2.16.840.1.101.3.4.2.3', bytes: 64, rsa: '1.2.840.113549.1.1.13', ecdsa: '1.2.840.10045.4.3.4' },
};
const RSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

/** AlgorithmIdentifier of a hash. */
export const hashIdentifier = (hash: HashName): Uint8Array => sequence(oid(HASHES[hash].oid), nullValue());

/** AlgorithmIdentifier of a signature (RFC 3279, 4055, 5758): PSS with MGF1 of the same hash and a salt of its length. */
export const signatureIdentifier = (algorithm: AuthorityAlgorithm, hash: HashName): Uint8Array => {
  const { bytes, rsa, ecdsa } = HASHES[hash];
  if (algorithm === 'rsa-pkcs1') return sequence(oid(rsa), nullValue());
  if (algorithm !== 'rsa-pss') return sequence(oid(ecdsa));
  const mask = sequence(oid(MGF1), hashIdentifier(hash));
  return sequence(
    oid(RSA_PSS),
    sequence(context(0, hashIdentifier(hash)), context(1, mask), context(2, integer(bytes))),
  );
};

/** Signature over `data`; of ECDSA as the SEQUENCE of r and s. */
export const signatureOf = (
  algorithm: AuthorityAlgorithm,
  hash: HashName,
  key: KeyObject,
  data: Uint8Array,
): Uint8Array => {
  if (algorithm !== 'rsa-pss') return sign(hash, data, key);
  return sign(hash, data, {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: HASHES[hash].bytes,
  });
};

/** The hash an issuer signs its certificates with. */
export const certificateHash = (algorithm: AuthorityAlgorithm): HashName =>
  algorithm === 'ecdsa-brainpoolP384r1-explicit' ? 'sha384' : 'sha256';

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A fresh key pair; `bits` counts for RSA alone. */
export const generateIssuerKey = (algorithm: AuthorityAlgorithm, bits: number): KeyPair => {
  switch (algorithm) {
    case 'rsa-pkcs1':
    case 'rsa-pss':
      return generateKeyPairSync('rsa', { modulusLength: bits });
    case 'ecdsa-p256':
      return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    case 'ecdsa-brainpoolP256r1':
      return generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' });
    case 'ecdsa-brainpoolP384r1-explicit':
      return generateKeyPairSync('ec', { namedCurve: 'brainpoolP384r1', paramEncoding: 'explicit' });
  }
};
