import { createHash, type KeyObject } from 'node:crypto';
import {
  certificateOf,
  countrySignerExtensions,
  documentSignerExtensions,
  issuerName,
  keyIdOf,
} from './certificate.ts';
import { type AuthorityAlgorithm, generateIssuerKey, type KeyPair } from './signature-algorithms.ts';

export interface AuthorityOptions {
  readonly algorithm: AuthorityAlgorithm;
  /** Common name of the country signer. */
  readonly name: string;
  /** Tells country signers of one name and algorithm apart: each has its own keys. */
  readonly generation: number;
  /** Validity of the document signer's certificate. */
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** A country signer (CSCA) and the document signer (DS) below it: ICAO 9303-12. */
export interface Authority {
  readonly algorithm: AuthorityAlgorithm;
  readonly name: string;
  readonly generation: number;
  readonly cscaDer: Uint8Array;
  readonly cscaPem: string;
  readonly dsDer: Uint8Array;
  /** What a signed object needs of the document signer. */
  readonly documentSigner: {
    readonly privateKey: KeyObject;
    /** Issuer's name in DER, and the serial number, big-endian. */
    readonly issuer: Uint8Array;
    readonly serial: Uint8Array;
    readonly keyId: Uint8Array;
  };
}

const CSCA_VALID = {
  notBefore: new Date('2016-01-01T00:00:00Z'),
  notAfter: new Date('2055-01-01T00:00:00Z'),
};
const DEFAULTS: AuthorityOptions = {
  algorithm: 'ecdsa-brainpoolP384r1-explicit',
  name: 'Test CSCA of the virtual hospital',
  generation: 0,
  notBefore: new Date('2021-01-01T00:00:00Z'),
  notAfter: new Date('2048-01-01T00:00:00Z'),
};

interface Root {
  readonly keys: KeyPair;
  readonly signerKeys: KeyPair;
  readonly name: Uint8Array;
  readonly der: Uint8Array;
}
/** Keys are slow to make, and a country signer has to stay the same for all its cards. */
const roots = new Map<string, Root>();
const authorities = new Map<string, Authority>();

const cached = <T>(cache: Map<string, T>, key: string, make: () => T): T => {
  const found = cache.get(key);
  if (found !== undefined) return found;
  const made = make();
  cache.set(key, made);
  return made;
};

/** A serial number of 8 bytes that is positive, from the words that name the certificate. */
const serialOf = (words: string): Uint8Array => {
  const serial = new Uint8Array(createHash('sha256').update(words).digest().subarray(0, 8));
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
};

const createRoot = ({ algorithm, name, generation }: AuthorityOptions): Root => {
  const keys = generateIssuerKey(algorithm, 3072);
  const subject = issuerName(name);
  const body = {
    ...CSCA_VALID,
    serial: serialOf(`csca ${algorithm} ${name} ${generation}`),
    issuer: subject,
    subject,
    publicKey: keys.publicKey,
    extensions: countrySignerExtensions(keys.publicKey),
  };
  return {
    keys,
    signerKeys: generateIssuerKey(algorithm, 2048),
    name: subject,
    der: certificateOf(body, algorithm, keys.privateKey),
  };
};

const signedBy = (root: Root, options: AuthorityOptions): Authority => {
  const { algorithm, name, generation, notBefore, notAfter } = options;
  const { publicKey, privateKey } = root.signerKeys;
  const serial = serialOf(`ds ${algorithm} ${notBefore.toISOString()} ${notAfter.toISOString()}`);
  const body = {
    notBefore,
    notAfter,
    serial,
    issuer: root.name,
    subject: issuerName('Test document signer'),
    publicKey,
    extensions: documentSignerExtensions(publicKey, root.keys.publicKey),
  };
  return {
    algorithm,
    name,
    generation,
    cscaDer: root.der,
    cscaPem: pemOf(root.der),
    dsDer: certificateOf(body, algorithm, root.keys.privateKey),
    documentSigner: { privateKey, issuer: root.name, serial, keyId: keyIdOf(publicKey) },
  };
};

const pemOf = (der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
};

/**
 * A test country signer and its document signer. The same options give the same object; options that differ in the
 * document signer's validity alone share the country signer.
 */
export const createAuthority = (options: Partial<AuthorityOptions> = {}): Authority => {
  const all = { ...DEFAULTS, ...options };
  const rootName = [all.algorithm, all.name, all.generation].join('|');
  const root = cached(roots, rootName, () => createRoot(all));
  const name = [rootName, all.notBefore.getTime(), all.notAfter.getTime()].join('|');
  return cached(authorities, name, () => signedBy(root, all));
};
