import { createHash } from 'node:crypto';
import type { ChipContents, CipherName, CurveName } from '../contents.ts';
import { type Answer, ok, status } from './answer.ts';
import { bytes, concat, hex, same, toBigInt, toNumber } from './bytes.ts';
import { authenticate, deriveKey, encrypt, KEY_FOR, keyLength } from './cipher.ts';
import { CURVES, type Curve } from './curves.ts';
import { add, decodePoint, encodePoint, multiply, type Point, sharedSecret, toScalar } from './elliptic.ts';
import { SecureChannel } from './secure-channel.ts';
import { SW } from './status.ts';
import { type DataObject, encode, findValue, parse } from './tlv.ts';

/** Last arc of id-PACE-ECDH-GM-* and id-CA-ECDH-* (ICAO 9303-11, 9.2.3 and 9.2.7). */
export const CIPHER_ARC: Readonly<Record<CipherName, number>> = {
  '3des': 1,
  'aes-128': 2,
  'aes-192': 3,
  'aes-256': 4,
};
const PACE_ECDH_GM = hex('04007F000702020402');
const PASSWORD = { mrz: 0x01, can: 0x02 } as const;

type Random = (length: number) => Uint8Array;

/** What the chip remembers between the steps of GENERAL AUTHENTICATE (4.4.3.3). */
type Step =
  | { readonly name: 'nonce'; readonly passwordKey: Uint8Array }
  | { readonly name: 'mapping'; readonly nonce: Uint8Array }
  | { readonly name: 'agreement'; readonly generator: Point }
  | {
      readonly name: 'token';
      readonly secret: Uint8Array;
      readonly own: Uint8Array;
      readonly other: Uint8Array;
    };

/** The one object of the dynamic authentication data 7C; null where the data field is another. */
export const dynamicData = (data: Uint8Array): DataObject | 'empty' | null => {
  const [outer, ...others] = parse(data) ?? [];
  if (outer?.tag !== 0x7c || others.length > 0) return null;
  const inner = parse(outer.value);
  if (inner === null || inner.length > 1) return null;
  return inner[0] ?? 'empty';
};

/** PACE with generic mapping over ECDH, ICAO 9303-11, 4.4. */
export class Pace {
  private readonly contents: ChipContents;
  private readonly cipher: CipherName;
  private readonly curve: Curve;
  private readonly oid: Uint8Array;
  private readonly random: Random;
  private step: Step | null = null;

  constructor(contents: ChipContents, pace: { curve: CurveName; cipher: CipherName }, random: Random) {
    this.contents = contents;
    this.cipher = pace.cipher;
    this.curve = CURVES[pace.curve];
    this.oid = concat(PACE_ECDH_GM, bytes(CIPHER_ARC[pace.cipher]));
    this.random = random;
  }

  /** Whether MSE:SET AT was taken and the protocol has not ended. */
  get running(): boolean {
    return this.step !== null;
  }

  forget(): void {
    this.step = null;
  }

  /** MSE:SET AT (4.4.4.1): 80 protocol, 83 password, 84 domain parameters; other tags are passed over. */
  setAuthenticationTemplate(data: Uint8Array): Answer {
    this.forget();
    const objects = parse(data);
    if (objects === null) return status(SW.wrongData);
    const [oid, password, parameters] = [0x80, 0x83, 0x84].map((tag) => findValue(objects, tag));
    if (oid === undefined || password === undefined || !same(oid, this.oid)) return status(SW.wrongData);
    if (parameters !== undefined && toNumber(parameters) !== this.curve.parameterId)
      return status(SW.unknownReference);
    const secret = password.length === 1 ? this.passwordSecret(toNumber(password)) : null;
    if (secret === null) return status(SW.unknownReference);
    this.step = { name: 'nonce', passwordKey: deriveKey(this.cipher, secret, KEY_FOR.password) };
    return status(SW.ok);
  }

