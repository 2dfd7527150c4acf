import { type Decoded, openFile, refuse } from './decoded.ts';
import { ASN1, childrenOf } from './der.ts';

const TAG = 0x6f;

/** EF.DG15 (ICAO 9303-10, 4.7.15): the SubjectPublicKeyInfo of active authentication, DER, for `parsePublicKey`. */
export const parseDg15 = (bytes: Uint8Array): Decoded<Uint8Array> => {
  const file = openFile(bytes, TAG);
  if (!file.ok) return file;
  const objects = childrenOf(file.value);
  return objects?.length === 1 && objects[0]?.tag === ASN1.sequence
    ? { ok: true, value: file.value }
    : refuse('malformed');
};
