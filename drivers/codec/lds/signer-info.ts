import { printTlv, type Tlv } from '../ber-tlv.ts';
import {
  type HashAlgorithm,
  readHash,
  readSignatureAlgorithm,
  type SignatureAlgorithm,
} from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import { type Decoded, refuse } from './decoded.ts';
import {
  ASN1,
  childrenOf,
  inside,
  insideOnly,
  readInteger,
  readOctets,
  readOid,
  sameBytes,
  wholeOf,
} from './der.ts';

/** Which certificate belongs to a signature. */
type SignerId =
  | { readonly issuer: Uint8Array; readonly serial: Uint8Array }
  | { readonly subjectKeyId: Uint8Array };

/** What a signer says (RFC 5652, 5.3). */
export interface SignerInfo {
  readonly id: SignerId;
  readonly digestAlgorithm: HashAlgorithm;
  /** DER as it was signed, a SET OF; null where the content itself is signed. */
  readonly signedAttributes: Uint8Array | null;
  readonly contentType: string | null;
  readonly messageDigest: Uint8Array | null;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SUBJECT_KEY_ID = 0x80;
const SIGNED_ATTRIBUTES = 0xa0;
const UNSIGNED_ATTRIBUTES = 0xa1;

const readId = (object: Tlv | undefined): SignerId | null => {
  if (object?.tag === SUBJECT_KEY_ID) return { subjectKeyId: object.value };
  const [issuer, serial, ...rest] = inside(object, ASN1.sequence) ?? [];
  if (object === undefined || issuer?.tag !== ASN1.sequence) return null;
  if (serial?.tag !== ASN1.integer || rest.length > 0) return null;
  return { issuer: wholeOf(object.value, issuer), serial: serial.value };
};

/** Whether the signer's certificate is meant. */
export const isMeant = (id: SignerId, certificate: Certificate): boolean =>
  'issuer' in id
    ? sameBytes(id.issuer, certificate.issuer) && sameBytes(id.serial, certificate.serial)
    : certificate.subjectKeyId !== null && sameBytes(id.subjectKeyId, certificate.subjectKeyId);

/** Attributes with one value by type; null for a broken set or a type that stands twice. */
const readAttributes = (value: Uint8Array): ReadonlyMap<string, Tlv> | null => {
  const attributes = new Map<string, Tlv>();
  for (const object of childrenOf(value) ?? []) {
    const [type, values] = inside(object, ASN1.sequence) ?? [];
    const oid = readOid(type);
    const [first, ...rest] = inside(values, ASN1.set) ?? [];
    if (oid === null || first === undefined || attributes.has(oid)) return null;
    if (rest.length === 0) attributes.set(oid, first);
  }
  return attributes.size === 0 ? null : attributes;
};

type Attributes = Pick<SignerInfo, 'signedAttributes' | 'contentType' | 'messageDigest'>;

/** Content type and message digest must be there, once, where attributes are signed at all (RFC 5652, 5.3). */
const readSignedAttributes = (object: Tlv | undefined): Attributes | null => {
  if (object === undefined) return { signedAttributes: null, contentType: null, messageDigest: null };
  const attributes = readAttributes(object.value);
  const contentType = readOid(attributes?.get(CONTENT_TYPE));
  const messageDigest = readOctets(attributes?.get(MESSAGE_DIGEST));
  if (contentType === null || messageDigest === null) return null;
  return { signedAttributes: printTlv(ASN1.set, object.value), contentType, messageDigest };
};

/** Reads a SignerInfo; nothing is verified. */
export const parseSignerInfo = (der: Uint8Array): Decoded<SignerInfo> => {
  const [version, identity, digest, ...others] = insideOnly(der, ASN1.sequence) ?? [];
  const signed = others[0]?.tag === SIGNED_ATTRIBUTES ? others[0] : undefined;
  const [algorithm, value, ...rest] = signed === undefined ? others : others.slice(1);
  const id = readId(identity);
  const attributes = readSignedAttributes(signed);
  const signature = readOctets(value);
  if (readInteger(version) === null || id === null || attributes === null || signature === null)
    return refuse('malformed');
  if (rest.length > 1 || rest.some(({ tag }) => tag !== UNSIGNED_ATTRIBUTES)) return refuse('malformed');
  const digestAlgorithm = readHash(digest);
  if (digestAlgorithm === null) return refuse('unsupported');
  const signatureAlgorithm = readSignatureAlgorithm(algorithm, digestAlgorithm);
  if (!signatureAlgorithm.ok) return signatureAlgorithm;
  return {
    ok: true,
    value: { id, digestAlgorithm, ...attributes, signatureAlgorithm: signatureAlgorithm.value, signature },
  };
};
