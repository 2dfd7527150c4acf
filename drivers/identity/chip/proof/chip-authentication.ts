import { type Answer, SW } from '../../../codec/apdu.ts';
import { printTlv } from '../../../codec/ber-tlv.ts';
import { parsePublicKey } from '../../../codec/lds/public-key.ts';
import type { SecurityInfo } from '../../../codec/lds/security-infos.ts';
import { ok, type Result } from '../../../ports/result.ts';
import type { Link, LinkFailure } from '../card/link.ts';
import { createSecureMessaging } from '../card/secure-messaging.ts';
import { type CipherName, cipherOf } from '../crypto/ciphers.ts';
import { type CurveName, groupOf, type Random } from '../crypto/curves.ts';
import { sessionKeys } from '../crypto/keys.ts';

/** A key that the chip can prove, and how. */
export interface ChipKeyOffer {
  readonly cipher: CipherName;
  readonly keyId: number | null;
  /** Null where DG14 names no protocol: triple DES is meant (ICAO 9303-11, 6.2.4.1). */
  readonly oidBytes: Uint8Array | null;
  readonly curve: CurveName;
  readonly point: Uint8Array;
}

const DYNAMIC_DATA = 0x7c;
const DO = { protocol: 0x80, ephemeralKey: 0x91, keyId: 0x84, agreementKey: 0x80 } as const;

/** The id in as few bytes as it needs. */
const printKeyId = (keyId: number | null): Uint8Array => {
  if (keyId === null) return new Uint8Array(0);
  const hex = keyId.toString(16);
  return printTlv(
    DO.keyId,
    Uint8Array.from(Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')),
  );
};

/**
 * The first offer of DG14 that can be taken: an elliptic-curve key with its protocol (ICAO 9303-11, 6.2). Null where the
 * card offers none, or only such as are not known here.
 */
export const chipKeyOffer = (infos: readonly SecurityInfo[]): ChipKeyOffer | null => {
  const protocols = infos.filter((info) => info.type === 'chipAuthentication');
  for (const info of infos) {
    if (info.type !== 'chipAuthenticationPublicKey' || info.keyAgreement !== 'ecdh') continue;
    const key = parsePublicKey(info.subjectPublicKeyInfo);
    if (!key.ok || key.value.kind !== 'ec') continue;
    const { curve, point } = key.value;
    const protocol = protocols.find(
      ({ keyId, keyAgreement }) => keyAgreement === 'ecdh' && (keyId === info.keyId || keyId === null),
    );
    if (protocol === undefined && protocols.length > 0) continue;
    return {
      cipher: protocol?.cipher ?? '3des',
      keyId: info.keyId,
      oidBytes: protocol?.oidBytes ?? null,
      curve,
      point,
    };
  }
  return null;
};

/** Whether the card offers chip authentication at all, known here or not. */
export const offersChipAuthentication = (infos: readonly SecurityInfo[]): boolean =>
  infos.some(({ type }) => type === 'chipAuthenticationPublicKey');

/** Our half of the agreement, which may be made before it is needed. */
export interface Half {
  readonly publicKey: Uint8Array;
  /** Null where the card's key is no point of its curve. */
  readonly secret: Uint8Array | null;
}

export const ourHalf = ({ curve, point }: ChipKeyOffer, random: Random): Half => {
  const group = groupOf(curve);
  const ours = group.newKeyPair(random);
  return { publicKey: ours.publicKey, secret: group.agree(ours.scalar, point) };
};

/** Triple DES: the key goes with MSE: Set KAT (6.2.4.1). */
const setKat = (
  link: Link,
  offer: ChipKeyOffer,
  { publicKey }: Half,
): Promise<Result<Answer, LinkFailure>> => {
  const data = Uint8Array.from([...printTlv(DO.ephemeralKey, publicKey), ...printKeyId(offer.keyId)]);
  return link.send({ cla: 0x00, ins: 0x22, p1: 0x41, p2: 0xa6, data });
};

/** AES: MSE: Set AT names the protocol, GENERAL AUTHENTICATE carries the key (6.2.4.2). */
const setAtAndAuthenticate = async (
  link: Link,
  offer: ChipKeyOffer,
  oidBytes: Uint8Array,
  { publicKey }: Half,
): Promise<Result<Answer, LinkFailure>> => {
  const template = Uint8Array.from([...printTlv(DO.protocol, oidBytes), ...printKeyId(offer.keyId)]);
  const set = await link.send({ cla: 0x00, ins: 0x22, p1: 0x41, p2: 0xa4, data: template });
  if (!set.ok || set.value.sw !== SW.ok) return set;
  const data = printTlv(DYNAMIC_DATA, printTlv(DO.agreementKey, publicKey));
  return link.send({ cla: 0x00, ins: 0x86, p1: 0x00, p2: 0x00, data, le: 256 });
};

/**
 * Chip authentication, version 1 (ICAO 9303-11, 6.2): new session keys that only the owner of DG14's private key can have.
 * True: the keys are set, and the next answer that opens with them is the proof. False: the chip refused, or its key is
 * no point of the curve.
 */
export const authenticateChip = async (
  link: Link,
  offer: ChipKeyOffer,
  half: Half,
): Promise<Result<boolean, LinkFailure>> => {
  const { cipher, oidBytes } = offer;
  const agreed =
    cipher === '3des' || oidBytes === null
      ? await setKat(link, offer, half)
      : await setAtAndAuthenticate(link, offer, oidBytes, half);
  if (!agreed.ok) return agreed;
  if (agreed.value.sw !== SW.ok || half.secret === null) return ok(false);
  const counter = new Uint8Array(cipherOf(cipher).block);
  link.secure(createSecureMessaging(cipher, sessionKeys(half.secret, cipher), counter));
  return ok(true);
};
