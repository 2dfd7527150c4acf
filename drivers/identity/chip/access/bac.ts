import type { Command } from '../../../codec/apdu.ts';
import { SW } from '../../../codec/apdu.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import type { Link } from '../card/link.ts';
import { createSecureMessaging } from '../card/secure-messaging.ts';
import { concat } from '../crypto/bytes.ts';
import { cipherOf, MAC_BYTES } from '../crypto/ciphers.ts';
import type { Random } from '../crypto/curves.ts';
import { deriveKey, mrzSecret, sameBytes, sessionKeys } from '../crypto/keys.ts';
import { type AccessFailure, verdictOf } from './failure.ts';

const NONCE_BYTES = 8;
const KEY_BYTES = 16;
const SEED_BYTES = 16;
const ANSWER_BYTES = 2 * NONCE_BYTES + KEY_BYTES + MAC_BYTES;
const NO_VECTOR = new Uint8Array(8);

const GET_CHALLENGE: Command = { cla: 0x00, ins: 0x84, p1: 0x00, p2: 0x00, le: NONCE_BYTES };

/**
 * Basic Access Control (ICAO 9303-11, 4.3 and appendix D.3), the eMRTD application selected: on success the link is
 * protected by triple DES.
 * @param mrzInformation document number, birth date and expiry date, each with its check digit
 */
export const openByBac = async (
  link: Link,
  mrzInformation: string,
  random: Random,
): Promise<Result<null, AccessFailure>> => {
  const seed = mrzSecret(mrzInformation).subarray(0, SEED_BYTES);
  const enc = deriveKey(seed, 'enc', '3des');
  const mac = deriveKey(seed, 'mac', '3des');
  const cipher = cipherOf('3des');

  const challenge = await link.send(GET_CHALLENGE);
  if (!challenge.ok) return challenge;
  const theirs = challenge.value.data;
  if (challenge.value.sw !== SW.ok || theirs.length !== NONCE_BYTES) return err('unsupported');

  const ours = random(NONCE_BYTES);
  const ourKey = random(KEY_BYTES);
  const hidden = cipher.encrypt(enc, NO_VECTOR, concat(ours, theirs, ourKey));
  const answer = await link.send({
    cla: 0x00,
    ins: 0x82,
    p1: 0x00,
    p2: 0x00,
    data: concat(hidden, cipher.checksum(mac, hidden)),
    le: ANSWER_BYTES,
  });
  if (!answer.ok) return answer;
  if (answer.value.sw !== SW.ok) return err(verdictOf(answer.value.sw));

  const { data } = answer.value;
  if (data.length !== ANSWER_BYTES) return err('garbled');
  const theirHidden = data.subarray(0, ANSWER_BYTES - MAC_BYTES);
  if (!sameBytes(data.subarray(ANSWER_BYTES - MAC_BYTES), cipher.checksum(mac, theirHidden)))
    return err('garbled');
  const plain = cipher.decrypt(enc, NO_VECTOR, theirHidden);
  const echoed = concat(theirs, ours);
  if (!sameBytes(plain.subarray(0, echoed.length), echoed)) return err('garbled');

  const theirKey = plain.subarray(echoed.length);
  const secret = ourKey.map((byte, index) => byte ^ (theirKey[index] ?? 0));
  const counter = concat(theirs.subarray(NONCE_BYTES / 2), ours.subarray(NONCE_BYTES / 2));
  link.secure(createSecureMessaging('3des', sessionKeys(secret, '3des'), counter));
  return ok(null);
};
