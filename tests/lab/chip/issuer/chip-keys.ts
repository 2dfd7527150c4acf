import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { CurveName } from '../contents.ts';
import { publicKeyInfo } from './certificate.ts';
import type { KeyPair } from './signature-algorithms.ts';

/** A key pair for chip authentication. */
export interface ChipKey {
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKeyInfo: Uint8Array;
  /** Private scalar, big-endian, as long as the curve's order. */
  readonly privateKey: Uint8Array;
}

/** ECPrivateKey (RFC 5915): SEQUENCE, INTEGER 1, OCTET STRING with the scalar. */
const scalarOf = (key: KeyObject): Uint8Array => {
  const der = new Uint8Array(key.export({ type: 'sec1', format: 'der' }));
  const first = der[1] ?? 0;
  const octets = 2 + (first < 0x80 ? 0 : first & 0x7f) + 3;
  const length = der[octets + 1] ?? 0;
  return der.slice(octets + 2, octets + 2 + length);
};

/** A fresh key on the curve; `parameters`: whether the public key names the curve or spells it out. */
export const generateChipKey = (curve: CurveName, parameters: 'named' | 'explicit'): ChipKey => {
  const keys = generateKeyPairSync('ec', { namedCurve: curve, paramEncoding: parameters });
  return { publicKeyInfo: publicKeyInfo(keys.publicKey), privateKey: scalarOf(keys.privateKey) };
};

/** Shared by all cards: an RSA key takes a tenth of a second to make. The second is a clone's. */
const rsaKeys = new Map<'chip' | 'clone', KeyPair>();

/** A key pair for active authentication (ICAO 9303-11, 6.1): RSA of 2048 bits, or ECDSA on P-256. */
export const activeKey = (kind: 'rsa' | 'ecdsa', holder: 'chip' | 'clone'): KeyPair => {
  if (kind === 'ecdsa') return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const known = rsaKeys.get(holder);
  if (known) return known;
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  rsaKeys.set(holder, keys);
  return keys;
};
