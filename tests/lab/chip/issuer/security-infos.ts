import type { ChipContents, CipherName, CurveName } from '../contents.ts';
import { integer, oid, sequence, setOf, tlv } from './der.ts';

const PACE_ECDH_GM = '0.4.0.127.0.7.2.2.4.2';
const CHIP_AUTHENTICATION_ECDH = '0.4.0.127.0.7.2.2.3.2';
const CHIP_PUBLIC_KEY_ECDH = '0.4.0.127.0.7.2.2.1.2';
const TERMINAL_AUTHENTICATION = '0.4.0.127.0.7.2.2.2';
const ACTIVE_AUTHENTICATION = '2.23.136.1.1.5';
const ECDSA_PLAIN = '0.4.0.127.0.7.1.1.4.1';

/** Last arc of the protocols' object identifiers (ICAO 9303-11, 9.2). */
const CIPHER_ARC: Readonly<Record<CipherName, number>> = {
  '3des': 1,
  'aes-128': 2,
  'aes-192': 3,
  'aes-256': 4,
};
/** ICAO 9303-11, 9.5.1. */
const PARAMETER_ID: Readonly<Record<CurveName, number>> = {
  prime256v1: 12,
  brainpoolP256r1: 13,
  secp384r1: 15,
  brainpoolP384r1: 16,
  brainpoolP512r1: 17,
  secp521r1: 18,
};
type ActiveHash = NonNullable<ChipContents['activeAuthentication']>['hash'];
const PLAIN_ARC: Readonly<Record<ActiveHash, number>> = {
  sha1: 1,
  sha224: 2,
  sha256: 3,
  sha384: 4,
  sha512: 5,
};

export interface PaceSuite {
  readonly curve: CurveName;
  readonly cipher: CipherName;
}

/** PACEInfo (9303-11, 9.2.1): generic mapping over ECDH, version 2. */
const paceInfo = ({ curve, cipher }: PaceSuite): Uint8Array =>
  sequence(oid(`${PACE_ECDH_GM}.${CIPHER_ARC[cipher]}`), integer(2), integer(PARAMETER_ID[curve]));

/** EF.CardAccess (9303-11, 9.2.11): the SecurityInfos that open the card. */
export const cardAccessFile = (suite: PaceSuite): Uint8Array => setOf(paceInfo(suite));

const optionalId = (keyId: number | null): readonly Uint8Array[] => (keyId === null ? [] : [integer(keyId)]);

export interface ProofInfos {
  readonly pace: PaceSuite | null;
  readonly chipAuthentication: {
    readonly cipher: CipherName;
    readonly keyId: number | null;
    readonly publicKeyInfo: Uint8Array;
  } | null;
  /** The hash that active authentication signs with over ECDSA; null where it is RSA or absent. */
  readonly ecdsaHash: ActiveHash | null;
  /** Whether there are data groups that want a terminal's certificate: the fingerprints. */
  readonly terminalAuthentication: boolean;
}

/** EF.DG14 (9303-10, 4.7.14): what the chip can prove; null where there is nothing to tell. */
export const dataGroup14 = (infos: ProofInfos): Uint8Array | null => {
  const { pace, chipAuthentication, ecdsaHash, terminalAuthentication } = infos;
  const members: Uint8Array[] = [];
  if (pace) members.push(paceInfo(pace));
  if (chipAuthentication) {
    const { cipher, keyId, publicKeyInfo } = chipAuthentication;
    const protocol = oid(`${CHIP_AUTHENTICATION_ECDH}.${CIPHER_ARC[cipher]}`);
    members.push(sequence(protocol, integer(1), ...optionalId(keyId)));
    members.push(sequence(oid(CHIP_PUBLIC_KEY_ECDH), publicKeyInfo, ...optionalId(keyId)));
  }
  if (ecdsaHash)
    members.push(
      sequence(oid(ACTIVE_AUTHENTICATION), integer(1), oid(`${ECDSA_PLAIN}.${PLAIN_ARC[ecdsaHash]}`)),
    );
  if (terminalAuthentication) members.push(sequence(oid(TERMINAL_AUTHENTICATION), integer(1)));
  return members.length === 0 ? null : tlv(0x6e, setOf(...members));
};

/** EF.DG15 (9303-10, 4.7.15): the SubjectPublicKeyInfo for active authentication. */
export const dataGroup15 = (publicKeyInfo: Uint8Array): Uint8Array => tlv(0x6f, publicKeyInfo);
