import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC of the parts one after the other, in lower-case hex; texts in UTF-8. */
export const hmacHex = (
  algorithm: 'sha256' | 'sha512',
  key: string,
  ...parts: readonly (string | Uint8Array)[]
): string => {
  const hmac = createHmac(algorithm, key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
};

/**
 * Whether two texts are the same, in a time that tells nothing of where they differ. Compares digests: they are of one
 * length, whatever was sent.
 */
export const sameText = (given: string, expected: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
};

/** `sameText` for hex in either case; no signature is never the same. */
export const sameSignature = (given: string | undefined, expected: string): boolean =>
  given !== undefined && given !== '' && sameText(given.toLowerCase(), expected);
