import type { Tlv } from '../ber-tlv.ts';
import { HASH_LENGTH, type HashAlgorithm, readHash, type SignatureAlgorithm } from './algorithms.ts';
import { type Certificate, parseCertificate } from './certificate.ts';
import { openSignedData } from './cms.ts';
import { type Decoded, openFile, refuse } from './decoded.ts';
import { ASN1, inside, insideOnly, readInteger, readOctets } from './der.ts';
import { isMeant, parseSignerInfo } from './signer-info.ts';

/** EF.SOD (ICAO 9303-10, 4.6.2): the hashes of the data groups, and the signature over them. Nothing is verified here. */
export interface SecurityObject {
  /** Hash of the data groups. */
  readonly hashAlgorithm: HashAlgorithm;
  /** Hash of each whole file by data group number, 1 to 16. */
  readonly dataGroupHashes: ReadonlyMap<number, Uint8Array>;
  /** LDSSecurityObject, DER: what `messageDigest` is the digest of. */
  readonly content: Uint8Array;
  /** DER as it was signed, a SET OF; null where the signature is over `content` itself. */
  readonly signedAttributes: Uint8Array | null;
  /** The attribute of this name; null without signed attributes. */
  readonly messageDigest: Uint8Array | null;
  /** Hash of `messageDigest`. */
  readonly digestAlgorithm: HashAlgorithm;
  readonly signature: Uint8Array;
  readonly signatureAlgorithm: SignatureAlgorithm;
  /** The document signer's certificate. */
  readonly signer: Certificate;
}

const TAG = 0x77;
/** id-icao-mrtd-security-ldsSecurityObject. */
const LDS_SECURITY_OBJECT = '2.23.136.1.1.1';
const LAST_DATA_GROUP = 16;
/** Document signer, its CSCA and perhaps a link: more only serve to keep a processor busy. */
const MAX_CERTIFICATES = 8;

type Hashes = Pick<SecurityObject, 'hashAlgorithm' | 'dataGroupHashes'>;

const readHashes = (objects: readonly Tlv[], length: number): ReadonlyMap<number, Uint8Array> | null => {
  const hashes = new Map<number, Uint8Array>();
  for (const object of objects) {
    const [number, hash, ...rest] = inside(object, ASN1.sequence) ?? [];
    const group = readInteger(number) ?? 0;
    const value = readOctets(hash);
    if (group < 1 || group > LAST_DATA_GROUP || rest.length > 0) return null;
    if (value?.length !== length || hashes.has(group)) return null;
    hashes.set(group, value);
  }
  return hashes.size === 0 ? null : hashes;
};

/** LDSSecurityObject (ICAO 9303-10, 4.6.2.2). `invalid`: a data group twice, out of range, or with a hash of another length. */
const readSecurityObject = (eContent: Uint8Array): Decoded<Hashes> => {
  const [version, algorithm, list] = insideOnly(eContent, ASN1.sequence) ?? [];
  const objects = inside(list, ASN1.sequence);
  if (readInteger(version) === null || objects === null) return refuse('malformed');
  const hashAlgorithm = readHash(algorithm);
  if (hashAlgorithm === null) return refuse('unsupported');
  const dataGroupHashes = readHashes(objects, HASH_LENGTH[hashAlgorithm]);
  return dataGroupHashes === null
    ? refuse('invalid')
    : { ok: true, value: { hashAlgorithm, dataGroupHashes } };
};

/**
 * Reads EF.SOD. `unsupported`: an algorithm or content that is not known here; `invalid`: not exactly one signer, none of
 * the certificates is the signer's, attributes of another content, a data group twice.
 */
export const parseSod = (bytes: Uint8Array): Decoded<SecurityObject> => {
  const file = openFile(bytes, TAG);
  if (!file.ok) return file;
  const signed = openSignedData(file.value);
  if (!signed.ok) return signed;
  const { contentType, content, certificates, signers } = signed.value;
  if (contentType !== LDS_SECURITY_OBJECT) return refuse('unsupported');
  const hashes = readSecurityObject(content);
  if (!hashes.ok) return hashes;
  const [only, ...others] = signers;
  if (only === undefined || others.length > 0 || certificates.length > MAX_CERTIFICATES)
    return refuse('invalid');
  const info = parseSignerInfo(only);
  if (!info.ok) return info;
  const { id, contentType: attributed, ...rest } = info.value;
  if (attributed !== null && attributed !== contentType) return refuse('invalid');
  const found = certificates.map(parseCertificate).find((one) => one.ok && isMeant(id, one.value));
  if (found?.ok !== true) return refuse('invalid');
  return { ok: true, value: { ...hashes.value, ...rest, content, signer: found.value } };
};
