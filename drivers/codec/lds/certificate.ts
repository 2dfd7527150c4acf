import type { Tlv } from '../ber-tlv.ts';
import { readSignatureAlgorithm, type SignatureAlgorithm } from './algorithms.ts';
import { type Decoded, refuse } from './decoded.ts';
import { ASN1, childrenOf, inside, insideOnly, onlyValue, readBitString, sameBytes, wholeOf } from './der.ts';
import { type Extensions, readExtensions } from './extensions.ts';

/** A certificate (RFC 5280) of a document signer or of a state's CSCA. Byte fields are DER, views of the input. */
export interface Certificate extends Extensions {
  readonly der: Uint8Array;
  /** What the signature is over. */
  readonly tbs: Uint8Array;
  /** Content bytes of the serial number. */
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** First and last moment of validity, in milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** SubjectPublicKeyInfo, for `parsePublicKey`. */
  readonly spki: Uint8Array;
  readonly signature: Uint8Array;
  readonly signatureAlgorithm: SignatureAlgorithm;
}

const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
/** A two-digit year from 50 on is of the 20th century (RFC 5280, 4.1.2.5.1). */
const PIVOT = 50;

/** UTCTime or GeneralizedTime in Greenwich time; seconds may be missing in old certificates. */
const readTime = (object: Tlv | undefined): number | null => {
  if (object === undefined || object.value.length > 15) return null;
  const short = object.tag === ASN1.utcTime;
  if (!short && object.tag !== ASN1.generalizedTime) return null;
  const text = String.fromCharCode(...object.value);
  const pattern = short
    ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/
    : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/;
  const match = pattern.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const full = short ? year + (year >= PIVOT ? 1900 : 2000) : year;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return null;
  return full < 100 ? null : Date.UTC(full, month - 1, day, hour, minute, second);
};

/** The fields of TBSCertificate that are told apart by their place. */
const readTbs = (
  tbs: Tlv,
  outer: Uint8Array,
): Decoded<Omit<Certificate, 'signature' | 'signatureAlgorithm' | 'der' | 'tbs'>> => {
  const objects = inside(tbs, ASN1.sequence) ?? [];
  const fields = objects[0]?.tag === VERSION ? objects.slice(1) : objects;
  const [serial, algorithm, issuer, validity, subject, spki] = fields;
  const [from, until, ...more] = inside(validity, ASN1.sequence) ?? [];
  const notBefore = readTime(from);
  const notAfter = readTime(until);
  const wrapper = fields.slice(6).find((object) => object.tag === EXTENSIONS);
  const extensions = wrapper === undefined ? [] : insideOnly(wrapper.value, ASN1.sequence);
  const known = extensions === null ? null : readExtensions(extensions);
  if (serial?.tag !== ASN1.integer || serial.value.length === 0 || algorithm === undefined)
    return refuse('malformed');
  if (issuer?.tag !== ASN1.sequence || subject?.tag !== ASN1.sequence || spki?.tag !== ASN1.sequence)
    return refuse('malformed');
  if (notBefore === null || notAfter === null || more.length > 0 || known === null)
    return refuse('malformed');
  if (!sameBytes(wholeOf(tbs.value, algorithm), outer)) return refuse('invalid');
  return {
    ok: true,
    value: {
      ...known,
      serial: serial.value,
      issuer: wholeOf(tbs.value, issuer),
      subject: wholeOf(tbs.value, subject),
      notBefore,
      notAfter,
      spki: wholeOf(tbs.value, spki),
    },
  };
};

/**
 * Reads a certificate; nothing is verified. `unsupported`: a signature algorithm that is not known here; `invalid`: the
 * two names of the signature algorithm disagree. Whether the validity makes sense is for the one who trusts it.
 */
export const parseCertificate = (der: Uint8Array): Decoded<Certificate> => {
  const content = onlyValue(der, ASN1.sequence);
  if (content === null) return refuse('malformed');
  const [tbs, algorithm, bits, ...rest] = childrenOf(content) ?? [];
  const signature = readBitString(bits);
  if (tbs === undefined || algorithm === undefined || signature === null || rest.length > 0)
    return refuse('malformed');
  const fields = readTbs(tbs, wholeOf(content, algorithm));
  if (!fields.ok) return fields;
  const signatureAlgorithm = readSignatureAlgorithm(algorithm);
  if (!signatureAlgorithm.ok) return signatureAlgorithm;
  return {
    ok: true,
    value: {
      ...fields.value,
      der,
      tbs: wholeOf(content, tbs),
      signature,
      signatureAlgorithm: signatureAlgorithm.value,
    },
  };
};
