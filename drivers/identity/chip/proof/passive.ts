import type { CalendarDate } from '../../../codec/calendar.ts';
import { parsePublicKey } from '../../../codec/lds/public-key.ts';
import type { SecurityObject } from '../../../codec/lds/sod.ts';
import { sameBytes } from '../crypto/keys.ts';
import { hashOf, verifySignature } from './signature.ts';
import { isTrusted, type Trust } from './trust.ts';

/** Whether the signature over the list of hashes holds (ICAO 9303-11, 5.1, step 3). */
export const signatureHolds = (sod: SecurityObject): boolean => {
  const key = parsePublicKey(sod.signer.spki);
  if (!key.ok) return false;
  const { signedAttributes, messageDigest, content, signatureAlgorithm, signature, digestAlgorithm } = sod;
  if (signedAttributes === null) return verifySignature(key.value, signatureAlgorithm, content, signature);
  return (
    messageDigest !== null &&
    sameBytes(messageDigest, hashOf(digestAlgorithm, content)) &&
    verifySignature(key.value, signatureAlgorithm, signedAttributes, signature)
  );
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
