import type { ChipContents, CipherName } from '../contents.ts';
import { type Answer, ok, status } from './answer.ts';
import { bytes, concat, hex, same, toNumber } from './bytes.ts';
import { CURVES, type Curve } from './curves.ts';
import { decodePoint, sharedSecret, toScalar } from './elliptic.ts';
import { CIPHER_ARC, dynamicData } from './pace.ts';
import { SecureChannel } from './secure-channel.ts';
import { SW } from './status.ts';
import { encode, findValue, parse } from './tlv.ts';

const CHIP_AUTHENTICATION_ECDH = hex('04007F000702020302');

/** Chip authentication version 1, ICAO 9303-11, 6.2. */
export class ChipAuthentication {
  private readonly cipher: CipherName;
  private readonly curve: Curve;
  private readonly scalar: bigint;
  private readonly keyId: number | null;
  private readonly oid: Uint8Array;
  private chosen = false;

  constructor(key: NonNullable<ChipContents['chipAuthentication']>) {
    this.cipher = key.cipher;
    this.curve = CURVES[key.curve];
    this.scalar = toScalar(this.curve, key.privateKey);
    this.keyId = key.keyId;
    this.oid = concat(CHIP_AUTHENTICATION_ECDH, bytes(CIPHER_ARC[key.cipher]));
  }

  /** Whether MSE:SET AT chose the key and GENERAL AUTHENTICATE has not come. */
  get running(): boolean {
    return this.chosen;
  }

  forget(): void {
    this.chosen = false;
  }

  /** MSE:SET KAT (6.2.4.1), for 3DES alone: 91 the terminal's public key, 84 key id. */
  setKeyAgreementTemplate(data: Uint8Array): Answer {
    const objects = parse(data);
    const publicKey = objects === null ? undefined : findValue(objects, 0x91);
    if (objects === null || publicKey === undefined || this.cipher !== '3des') return status(SW.wrongData);
    if (!this.isOurKey(findValue(objects, 0x84))) return status(SW.unknownReference);
    return this.agree(publicKey, new Uint8Array());
  }

  /** MSE:SET AT (6.2.4.2): 80 protocol, 84 key id. */
  setAuthenticationTemplate(data: Uint8Array): Answer {
    this.forget();
    const objects = parse(data);
    const oid = objects === null ? undefined : findValue(objects, 0x80);
    if (objects === null || oid === undefined || !same(oid, this.oid)) return status(SW.wrongData);
    if (!this.isOurKey(findValue(objects, 0x84))) return status(SW.unknownReference);
    this.chosen = true;
    return status(SW.ok);
  }

  /** GENERAL AUTHENTICATE: 80 the terminal's public key in 7C; the answer is an empty 7C. */
  generalAuthenticate(data: Uint8Array, chained: boolean): Answer {
    this.forget();
    if (chained) return status(SW.lastOfChainExpected);
    const object = dynamicData(data);
    if (object === null || object === 'empty' || object.tag !== 0x80) return status(SW.wrongData);
    return this.agree(object.value, encode(0x7c));
  }

  private isOurKey(reference: Uint8Array | undefined): boolean {
    return reference === undefined ? this.keyId === null : toNumber(reference) === this.keyId;
  }

  private agree(publicKey: Uint8Array, answer: Uint8Array): Answer {
    const theirs = decodePoint(this.curve, publicKey);
    if (theirs === null) return status(SW.wrongData);
    const channel = new SecureChannel(this.cipher, sharedSecret(this.curve, this.scalar, theirs));
    return { ...ok(answer), opens: { kind: 'chip-authentication', channel } };
  }
}
