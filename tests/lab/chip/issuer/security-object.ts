import { createHash } from 'node:crypto';
import type { Authority } from './authority.ts';
import { context, integer, octetString, oid, sequence, setMembers, setOf, time, tlv } from './der.ts';
import { type HashName, hashIdentifier, signatureIdentifier, signatureOf } from './signature-algorithms.ts';

const LDS_SECURITY_OBJECT = '2.23.136.1.1.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

export interface SecurityObjectOptions {
  readonly authority: Authority;
  /** Of the data groups and of the signed attributes. */
  readonly hash: HashName;
  /** False: the signature stands over the security object itself. */
  readonly signedAttributes: boolean;
  /** How the signer is named: by issuer and serial number, or by its key id. */
  readonly signerId: 'issuer-serial' | 'key-id';
  readonly signedAt: Date;
  /** Turns one bit of the signature. */
  readonly brokenSignature: boolean;
}

const digest = (hash: HashName, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash(hash).update(bytes).digest());

/** LDSSecurityObject (ICAO 9303-10, 4.6.2.3): the hash of each data group by its number. */
const ldsSecurityObject = (hash: HashName, groups: ReadonlyMap<number, Uint8Array>): Uint8Array => {
  const hashes = [...groups]
    .toSorted(([left], [right]) => left - right)
    .map(([number, file]) => sequence(integer(number), octetString(digest(hash, file))));
  return sequence(integer(0), hashIdentifier(hash), sequence(...hashes));
};

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value));

const flipped = (signature: Uint8Array): Uint8Array =>
  signature.map((byte, index) => (index === signature.length - 1 ? byte ^ 0x01 : byte));

const signerInfo = (content: Uint8Array, options: SecurityObjectOptions): Uint8Array => {
  const { authority, hash, signedAttributes, signerId, signedAt, brokenSignature } = options;
  const { algorithm, documentSigner } = authority;
  const attributes = setMembers(
    attribute(CONTENT_TYPE, oid(LDS_SECURITY_OBJECT)),
    attribute(SIGNING_TIME, time(signedAt)),
    attribute(MESSAGE_DIGEST, octetString(digest(hash, content))),
  );
  // RFC 5652, 5.4: signed as a SET OF, though sent under [0].
  const signed = signedAttributes ? tlv(0x31, attributes) : content;
  const signature = signatureOf(algorithm, hash, documentSigner.privateKey, signed);
  const byIssuer = signerId === 'issuer-serial';
  return sequence(
    integer(byIssuer ? 1 : 3),
    byIssuer
      ? sequence(documentSigner.issuer, integer(documentSigner.serial))
      : tlv(0x80, documentSigner.keyId),
    hashIdentifier(hash),
    ...(signedAttributes ? [context(0, attributes)] : []),
    signatureIdentifier(algorithm, hash),
    octetString(brokenSignature ? flipped(signature) : signature),
  );
};

/**
 * EF.SOD (ICAO 9303-10, 4.6.2; RFC 5652): a CMS SignedData over the hashes of the data groups, which come as whole files
 * by their number, with the document signer's certificate.
 */
export const securityObject = (
  groups: ReadonlyMap<number, Uint8Array>,
  options: SecurityObjectOptions,
): Uint8Array => {
  const content = ldsSecurityObject(options.hash, groups);
  const signedData = sequence(
    integer(3),
    setOf(hashIdentifier(options.hash)),
    sequence(oid(LDS_SECURITY_OBJECT), context(0, octetString(content))),
    context(0, options.authority.dsDer),
    setOf(signerInfo(content, options)),
  );
  return tlv(0x77, sequence(oid(SIGNED_DATA), context(0, signedData)));
};
