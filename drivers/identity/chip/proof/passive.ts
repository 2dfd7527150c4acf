import type { CalendarDate } from '../../../codec/calendar.ts';
import { parsePublicKey } from '../../../codec/lds/public-key.ts';
import type { SecurityObject } from '../../../codec/lds/sod.ts';
import { sameBytes } from '../crypto/keys.ts';
import { hashOf, verifySignature } from './signature.ts';
import { isTrusted, type Trust } from './trust.ts';

/** `unknown`: the signer's key is of a kind that is not known here. */
export type SignatureVerdict = 'holds' | 'broken' | 'unknown';

/** The signature over the list of hashes (ICAO 9303-11, 5.1, step 3). */
export const signatureHolds = (sod: SecurityObject): SignatureVerdict => {
  const key = parsePublicKey(sod.signer.spki);
  if (!key.ok) return key.error === 'unsupported' ? 'unknown' : 'broken';
  const { signedAttributes, messageDigest, content, signatureAlgorithm, signature, digestAlgorithm } = sod;
  const digested =
    signedAttributes === null ||
    (messageDigest !== null && sameBytes(messageDigest, hashOf(digestAlgorithm, content)));
  const holds =
    digested && verifySignature(key.value, signatureAlgorithm, signedAttributes ?? content, signature);
  return holds ? 'holds' : 'broken';
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** A day more on both sides: the card's day is a local one. */
const isValidOn = ({ signer }: SecurityObject, day: CalendarDate): boolean => {
  const start = Date.parse(day);
  return start + DAY_MS > signer.notBefore && start - DAY_MS < signer.notAfter;
};

/**
 * Whether the security object's signer may sign: issued by whom the hospital trusts, and valid on the day.
 * @param day FHIR date
 */
export const mayThisSignerSign = (sod: SecurityObject, trust: Trust, day: CalendarDate): boolean =>
  isTrusted(sod.signer, trust) && isValidOn(sod, day);

/** Whether the file is the one that was signed: listed, with this hash. */
export const isListed = (sod: SecurityObject, dataGroup: number, file: Uint8Array): boolean => {
  const hash = sod.dataGroupHashes.get(dataGroup);
  return hash !== undefined && sameBytes(hash, hashOf(sod.hashAlgorithm, file));
};
