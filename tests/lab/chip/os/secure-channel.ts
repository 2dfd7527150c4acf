import type { CipherName } from '../contents.ts';
import { bytes, concat, fromBigInt, same, toBigInt } from './bytes.ts';
import { blockSize, checksum, decrypt, deriveKey, encrypt, KEY_FOR, pad, unpad } from './cipher.ts';
import { type Command, decodeLe } from './command.ts';
import { SW } from './status.ts';
import { type DataObject, encode, encodeLength, findValue, parse } from './tlv.ts';

/** Tags of secure messaging, ICAO 9303-11, 9.8.4. 85 stands for 87 with odd instructions. */
const TAG = { plainLe: 0x97, status: 0x99, checksum: 0x8e, odd: 0x85, even: 0x87 } as const;
/** DO 99 and DO 8E, which every answer has. */
const FIXED_SIZE = 14;

type SecuredError = typeof SW.securedMissing | typeof SW.securedIncorrect;

const dataTag = (ins: number): number => (ins % 2 === 1 ? TAG.odd : TAG.even);

/** Keys and send sequence counter of one session (ICAO 9303-11, 9.8). */
export class SecureChannel {
  private readonly cipher: CipherName;
  private readonly encryptionKey: Uint8Array;
  private readonly checksumKey: Uint8Array;
  private readonly block: number;
  private counter: bigint;

  /** `secret`: K of the key agreement, or Kseed. `counter`: the first value, 8 bytes, after BAC; else 0. */
  constructor(cipher: CipherName, secret: Uint8Array, counter: Uint8Array = new Uint8Array()) {
    this.cipher = cipher;
    this.encryptionKey = deriveKey(cipher, secret, KEY_FOR.encryption);
    this.checksumKey = deriveKey(cipher, secret, KEY_FOR.checksum);
    this.block = blockSize(cipher);
    this.counter = toBigInt(counter);
  }

  /** The plain command; 6987 where an object is missing, 6988 where one is wrong. The session ends with either. */
  open(command: Command): Command | SecuredError {
    this.step();
    const objects = parse(command.data);
    if (objects === null) return SW.securedIncorrect;
    const mac = findValue(objects, TAG.checksum);
    if (mac === undefined) return SW.securedMissing;
    const content = objects.slice(0, -1);
    const authentic = this.inOrder(objects, command.ins) && same(mac, this.commandChecksum(command, content));
    return authentic ? this.plain(command, content) : SW.securedIncorrect;
  }

  /** Bytes of the answer's body: the data's object, DO 99, DO 8E. */
  seal(ins: number, data: Uint8Array, sw: number): Uint8Array {
    this.step();
    const protectedData = data.length === 0 ? new Uint8Array() : this.sealData(ins, data);
    const body = concat(protectedData, encode(TAG.status, bytes(sw >> 8, sw & 0xff)));
    const blocks = pad(concat(this.counterBytes(), body), this.block);
    return concat(body, encode(TAG.checksum, checksum(this.cipher, this.checksumKey, blocks)));
  }

  /** Most plain bytes whose protected answer has no more than `size` bytes. */
  room(ins: number, size: number): number {
    const indicator = dataTag(ins) === TAG.even ? 1 : 0;
    for (let blocks = Math.floor((size - FIXED_SIZE) / this.block); blocks > 0; blocks -= 1) {
      const value = blocks * this.block + indicator;
      if (FIXED_SIZE + 1 + encodeLength(value).length + value <= size) return blocks * this.block - 1;
    }
    return 0;
  }

  private step(): void {
    this.counter = BigInt.asUintN(this.block * 8, this.counter + 1n);
  }

  private counterBytes(): Uint8Array {
    return fromBigInt(this.counter, this.block);
  }

  /** 3DES starts from zeros, AES from the encrypted counter (9.8.6.1, 9.8.7.1). */
  private iv(): Uint8Array {
    return this.cipher === '3des'
      ? new Uint8Array(this.block)
      : encrypt(this.cipher, this.encryptionKey, this.counterBytes());
  }

  /** [85 or 87], [97], 8E, each once and in this order. */
  private inOrder(objects: readonly DataObject[], ins: number): boolean {
    const order: readonly number[] = [dataTag(ins), TAG.plainLe, TAG.checksum];
    const places = objects.map(({ tag }) => order.indexOf(tag));
    return places.every((place, at) => place > (places[at - 1] ?? -1));
  }

  private commandChecksum(command: Command, objects: readonly DataObject[]): Uint8Array {
    const { cla, ins, p1, p2 } = command;
    const head = concat(this.counterBytes(), pad(bytes(cla, ins, p1, p2), this.block));
    const body = concat(...objects.map(({ whole }) => whole));
    const blocks = body.length === 0 ? head : concat(head, pad(body, this.block));
    return checksum(this.cipher, this.checksumKey, blocks);
  }

  private plain(command: Command, objects: readonly DataObject[]): Command | SecuredError {
    const sealed = findValue(objects, dataTag(command.ins));
    const data = sealed === undefined ? new Uint8Array() : this.openData(command.ins, sealed);
    const le = findValue(objects, TAG.plainLe);
    if (data === null || (le !== undefined && le.length !== 1 && le.length !== 2)) return SW.securedIncorrect;
    const asked = le === undefined ? { ne: null, all: false } : decodeLe(le);
    return { ...command, cla: command.cla & ~0x0c, data, ...asked };
  }

  private openData(ins: number, value: Uint8Array): Uint8Array | null {
    const even = dataTag(ins) === TAG.even;
    const sealed = even ? value.subarray(1) : value;
    if ((even && value[0] !== 0x01) || sealed.length === 0 || sealed.length % this.block !== 0) return null;
    return unpad(decrypt(this.cipher, this.encryptionKey, sealed, this.iv()));
  }

  private sealData(ins: number, data: Uint8Array): Uint8Array {
    const sealed = encrypt(this.cipher, this.encryptionKey, pad(data, this.block), this.iv());
    const tag = dataTag(ins);
    return tag === TAG.even ? encode(tag, bytes(0x01), sealed) : encode(tag, sealed);
  }
}
