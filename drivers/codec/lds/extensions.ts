import { firstValue, type Tlv } from '../ber-tlv.ts';
import { ASN1, inside, insideOnly, onlyValue, readOctets, readOid } from './der.ts';

/** What a certificate says about itself and its issuer (RFC 5280, 4.2.1). */
export interface Extensions {
  readonly subjectKeyId: Uint8Array | null;
  readonly authorityKeyId: Uint8Array | null;
  readonly isCa: boolean;
  /** Whether its key may sign certificates; null where the key's use is not told. */
  readonly certSign: boolean | null;
}

const OID = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
};
const KEY_IDENTIFIER = 0x80;
/** keyCertSign is bit 5, counted from the highest. */
const CERT_SIGN = 0x04;

/** `SEQUENCE { OID, critical, OCTET STRING }` by identifier; null for a broken one or one that stands twice. */
const valuesByOid = (objects: readonly Tlv[]): ReadonlyMap<string, Uint8Array> | null => {
  const values = new Map<string, Uint8Array>();
  for (const object of objects) {
    const parts = inside(object, ASN1.sequence) ?? [];
    const oid = readOid(parts[0]);
    const value = readOctets(parts.at(-1));
    if (oid === null || value === null || values.has(oid)) return null;
    values.set(oid, value);
  }
  return values;
};

const isCa = (value: Uint8Array): boolean | null => {
  const parts = insideOnly(value, ASN1.sequence);
  if (parts === null) return null;
  const [flag] = parts;
  return flag?.tag === ASN1.boolean && (flag.value[0] ?? 0) !== 0;
};

/** Reads `Extensions`; null where one that matters is broken. `objects`: those inside the SEQUENCE. */
export const readExtensions = (objects: readonly Tlv[]): Extensions | null => {
  const values = valuesByOid(objects);
  if (values === null) return null;
  const subject = values.get(OID.subjectKeyId);
  const authority = values.get(OID.authorityKeyId);
  const usage = values.get(OID.keyUsage);
  const constraints = values.get(OID.basicConstraints);
  const subjectKeyId = subject === undefined ? null : onlyValue(subject, ASN1.octetString);
  const authorityParts = authority === undefined ? [] : insideOnly(authority, ASN1.sequence);
  const usageBits = usage === undefined ? null : onlyValue(usage, ASN1.bitString);
  const ca = constraints === undefined ? false : isCa(constraints);
  const broken =
    (subject !== undefined && subjectKeyId === null) || (usage !== undefined && usageBits === null);
  if (broken || authorityParts === null || ca === null) return null;
  return {
    subjectKeyId,
    authorityKeyId: firstValue(authorityParts, KEY_IDENTIFIER),
    isCa: ca,
    certSign: usageBits === null ? null : ((usageBits[1] ?? 0) & CERT_SIGN) !== 0,
  };
};
