import type { Answer, Command } from '../../../codec/apdu.ts';
import { SW } from '../../../codec/apdu.ts';
import { printTlv, readTlv, readTlvHeader } from '../../../codec/ber-tlv.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import type { Link, LinkFailure } from './link.ts';

/** The elementary files that are read (ICAO 9303-10, 3.11): file id, and short file id. */
export const FILES = {
  cardAccess: { id: 0x011c, sfi: 0x1c },
  sod: { id: 0x011d, sfi: 0x1d },
  dg1: { id: 0x0101, sfi: 0x01 },
  dg2: { id: 0x0102, sfi: 0x02 },
  dg13: { id: 0x010d, sfi: 0x0d },
  dg14: { id: 0x010e, sfi: 0x0e },
  dg15: { id: 0x010f, sfi: 0x0f },
} as const;
export type FileName = keyof typeof FILES;

/** No file of a citizen card comes near: what is longer is hostile. */
export const MAX_FILE = 128 * 1024;

export type FileFailure =
  | LinkFailure
  /** The card has no such file. */
  | 'absent'
  /** The card does not give it (fingerprints, or before the chip is open). */
  | 'denied'
  /** It ends too soon, is too long, or is no BER-TLV. */
  | 'garbled';

/** What was read of a file, kept while a lifted card comes back. */
export interface PartialFile {
  bytes: Uint8Array;
  /** All of it, header included; null until its first bytes say. */
  length: number | null;
}

export const emptyFile = (): PartialFile => ({ bytes: new Uint8Array(0), length: null });

const READ_BINARY = 0xb0;
const READ_BINARY_FAR = 0xb1;
const BY_SFI = 0x80;
/** Offsets above need the odd instruction, which carries them as a data object (ISO 7816-4, 7.2.3). */
const NEAR = 0x7fff;
const OFFSET = 0x54;
const DISCRETIONARY: readonly number[] = [0x53, 0x73];
/** Reads of one file: one that comes in crumbs is hostile. In short frames the longest file takes six hundred. */
const MAX_READS = 700;
/** Bytes that the object around an answer from far may take of a frame. */
const FAR_OVERHEAD = 8;

/** SELECT of an elementary file by its id (ISO 7816-4, 7.1.1). */
export const select = ({ id }: { readonly id: number }): Command => ({
  cla: 0x00,
  ins: 0xa4,
  p1: 0x02,
  p2: 0x0c,
  data: Uint8Array.of(id >> 8, id & 0xff),
});

const readNear = (offset: number, le: number): Command => ({
  cla: 0x00,
  ins: READ_BINARY,
  p1: offset >> 8,
  p2: offset & 0xff,
  le,
});

const readFar = (offset: number, le: number): Command => ({
  cla: 0x00,
  ins: READ_BINARY_FAR,
  p1: 0x00,
  p2: 0x00,
  data: printTlv(OFFSET, Uint8Array.of((offset >> 16) & 0xff, (offset >> 8) & 0xff, offset & 0xff)),
  le,
});

/** Bytes of a reading answer: whole, or what is left before the end of the file. */
const gave = ({ sw }: Answer): boolean => sw === SW.ok || sw === SW.endOfFile;

const refusal = ({ sw }: Answer): FileFailure => {
  if (sw === SW.notFound) return 'absent';
  return sw === SW.securityStatus || sw === SW.conditions ? 'denied' : 'garbled';
};

/** Asks for bytes; a card that took the first long APDU and not this one is asked again in short ones from here on. */
const ask = async (
  link: Link,
  command: (le: number) => Command,
  wanted: number,
): Promise<Result<Answer, LinkFailure>> => {
  const answer = await link.send(command(Math.min(wanted, link.readLe)));
  if (!answer.ok || answer.value.sw !== SW.wrongLength || !link.extended) return answer;
  link.allowExtended(false);
  return link.send(command(Math.min(wanted, link.readLe)));
};

/** The first bytes, by short file id, or by SELECT where the card knows no short ids. Absent files end the file here. */
const begin = async (
  link: Link,
  file: { readonly id: number; readonly sfi: number },
): Promise<Result<Answer, LinkFailure>> => {
  if (!link.careful) {
    const direct = await ask(link, (le) => readNear((BY_SFI | file.sfi) << 8, le), MAX_FILE);
    if (!direct.ok || gave(direct.value)) return direct;
  }
  // Cards say "not found" both of a missing file and of a short id that they do not know.
  const selected = await link.send(select(file));
  if (!selected.ok || selected.value.sw !== SW.ok) return selected;
  return ask(link, (le) => readNear(0, le), MAX_FILE);
};

const append = (partial: PartialFile, data: Uint8Array): void => {
  partial.bytes = Uint8Array.from(Buffer.concat([partial.bytes, data]));
  if (partial.length !== null) return;
  const header = readTlvHeader(partial.bytes);
  if (header.ok) partial.length = header.value.end;
};

/** A file whose first bytes are no header, or say a length that no file has. */
const isHostile = ({ bytes, length }: PartialFile): boolean =>
  length === null ? bytes.length >= 8 : length > MAX_FILE;

const rest = async (link: Link, offset: number, wanted: number): Promise<Result<Answer, LinkFailure>> => {
  if (offset <= NEAR) return ask(link, (le) => readNear(offset, le), wanted);
  const far = await ask(link, (le) => readFar(offset, le), wanted + FAR_OVERHEAD);
  if (!far.ok || !gave(far.value)) return far;
  const object = readTlv(far.value.data);
  if (!object.ok || !DISCRETIONARY.includes(object.value.tag)) return err('garbled');
  return ok({ ...far.value, data: object.value.value });
};

/**
 * Reads a file to its end in the largest frames that the card takes, and goes on where `partial` stopped. What it read
 * before a failure stays in `partial`.
 */
export const readFile = async (
  link: Link,
  file: { readonly id: number; readonly sfi: number },
  partial: PartialFile,
): Promise<Result<Uint8Array, FileFailure>> => {
  let selected = false;
  let reads = 0;
  while (partial.length === null || partial.bytes.length < partial.length) {
    const offset = partial.bytes.length;
    if (reads++ > MAX_READS) return err('garbled');
    if (offset > 0 && !selected) {
      const chosen = await link.send(select(file));
      if (!chosen.ok) return chosen;
      if (chosen.value.sw !== SW.ok) return err(refusal(chosen.value));
    }
    const answer =
      offset === 0
        ? await begin(link, file)
        : await rest(link, offset, (partial.length ?? link.readLe) - offset);
    if (!answer.ok) return answer;
    selected = true;
    const { value } = answer;
    if (!gave(value)) return err(offset === 0 ? refusal(value) : 'garbled');
    if (value.data.length === 0) return err('garbled');
    append(partial, value.data);
    if (isHostile(partial)) return err('garbled');
  }
  return ok(partial.bytes.subarray(0, partial.length));
};
