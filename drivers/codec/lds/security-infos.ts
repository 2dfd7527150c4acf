import type { Tlv } from '../ber-tlv.ts';
import { type Decoded, openFile, refuse } from './decoded.ts';
import { ASN1, childrenOf, inside, insideOnly, readInteger, readOid, wholeOf } from './der.ts';

export type KeyAgreement = 'dh' | 'ecdh';
export type ChipCipher = '3des' | 'aes-128' | 'aes-192' | 'aes-256';
export type PaceMapping = 'gm' | 'im' | 'cam';
/** ECDSA as the chip signs it: plain r and s (BSI TR-03111, 5.2.1). */
export type PlainEcdsa = 'ecdsa-sha1' | 'ecdsa-sha224' | 'ecdsa-sha256' | 'ecdsa-sha384' | 'ecdsa-sha512';

export interface PaceInfo {
  readonly type: 'pace';
  readonly mapping: PaceMapping;
  readonly keyAgreement: KeyAgreement;
  readonly cipher: ChipCipher;
  readonly version: number;
  /** Standardized domain parameters (ICAO 9303-11, 9.5.1). */
  readonly parameterId: number | null;
  /** The identifier's content bytes, as MSE: Set AT wants them. */
  readonly oidBytes: Uint8Array;
}

export interface ChipAuthenticationInfo {
  readonly type: 'chipAuthentication';
  readonly keyAgreement: KeyAgreement;
  readonly cipher: ChipCipher;
  readonly version: number;
  readonly keyId: number | null;
  readonly oidBytes: Uint8Array;
}

export interface ChipAuthenticationPublicKeyInfo {
  readonly type: 'chipAuthenticationPublicKey';
  readonly keyAgreement: KeyAgreement;
  readonly keyId: number | null;
  /** DER, for `parsePublicKey`. */
  readonly subjectPublicKeyInfo: Uint8Array;
}

export interface ActiveAuthenticationInfo {
  readonly type: 'activeAuthentication';
  readonly version: number;
  /** Null for an algorithm that is not known here. */
  readonly signatureAlgorithm: PlainEcdsa | null;
}

export interface OtherInfo {
  readonly type: 'other';
  readonly oid: string;
}

/** One entry of EF.CardAccess or EF.DG14 (ICAO 9303-11, 9.2). */
export type SecurityInfo =
  | PaceInfo
  | ChipAuthenticationInfo
  | ChipAuthenticationPublicKeyInfo
  | ActiveAuthenticationInfo
  | OtherInfo;

const DG14_TAG = 0x6e;
/** id-PK, id-CA, id-PACE of BSI TR-03110-3, A.1.1. */
const PK = '0.4.0.127.0.7.2.2.1';
const CA = '0.4.0.127.0.7.2.2.3';
const PACE = '0.4.0.127.0.7.2.2.4';
/** id-icao-mrtd-security-aaProtocolObject. */
const AA = '2.23.136.1.1.5';
const PLAIN_ECDSA = '0.4.0.127.0.7.1.1.4.1';

const AGREEMENTS = new Map<string, KeyAgreement>([
  ['1', 'dh'],
  ['2', 'ecdh'],
]);
const MAPPINGS = new Map<string, readonly [PaceMapping, KeyAgreement]>([
  ['1', ['gm', 'dh']],
  ['2', ['gm', 'ecdh']],
  ['3', ['im', 'dh']],
  ['4', ['im', 'ecdh']],
  ['6', ['cam', 'ecdh']],
]);
const CIPHERS = new Map<string, ChipCipher>([
  ['1', '3des'],
  ['2', 'aes-128'],
  ['3', 'aes-192'],
  ['4', 'aes-256'],
]);
const SIGNATURES = new Map<string, PlainEcdsa>([
  [`${PLAIN_ECDSA}.1`, 'ecdsa-sha1'],
  [`${PLAIN_ECDSA}.2`, 'ecdsa-sha224'],
  [`${PLAIN_ECDSA}.3`, 'ecdsa-sha256'],
  [`${PLAIN_ECDSA}.4`, 'ecdsa-sha384'],
  [`${PLAIN_ECDSA}.5`, 'ecdsa-sha512'],
]);

/** The parts of a SecurityInfo: `SEQUENCE { OID, required, optional }`. */
interface Entry {
  readonly oid: string;
  readonly oidBytes: Uint8Array;
  readonly required: Tlv;
  readonly optional: Tlv | undefined;
  /** The bytes that `required` was read from. */
  readonly parent: Uint8Array;
}

/** The optional number of an entry; undefined where something else stands there. */
const optionalNumber = ({ optional }: Entry): number | null | undefined =>
  optional === undefined ? null : (readInteger(optional) ?? undefined);

