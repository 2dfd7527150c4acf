import type { Tlv } from '../ber-tlv.ts';
import { type Decoded, refuse } from './decoded.ts';
import { ASN1, inside, readInteger, readOid } from './der.ts';

export type HashAlgorithm = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** How something was signed (ICAO 9303-12, 4.4). ECDSA signatures are DER: `SEQUENCE { r, s }`. */
export type SignatureAlgorithm =
  | { readonly kind: 'rsa-pkcs1' | 'ecdsa'; readonly hash: HashAlgorithm }
  /** The mask is generated with the same hash; `saltLength` in bytes. */
  | { readonly kind: 'rsa-pss'; readonly hash: HashAlgorithm; readonly saltLength: number };

/** Bytes of a digest. */
export const HASH_LENGTH: Readonly<Record<HashAlgorithm, number>> = {
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

const HASHES = new Map<string, HashAlgorithm>([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

const SIGNATURES = new Map<string, SignatureAlgorithm>([
  ['1.2.840.113549.1.1.5', { kind: 'rsa-pkcs1', hash: 'sha1' }],
  ['1.2.840.113549.1.1.14', { kind: 'rsa-pkcs1', hash: 'sha224' }],
  ['1.2.840.113549.1.1.11', { kind: 'rsa-pkcs1', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { kind: 'rsa-pkcs1', hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { kind: 'rsa-pkcs1', hash: 'sha512' }],
  ['1.2.840.10045.4.1', { kind: 'ecdsa', hash: 'sha1' }],
  ['1.2.840.10045.4.3.1', { kind: 'ecdsa', hash: 'sha224' }],
  ['1.2.840.10045.4.3.2', { kind: 'ecdsa', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { kind: 'ecdsa', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { kind: 'ecdsa', hash: 'sha512' }],
]);

/** Names of a key where a signature's should stand: CMS then takes the hash from the digest algorithm (RFC 3370, 3.2). */
const KEY_NAMES = new Map<string, 'rsa-pkcs1' | 'ecdsa'>([
  ['1.2.840.113549.1.1.1', 'rsa-pkcs1'],
  ['1.2.840.10045.2.1', 'ecdsa'],
]);

const RSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';
const DEFAULT_SALT = 20;
/** The longest salt that a signature of 8192 bits has room for. */
const MAX_SALT = 1024;

/** The hash that an AlgorithmIdentifier names; null for any other. */
export const readHash = (algorithm: Tlv | undefined): HashAlgorithm | null => {
  const [identifier] = inside(algorithm, ASN1.sequence) ?? [];
  return HASHES.get(readOid(identifier) ?? '') ?? null;
};

/** RSASSA-PSS-params (RFC 4055, 3.1): four explicitly tagged values, each with a default. */
const readPss = (parameters: Tlv | undefined): Decoded<SignatureAlgorithm> => {
  const fields = inside(parameters, ASN1.sequence);
  if (fields === null) return refuse(parameters === undefined ? 'unsupported' : 'malformed');
  const field = (tag: number): Tlv | undefined => {
    const wrapper = fields.find((object) => object.tag === tag);
    return wrapper === undefined ? undefined : inside(wrapper, tag)?.[0];
  };
  const [hash, mask, salt, trailer] = [field(0xa0), field(0xa1), field(0xa2), field(0xa3)];
  const [maskIdentifier, maskHash] = inside(mask, ASN1.sequence) ?? [];
  const hashName = hash === undefined ? 'sha1' : readHash(hash);
  const maskName = mask === undefined ? 'sha1' : readHash(maskHash);
  const saltLength = salt === undefined ? DEFAULT_SALT : readInteger(salt);
  if (saltLength === null) return refuse('malformed');
  const known =
    hashName === maskName &&
    (mask === undefined || readOid(maskIdentifier) === MGF1) &&
    (trailer === undefined || readInteger(trailer) === 1);
  if (hashName === null || !known || saltLength > MAX_SALT) return refuse('unsupported');
  return { ok: true, value: { kind: 'rsa-pss', hash: hashName, saltLength } };
};

/** Reads the AlgorithmIdentifier of a signature; `digest` is the hash of a CMS that names it apart. */
export const readSignatureAlgorithm = (
  algorithm: Tlv | undefined,
  digest: HashAlgorithm | null = null,
): Decoded<SignatureAlgorithm> => {
  const [identifier, parameters] = inside(algorithm, ASN1.sequence) ?? [];
  const oid = readOid(identifier);
  if (oid === null) return refuse('malformed');
  if (oid === RSA_PSS) return readPss(parameters);
  const kind = KEY_NAMES.get(oid);
  const known = kind !== undefined && digest !== null ? { kind, hash: digest } : SIGNATURES.get(oid);
  return known === undefined ? refuse('unsupported') : { ok: true, value: known };
};