  /** GENERAL AUTHENTICATE (4.4.4.2). `chained`: class 10, which all steps but the last have. An error ends the protocol. */
  generalAuthenticate(data: Uint8Array, chained: boolean): Answer {
    const step = this.step;
    this.forget();
    if (step === null || (step.name !== 'token' && !chained)) return status(SW.conditions);
    if (step.name === 'token' && chained) return status(SW.lastOfChainExpected);
    const object = dynamicData(data);
    if (object === null) return status(SW.wrongData);
    if (step.name === 'nonce')
      return object === 'empty' ? this.giveNonce(step.passwordKey) : status(SW.wrongData);
    if (object === 'empty') return status(SW.wrongData);
    if (step.name === 'mapping') return this.map(object, step.nonce);
    return step.name === 'agreement' ? this.agree(object, step.generator) : this.finish(object, step);
  }

  /** f(π), 9.7.3: the hash of the MRZ information, or the digits of the CAN. */
  private passwordSecret(reference: number): Uint8Array | null {
    const { mrzInformation, can } = this.contents;
    if (reference === PASSWORD.mrz)
      return Uint8Array.from(createHash('sha1').update(mrzInformation, 'latin1').digest());
    return reference === PASSWORD.can ? new TextEncoder().encode(can) : null;
  }

  /** Step 1: the encrypted nonce. The chip chooses how many blocks (4.4.3.3): here enough for a key, two for AES-192 and -256. */
  private giveNonce(passwordKey: Uint8Array): Answer {
    const nonce = this.random(Math.ceil(keyLength(this.cipher) / 16) * 16);
    this.step = { name: 'mapping', nonce };
    return this.dynamicAnswer(0x80, encrypt(this.cipher, passwordKey, nonce));
  }

  /** Step 2, generic mapping (4.4.3.3.1): the new generator is sG + H. */
  private map({ tag, value }: DataObject, nonce: Uint8Array): Answer {
    const { curve } = this;
    const theirs = decodePoint(curve, value);
    if (tag !== 0x81 || theirs === null) return status(SW.wrongData);
    const basePoint = { x: curve.x, y: curve.y };
    const scalar = toScalar(curve, this.random(curve.size));
    const shared = multiply(curve, scalar, theirs);
    const generator = add(curve, multiply(curve, toBigInt(nonce), basePoint), shared);
    if (generator === null) return status(SW.failed);
    this.step = { name: 'agreement', generator };
    return this.dynamicAnswer(0x82, encodePoint(curve, multiply(curve, scalar, basePoint)));
  }

  /** Step 3: key agreement with the new generator. The two public keys must differ (4.4.1, 3d). */
  private agree({ tag, value }: DataObject, generator: Point): Answer {
    const { curve } = this;
    const theirs = decodePoint(curve, value);
    if (tag !== 0x83 || theirs === null) return status(SW.wrongData);
    const scalar = toScalar(curve, this.random(curve.size));
    const own = encodePoint(curve, multiply(curve, scalar, generator));
    if (same(own, value)) return status(SW.failed);
    this.step = { name: 'token', secret: sharedSecret(curve, scalar, theirs), own, other: value };
    return this.dynamicAnswer(0x84, own);
  }

  /** Step 4: the tokens (4.4.3.4). A wrong one shows a wrong password. */
  private finish(
    { tag, value }: DataObject,
    { secret, own, other }: Extract<Step, { name: 'token' }>,
  ): Answer {
    if (tag !== 0x85 || value.length !== 8) return status(SW.wrongData);
    const key = deriveKey(this.cipher, secret, KEY_FOR.checksum);
    if (!same(value, this.token(key, own))) return { ...status(SW.failed), wrongPassword: true };
    const channel = new SecureChannel(this.cipher, secret);
    return { ...this.dynamicAnswer(0x86, this.token(key, other)), opens: { kind: 'pace', channel } };
  }

  /** Checksum over the other side's public key data object (9.4.5). */
  private token(key: Uint8Array, publicKey: Uint8Array): Uint8Array {
    const object = encode(0x7f49, encode(0x06, this.oid), encode(0x86, publicKey));
    return authenticate(this.cipher, key, object).subarray(0, 8);
  }

  private dynamicAnswer(tag: number, value: Uint8Array): Answer {
    return ok(encode(0x7c, encode(tag, value)));
  }
}