const paceInfo = (entry: Entry, arcs: readonly string[]): SecurityInfo | null => {
  const [mapping, keyAgreement] = MAPPINGS.get(arcs[0] ?? '') ?? [];
  const cipher = CIPHERS.get(arcs[1] ?? '');
  // Integrated into the chip's authentication, PACE has no 3DES; two arcs alone name domain parameters.
  const known = arcs.length === 2 && cipher !== undefined && !(mapping === 'cam' && cipher === '3des');
  if (!known || mapping === undefined || keyAgreement === undefined) return { type: 'other', oid: entry.oid };
  const version = readInteger(entry.required);
  const parameterId = optionalNumber(entry);
  if (version === null || parameterId === undefined) return null;
  return {
    type: 'pace',
    mapping,
    keyAgreement,
    cipher,
    version,
    parameterId,
    oidBytes: entry.oidBytes,
  };
};

const chipAuthenticationInfo = (entry: Entry, arcs: readonly string[]): SecurityInfo | null => {
  const keyAgreement = AGREEMENTS.get(arcs[0] ?? '');
  const cipher = CIPHERS.get(arcs[1] ?? '');
  if (arcs.length !== 2 || keyAgreement === undefined || cipher === undefined)
    return { type: 'other', oid: entry.oid };
  const version = readInteger(entry.required);
  const keyId = optionalNumber(entry);
  if (version === null || keyId === undefined) return null;
  return { type: 'chipAuthentication', keyAgreement, cipher, version, keyId, oidBytes: entry.oidBytes };
};

const publicKeyInfo = (entry: Entry, arcs: readonly string[]): SecurityInfo | null => {
  const keyAgreement = AGREEMENTS.get(arcs[0] ?? '');
  if (arcs.length !== 1 || keyAgreement === undefined) return { type: 'other', oid: entry.oid };
  const keyId = optionalNumber(entry);
  if (entry.required.tag !== ASN1.sequence || keyId === undefined) return null;
  return {
    type: 'chipAuthenticationPublicKey',
    keyAgreement,
    keyId,
    subjectPublicKeyInfo: wholeOf(entry.parent, entry.required),
  };
};

const activeAuthenticationInfo = (entry: Entry): SecurityInfo | null => {
  const version = readInteger(entry.required);
  const algorithm = readOid(entry.optional);
  if (version === null || algorithm === null) return null;
  return { type: 'activeAuthentication', version, signatureAlgorithm: SIGNATURES.get(algorithm) ?? null };
};

const arcsBelow = (oid: string, base: string): readonly string[] | null =>
  oid.startsWith(`${base}.`) ? oid.slice(base.length + 1).split('.') : null;

const readInfo = (object: Tlv): SecurityInfo | null => {
  const parts = inside(object, ASN1.sequence);
  const [identifier, required, optional] = parts ?? [];
  const oid = readOid(identifier);
  if (oid === null || identifier === undefined || required === undefined) return null;
  const entry: Entry = { oid, oidBytes: identifier.value, required, optional, parent: object.value };
  const pace = arcsBelow(oid, PACE);
  if (pace !== null) return paceInfo(entry, pace);
  const ca = arcsBelow(oid, CA);
  if (ca !== null) return chipAuthenticationInfo(entry, ca);
  const pk = arcsBelow(oid, PK);
  if (pk !== null) return publicKeyInfo(entry, pk);
  return oid === AA ? activeAuthenticationInfo(entry) : { type: 'other', oid };
};

const readInfos = (objects: readonly Tlv[] | null): Decoded<readonly SecurityInfo[]> => {
  if (objects === null) return refuse('malformed');
  // An entry that is not understood says nothing; those beside it do.
  const infos = objects.map((object): SecurityInfo => readInfo(object) ?? { type: 'other', oid: '' });
  return { ok: true, value: infos };
};

/** EF.CardAccess (ICAO 9303-10, 3.11.3): what opens the chip. Nobody signed this file; DG14 repeats it. */
export const parseCardAccess = (bytes: Uint8Array): Decoded<readonly SecurityInfo[]> => {
  const file = openFile(bytes, ASN1.set);
  return file.ok ? readInfos(childrenOf(file.value)) : file;
};

/** EF.DG14 (ICAO 9303-10, 4.7.14): how the chip proves its key. */
export const parseDg14 = (bytes: Uint8Array): Decoded<readonly SecurityInfo[]> => {
  const file = openFile(bytes, DG14_TAG);
  return file.ok ? readInfos(insideOnly(file.value, ASN1.set)) : file;
};
