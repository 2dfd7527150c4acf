import { createHash } from 'node:crypto';
import { type Answer, ok, status } from './answer.ts';
import { concat, same, xor } from './bytes.ts';
import { authenticate, decrypt, deriveKey, encrypt, KEY_FOR } from './cipher.ts';
import { SecureChannel } from './secure-channel.ts';
import { SW } from './status.ts';

/** E_IFD of 32 bytes and M_IFD of 8. */
const CRYPTOGRAM = 32;
const TOKEN = CRYPTOGRAM + 8;

/** Basic access control, ICAO 9303-11, 4.3 and 9.7.2. */
export class BasicAccessControl {
  private readonly encryptionKey: Uint8Array;
  private readonly checksumKey: Uint8Array;
  private readonly random: (length: number) => Uint8Array;
  private expected: Uint8Array | null = null;

  constructor(mrzInformation: string, random: (length: number) => Uint8Array) {
    const seed = createHash('sha1').update(mrzInformation, 'latin1').digest().subarray(0, 16);
    this.encryptionKey = deriveKey('3des', seed, KEY_FOR.encryption);
    this.checksumKey = deriveKey('3des', seed, KEY_FOR.checksum);
    this.random = random;
  }

  /** A challenge holds for the next command only. */
  forget(): void {
    this.expected = null;
  }

  /** GET CHALLENGE: RND.IC of 8 bytes. */
  challenge(): Answer {
    this.expected = this.random(8);
    return ok(this.expected);
  }

  /** EXTERNAL (MUTUAL) AUTHENTICATE: the chip's token, and the session; 6300 for a wrong password. */
  authenticate(token: Uint8Array): Answer {
    const challenge = this.expected;
    this.forget();
    if (challenge === null) return status(SW.conditions);
    if (token.length !== TOKEN) return status(SW.wrongLength);
    const sealed = token.subarray(0, CRYPTOGRAM);
    const plain = decrypt('3des', this.encryptionKey, sealed);
    const knows =
      same(authenticate('3des', this.checksumKey, sealed), token.subarray(CRYPTOGRAM)) &&
      same(plain.subarray(8, 16), challenge);
    if (!knows) return { ...status(SW.failed), wrongPassword: true };
    const terminal = plain.subarray(0, 8);
    const share = this.random(16);
    const answer = encrypt('3des', this.encryptionKey, concat(challenge, terminal, share));
    const counter = concat(challenge.subarray(4), terminal.subarray(4));
    const channel = new SecureChannel('3des', xor(plain.subarray(16), share), counter);
    return {
      ...ok(concat(answer, authenticate('3des', this.checksumKey, answer))),
      opens: { kind: 'bac', channel },
    };
  }
}
