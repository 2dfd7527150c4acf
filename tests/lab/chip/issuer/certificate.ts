import { createHash, type KeyObject } from 'node:crypto';
import {
  bitString,
  booleanTrue,
  context,
  integer,
  joined,
  octetString,
  oid,
  printableString,
  sequence,
  setOf,
  time,
  tlv,
  utf8String,
} from './der.ts';
import {
  type AuthorityAlgorithm,
  certificateHash,
  signatureIdentifier,
  signatureOf,
} from './signature-algorithms.ts';

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const SUBJECT_KEY_ID = '2.5.29.14';
const AUTHORITY_KEY_ID = '2.5.29.35';
const SUBJECT_ALT_NAME = '2.5.29.17';
const ISSUER_ALT_NAME = '2.5.29.18';
/** ICAO 9303-12, 7.1.1.6: the kinds of document a signer signs. */
const DOCUMENT_TYPES = '2.23.136.1.1.6.2';

/** Name of an issuer in Vietnam (ICAO 9303-12, table 4): the country in capitals, as PrintableString. */
export const issuerName = (commonName: string): Uint8Array => {
  const part = (type: string, value: Uint8Array): Uint8Array => setOf(sequence(oid(type), value));
  return sequence(
    part('2.5.4.6', printableString('VN')),
    part('2.5.4.10', utf8String('Tiep Don test lab')),
    part('2.5.4.3', utf8String(commonName)),
  );
};

/** SubjectPublicKeyInfo of a key, in DER. */
export const publicKeyInfo = (key: KeyObject): Uint8Array =>
  new Uint8Array(key.export({ type: 'spki', format: 'der' }));

/** Key id: SHA-1 of the encoded public key (RFC 5280, 4.2.1.2, with the whole SubjectPublicKeyInfo). */
export const keyIdOf = (key: KeyObject): Uint8Array =>
  new Uint8Array(createHash('sha1').update(publicKeyInfo(key)).digest());

const extension = (type: string, critical: boolean, value: Uint8Array): Uint8Array =>
  sequence(oid(type), ...(critical ? [booleanTrue()] : []), octetString(value));

const authorityKeyId = (key: KeyObject): Uint8Array =>
  extension(AUTHORITY_KEY_ID, false, sequence(tlv(0x80, keyIdOf(key))));

/** The alternative names that 9303-12 wants hold the country in three letters. */
const alternativeName = (type: string): Uint8Array => {
  const name = sequence(setOf(sequence(oid('2.5.4.7'), printableString('VNM'))));
  return extension(type, false, sequence(context(4, name)));
};

/** Extensions of a country signer (CSCA): signs certificates and revocation lists, one level deep. */
export const countrySignerExtensions = (key: KeyObject): Uint8Array =>
  sequence(
    authorityKeyId(key),
    extension(SUBJECT_KEY_ID, false, octetString(keyIdOf(key))),
    extension(KEY_USAGE, true, bitString(Uint8Array.of(0x06), 1)),
    alternativeName(SUBJECT_ALT_NAME),
    alternativeName(ISSUER_ALT_NAME),
    extension(BASIC_CONSTRAINTS, true, sequence(booleanTrue(), integer(0))),
  );

/** Extensions of a document signer: signs, and nothing else, identity cards. */
export const documentSignerExtensions = (key: KeyObject, issuer: KeyObject): Uint8Array =>
  sequence(
    authorityKeyId(issuer),
    extension(SUBJECT_KEY_ID, false, octetString(keyIdOf(key))),
    extension(KEY_USAGE, true, bitString(Uint8Array.of(0x80), 7)),
    alternativeName(SUBJECT_ALT_NAME),
    alternativeName(ISSUER_ALT_NAME),
    extension(DOCUMENT_TYPES, false, sequence(integer(0), setOf(printableString('ID')))),
  );

export interface CertificateBody {
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: KeyObject;
  readonly extensions: Uint8Array;
}

/** An X.509 v3 certificate (RFC 5280, 4.1) in DER, signed with the issuer's key. */
export const certificateOf = (
  body: CertificateBody,
  algorithm: AuthorityAlgorithm,
  issuerKey: KeyObject,
): Uint8Array => {
  const hash = certificateHash(algorithm);
  const identifier = signatureIdentifier(algorithm, hash);
  const toBeSigned = sequence(
    joined(context(0, integer(2)), integer(body.serial), identifier),
    body.issuer,
    sequence(time(body.notBefore), time(body.notAfter)),
    body.subject,
    publicKeyInfo(body.publicKey),
    context(3, body.extensions),
  );
  return sequence(toBeSigned, identifier, bitString(signatureOf(algorithm, hash, issuerKey, toBeSigned)));
};
