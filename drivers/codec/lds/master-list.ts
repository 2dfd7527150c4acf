import { openSignedData } from './cms.ts';
import { type Decoded, refuse } from './decoded.ts';
import { ASN1, inside, insideOnly, readInteger, wholeOf } from './der.ts';

/** id-icao-cscaMasterList. */
const MASTER_LIST = '2.23.136.1.1.2';

/**
 * The CSCA certificates of a master list (ICAO 9303-12, 9), DER, for `parseCertificate`. Its signature is not verified:
 * the list is trusted since somebody put it into the configuration.
 */
export const parseMasterList = (bytes: Uint8Array): Decoded<readonly Uint8Array[]> => {
  const signed = openSignedData(bytes);
  if (!signed.ok) return signed;
  const { contentType, content } = signed.value;
  if (contentType !== MASTER_LIST) return refuse('unsupported');
  const [version, list] = insideOnly(content, ASN1.sequence) ?? [];
  const certificates = inside(list, ASN1.set);
  if (readInteger(version) === null || list === undefined || certificates === null)
    return refuse('malformed');
  return { ok: true, value: certificates.map((object) => wholeOf(list.value, object)) };
};
