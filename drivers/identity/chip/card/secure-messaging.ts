import type { Answer, Command } from '../../../codec/apdu.ts';
import { firstValue, printTlv, readTlvs } from '../../../codec/ber-tlv.ts';
import { concat } from '../crypto/bytes.ts';
import { type CipherName, cipherOf, pad, unpad } from '../crypto/ciphers.ts';
import { type SessionKeys, sameBytes } from '../crypto/keys.ts';

/** Data objects of secure messaging (ICAO 9303-11, 9.8.2). */
const DO = { plain: 0x85, padded: 0x87, le: 0x97, status: 0x99, checksum: 0x8e } as const;
const PROTECTED = 0x0c;
const PADDED = 0x01;
const SHORT_LE = 256;

/** One session of secure messaging: every command and answer counts. */
export interface SecureMessaging {
  /** Most bytes of a file that an answer of one short APDU can carry. */
  readonly shortLe: number;
  protect(command: Command): Command;
  /** Null where the checksum is wrong or an object is missing: the session is over. */
  open(answer: Answer): Answer | null;
}

const expectedLength = (le: number | undefined): Uint8Array => {
  if (le === undefined) return new Uint8Array(0);
  const bytes = le <= SHORT_LE ? [le & 0xff] : [(le >> 8) & 0xff, le & 0xff];
  return printTlv(DO.le, Uint8Array.from(bytes));
};

/** @param counter the send sequence counter as the key agreement left it (8 bytes for 3DES, 16 for AES). */
export const createSecureMessaging = (
  name: CipherName,
  keys: SessionKeys,
  counter: Uint8Array,
): SecureMessaging => {
  const cipher = cipherOf(name);
  const ssc = Uint8Array.from(counter);
  const count = (): void => {
    for (let index = ssc.length - 1; index >= 0; index--) {
      ssc[index] = ((ssc[index] ?? 0) + 1) & 0xff;
      if (ssc[index] !== 0) return;
    }
  };
  const checksum = (...parts: readonly Uint8Array[]): Uint8Array =>
    cipher.checksum(keys.mac, concat(ssc, ...parts));

  const encrypted = ({ ins, data }: Command): Uint8Array => {
    if (data === undefined || data.length === 0) return new Uint8Array(0);
    const hidden = cipher.encrypt(keys.enc, cipher.vector(keys.enc, ssc), pad(data, cipher.block));
    // An odd instruction's data is itself BER-TLV: its object has no padding indicator (ISO 7816-4, 6.3).
    return ins % 2 === 1 ? printTlv(DO.plain, hidden) : printTlv(DO.padded, Uint8Array.of(PADDED), hidden);
  };

  const decrypted = (hidden: Uint8Array): Uint8Array | null =>
    hidden.length === 0 || hidden.length % cipher.block !== 0
      ? null
      : unpad(cipher.decrypt(keys.enc, cipher.vector(keys.enc, ssc), hidden));

  return {
    // 256 less status (4), checksum (10), head and indicator of the data object (4): whole blocks, one byte of them padding.
    shortLe: Math.floor((SHORT_LE - 18) / cipher.block) * cipher.block - 1,

    protect: (command) => {
      count();
      const cla = command.cla | PROTECTED;
      const header = pad(Uint8Array.of(cla, command.ins, command.p1, command.p2), cipher.block);
      const data = encrypted(command);
      const le = expectedLength(command.le);
      const mac = printTlv(DO.checksum, checksum(header, data, le));
      const body = concat(data, le, mac);
      const long = (command.le ?? 0) > SHORT_LE || body.length > 255;
      return { ...command, cla, data: body, le: long ? 65_536 : SHORT_LE };
    },

    open: (answer) => {
      count();
      const objects = readTlvs(answer.data);
      if (!objects.ok) return null;
      const mac = firstValue(objects.value, DO.checksum);
      const status = firstValue(objects.value, DO.status);
      if (mac === null || status?.length !== 2) return null;
      const covered = objects.value
        .filter(({ tag }) => tag !== DO.checksum)
        .map(({ start, end }) => answer.data.subarray(start, end));
      if (!sameBytes(mac, checksum(...covered))) return null;
      const sw = ((status[0] ?? 0) << 8) | (status[1] ?? 0);
      const padded = firstValue(objects.value, DO.padded);
      const plain = firstValue(objects.value, DO.plain);
      if (padded === null && plain === null) return { data: new Uint8Array(0), sw };
      if (padded !== null && padded[0] !== PADDED) return null;
      const data = decrypted(padded?.subarray(1) ?? plain ?? new Uint8Array(0));
      return data === null ? null : { data, sw };
    },
  };
};
