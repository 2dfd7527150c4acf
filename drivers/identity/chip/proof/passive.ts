import type { CalendarDate } from '../../../codec/calendar.ts';
import { parsePublicKey } from '../../../codec/lds/public-key.ts';
import type { SecurityObject } from '../../../codec/lds/sod.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import { sameBytes } from '../crypto/keys.ts';
import { hashOf, verifySignature } from './signature.ts';
import { isTrusted, type Trust } from './trust.ts';

export type PassiveFailure =
  /** The signature is not over this content. */
  | 'forged'
  /** Whole, and signed by nobody whom we trust. */
  | 'unknown-signer';

/** The signature over the list of hashes (ICAO 9303-11, 5.1, steps 2 and 3). */
const signatureHolds = (sod: SecurityObject): boolean => {
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
 * Verifies EF.SOD: its signature, and its signer against the certificates that the hospital trusts.
 * @param trust empty where none are configured: then the signature alone is verified
 * @param day on which the signer's certificate must be valid, FHIR date
 */
export const verifySecurityObject = (
  sod: SecurityObject,
  trust: Trust,
  day: CalendarDate,
): Result<null, PassiveFailure> => {
  if (!signatureHolds(sod)) return err('forged', 'signature');
  if (trust.length === 0) return ok(null);
  if (!isTrusted(sod.signer, trust)) return err('unknown-signer', 'no trusted issuer');
  return isValidOn(sod, day) ? ok(null) : err('unknown-signer', 'validity');
};

/** Whether the file is the one that was signed: listed, with this hash. */
export const isListed = (sod: SecurityObject, dataGroup: number, file: Uint8Array): boolean => {
  const hash = sod.dataGroupHashes.get(dataGroup);
  return hash !== undefined && sameBytes(hash, hashOf(sod.hashAlgorithm, file));
};
