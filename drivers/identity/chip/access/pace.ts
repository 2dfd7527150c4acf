import type { Answer, Command } from '../../../codec/apdu.ts';
import { SW } from '../../../codec/apdu.ts';
import { firstValue, printTlv, readTlvs } from '../../../codec/ber-tlv.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import type { Link, LinkFailure } from '../card/link.ts';
import { createSecureMessaging } from '../card/secure-messaging.ts';
import { type CipherName, cipherOf } from '../crypto/ciphers.ts';
import { type Group, groupOfParameter, type KeyPair, type Random } from '../crypto/curves.ts';
import { deriveKey, sameBytes, sessionKeys } from '../crypto/keys.ts';
import { type AccessFailure, isWarning, refusalOf, verdictOf } from './failure.ts';

/** What EF.CardAccess says of one way to do PACE, as far as it matters here. */
export interface PaceInfo {
  readonly oidBytes: Uint8Array;
  readonly cipher: CipherName;
  readonly parameterId: number;
}

export interface PacePassword {
  /** Password references (ICAO 9303-11, 4.4.4.1): 1 the MRZ, 2 the CAN. */
  readonly reference: 1 | 2;
  /** SHA-1 of the MRZ information, or the digits of the CAN. */
  readonly secret: Uint8Array;
}

const DYNAMIC_DATA = 0x7c;
/** Data objects of GENERAL AUTHENTICATE (4.4.4.2), ours odd, the chip's even. */
const DO = {
  nonce: 0x80,
  mappingOurs: 0x81,
  mappingTheirs: 0x82,
  keyOurs: 0x83,
  keyTheirs: 0x84,
  tokenOurs: 0x85,
  tokenTheirs: 0x86,
} as const;
const PUBLIC_KEY = 0x7f49;
const OID = 0x06;
const POINT = 0x86;
const CHAINED = 0x10;

const setTemplate = (
  { oidBytes, parameterId }: PaceInfo,
  reference: number,
  ambiguous: boolean,
): Command => ({
  cla: 0x00,
  ins: 0x22,
  p1: 0xc1,
  p2: 0xa4,
  data: Uint8Array.from([
    ...printTlv(0x80, oidBytes),
    ...printTlv(0x83, Uint8Array.of(reference)),
    ...(ambiguous ? printTlv(0x84, Uint8Array.of(parameterId)) : []),
  ]),
});

const generalAuthenticate = (last: boolean, ...objects: readonly Uint8Array[]): Command => ({
  cla: last ? 0x00 : CHAINED,
  ins: 0x86,
  p1: 0x00,
  p2: 0x00,
  data: printTlv(DYNAMIC_DATA, ...objects),
  le: 256,
});

/** The chip's object with this tag; null where the answer has none. */
const objectOf = ({ data }: Answer, tag: number): Uint8Array | null => {
  const outer = readTlvs(data);
  const dynamic = outer.ok ? firstValue(outer.value, DYNAMIC_DATA) : null;
  const inner = dynamic === null ? null : readTlvs(dynamic);
  return inner?.ok ? firstValue(inner.value, tag) : null;
};

/** Sends one of the steps and takes the object that answers it. */
const step = async (
  link: Link,
  command: Command,
  tag: number,
  refused: (sw: number) => AccessFailure,
): Promise<Result<Uint8Array, AccessFailure>> => {
  const answer = await link.send(command);
  if (!answer.ok) return answer;
  if (answer.value.sw !== SW.ok) return err(refused(answer.value.sw));
  const object = objectOf(answer.value, tag);
  return object === null ? err('garbled') : ok(object);
};

const select = async (
  link: Link,
  info: PaceInfo,
  reference: number,
  ambiguous: boolean,
): Promise<Result<null, LinkFailure | AccessFailure>> => {
  const set = await link.send(setTemplate(info, reference, ambiguous));
  if (!set.ok) return set;
  const { sw } = set.value;
  if (sw === SW.ok || isWarning(sw)) return ok(null);
  return ambiguous ? err(refusalOf(sw)) : select(link, info, reference, true);
};

/** Token over the other side's key (4.4.3.4): a checksum keyed with what only the two of us know. */
const tokenOf = (info: PaceInfo, mac: Uint8Array, point: Uint8Array): Uint8Array =>
  cipherOf(info.cipher).token(
    mac,
    printTlv(PUBLIC_KEY, printTlv(OID, info.oidBytes), printTlv(POINT, point)),
  );

/** The group that nonce and mapping keys give. */
const mapGroup = async (
  link: Link,
  group: Group,
  nonce: Uint8Array,
  ours: KeyPair,
): Promise<Result<Group, AccessFailure>> => {
  const mapping = link.meanwhile(() => group.mapping(nonce));
  const theirs = await step(
    link,
    generalAuthenticate(false, printTlv(DO.mappingOurs, ours.publicKey)),
    DO.mappingTheirs,
    refusalOf,
  );
  if (!theirs.ok) return theirs;
  const mapped = mapping()(ours.scalar, theirs.value);
  return mapped === null ? err('garbled') : ok(mapped);
};

/**
 * PACE with generic mapping over an elliptic curve (ICAO 9303-11, 4.4), in the master file: on success the link is
 * protected by the cipher of `info`.
 * @param ambiguous whether the card offers several parameters for the same protocol, so that ours must be named
 */
export const openByPace = async (
  link: Link,
  info: PaceInfo,
  password: PacePassword,
  random: Random,
  ambiguous = false,
): Promise<Result<null, AccessFailure>> => {
  const group = groupOfParameter(info.parameterId);
  if (group === null) return err('unsupported');
  const selected = await select(link, info, password.reference, ambiguous);
  if (!selected.ok) return selected;

  const cipher = cipherOf(info.cipher);
  const mappingKey = link.meanwhile(() => group.newKeyPair(random));
  const encrypted = await step(link, generalAuthenticate(false), DO.nonce, refusalOf);
  if (!encrypted.ok) return encrypted;
  if (encrypted.value.length === 0 || encrypted.value.length % cipher.block !== 0) return err('garbled');
  const key = deriveKey(password.secret, 'password', info.cipher);
  const nonce = cipher.decrypt(key, new Uint8Array(cipher.block), encrypted.value);

  const mapped = await mapGroup(link, group, nonce, mappingKey());
  if (!mapped.ok) return mapped;
  const ours = mapped.value.newKeyPair(random);
  const theirs = await step(
    link,
    generalAuthenticate(false, printTlv(DO.keyOurs, ours.publicKey)),
    DO.keyTheirs,
    refusalOf,
  );
  if (!theirs.ok) return theirs;
  // A chip that sends our own key back proves nothing (4.4.1).
  if (sameBytes(theirs.value, ours.publicKey)) return err('garbled');
  const secret = mapped.value.agree(ours.scalar, theirs.value);
  if (secret === null) return err('garbled');

  const keys = sessionKeys(secret, info.cipher);
  const token = await step(
    link,
    generalAuthenticate(true, printTlv(DO.tokenOurs, tokenOf(info, keys.mac, theirs.value))),
    DO.tokenTheirs,
    verdictOf,
  );
  if (!token.ok) return token;
  if (!sameBytes(token.value, tokenOf(info, keys.mac, ours.publicKey))) return err('wrong-password');
  link.secure(createSecureMessaging(info.cipher, keys, new Uint8Array(cipher.block)));
  return ok(null);
};
