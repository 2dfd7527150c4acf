import type { ChipBehaviour, ChipContents } from '../contents.ts';
import { type Answer, ok, status } from './answer.ts';
import { bytes, fromBigInt, hex, same, toNumber } from './bytes.ts';
import type { Command } from './command.ts';
import { type ElementaryFile, openFile } from './elementary-file.ts';
import { SW } from './status.ts';
import { encode } from './tlv.ts';

const APPLICATION = hex('A0000002471001');
const MASTER_FILE = bytes(0x3f, 0x00);
const CARD_ACCESS = 0x011c;
/** Fingerprints and irises: only for terminals that extended access control knows, and this chip knows none. */
const SENSITIVE: ReadonlySet<number> = new Set([0x0103, 0x0104]);
/** Longest file a control parameter speaks of. */
const LONGEST = 0x7fff_ffff;

/** Where the file, or what an answer says instead. */
type Found = { readonly id: number; readonly file: ElementaryFile } | number;

/** Master file and eMRTD application: what is selected, and who may see it (ICAO 9303-10, ISO 7816-4). */
export class FileSystem {
  inApplication = false;
  private readonly contents: ChipContents;
  private readonly behaviour: ChipBehaviour;
  private current: number | null = null;

  constructor(contents: ChipContents, behaviour: ChipBehaviour) {
    this.contents = contents;
    this.behaviour = behaviour;
  }

  /** File id of the selected elementary file. */
  get currentFile(): number | null {
    return this.current;
  }

  /** After power-up the master file is selected. */
  reset(): void {
    this.inApplication = false;
    this.current = null;
  }

  /** SELECT (A4). `unlocked`: LDS files may be seen; else 6982 even for their names (ICAO 9303-11, 4.4.2). */
  select(command: Command, unlocked: boolean): Answer {
    if (command.p1 === 0x00) return this.selectMasterFile(command);
    if (command.p1 === 0x04) return this.selectApplication(command);
    if (command.p1 !== 0x02) return status(SW.wrongParameters);
    if (command.data.length !== 2) return status(SW.lengthAgainstParameters);
    const found = this.find(toNumber(command.data), unlocked);
    if (typeof found === 'number') return status(found);
    const answer = controlInformation(command, [
      encode(0x80, fromBigInt(BigInt(Math.min(found.file.size, LONGEST)), 4)),
      encode(0x83, command.data),
    ]);
    if (answer.sw === SW.ok) this.current = found.id;
    return answer;
  }

  /** READ BINARY of the current file, or of the one with a short file id (B0, B1). */
  read(command: Command, unlocked: boolean, room: number): Answer {
    return command.ins === 0xb0
      ? this.readEven(command, unlocked, room)
      : this.readOdd(command, unlocked, room);
  }

  private selectMasterFile(command: Command): Answer {
    if (command.data.length > 0 && !same(command.data, MASTER_FILE)) return status(SW.wrongParameters);
    if (this.behaviour.selectMf !== SW.ok) return status(this.behaviour.selectMf);
    const answer = controlInformation(command, [encode(0x83, MASTER_FILE)]);
    if (answer.sw === SW.ok) this.reset();
    return answer;
  }

  private selectApplication(command: Command): Answer {
    if (!same(command.data, APPLICATION)) return status(SW.notFound);
    const answer = controlInformation(command, [encode(0x84, APPLICATION)]);
    if (answer.sw !== SW.ok) return answer;
    this.inApplication = true;
    this.current = null;
    return answer;
  }

  private find(id: number, unlocked: boolean): Found {
    const content = this.inApplication ? this.contents.files.get(id) : this.masterFileContent(id);
    if (this.inApplication && (!unlocked || SENSITIVE.has(id))) return SW.security;
    if (content === undefined || content === null) return SW.notFound;
    return { id, file: openFile(id, content, this.behaviour.fault) };
  }

  private masterFileContent(id: number): Uint8Array | null {
    return id === CARD_ACCESS ? this.contents.cardAccess : null;
  }

  private findCurrent(unlocked: boolean): Found {
    if (this.inApplication && !unlocked) return SW.security;
    return this.current === null ? SW.noCurrentFile : this.find(this.current, unlocked);
  }

  /** A file by its short id, 1 to 30, which becomes the current one. */
  private findShort(shortId: number, unlocked: boolean): Found {
    if (!this.behaviour.shortFileIds || shortId === 0 || shortId === 31) return SW.wrongParameters;
    const found = this.find(0x0100 + shortId, unlocked);
    if (typeof found !== 'number') this.current = found.id;
    return found;
  }

  private readEven({ p1, p2, ne, all }: Command, unlocked: boolean, room: number): Answer {
    if (p1 >= 0x80 && (p1 & 0x60) !== 0) return status(SW.wrongParameters);
    const found = p1 >= 0x80 ? this.findShort(p1 & 0x1f, unlocked) : this.findCurrent(unlocked);
    if (typeof found === 'number') return status(found);
    const offset = p1 >= 0x80 ? p2 : p1 * 256 + p2;
    return part(found.file, offset, { asked: ne ?? 0, room, all });
  }

  /** Odd instruction: offset in DO 54, answer in DO 53, whose tag and length count as answer bytes. */
  private readOdd(command: Command, unlocked: boolean, room: number): Answer {
    const offset = offsetOf(command.data);
    if (offset === null) return status(SW.wrongData);
    const found = this.findByParameters(command.p1 * 256 + command.p2, unlocked);
    if (typeof found === 'number') return status(found);
    const limits = { asked: contentRoom(command.ne ?? 0), room: contentRoom(room), all: command.all };
    const answer = part(found.file, offset, limits);
    return answer.data.length === 0 ? answer : { ...answer, data: encode(0x53, answer.data) };
  }

  /** P1-P2 of an odd instruction: 0000 the current file, 1 to 30 a short id, else a file id. */
  private findByParameters(parameters: number, unlocked: boolean): Found {
    if (parameters === 0) return this.findCurrent(unlocked);
    if (parameters < 0x1f) return this.findShort(parameters, unlocked);
    const found = this.find(parameters, unlocked);
    if (typeof found !== 'number') this.current = found.id;
    return found;
  }
}

/** File control information as P2 asks: 0C none, 00 a FCI template, 04 the control parameters. */
const controlInformation = ({ p2, ne }: Command, objects: readonly Uint8Array[]): Answer => {
  if (p2 !== 0x0c && p2 !== 0x00 && p2 !== 0x04) return status(SW.wrongParameters);
  if (p2 === 0x0c || ne === null) return status(SW.ok);
  return ok(encode(p2 === 0x00 ? 0x6f : 0x62, ...objects));
};

/** Offset of DO 54, one to four bytes; null where the data field is another. */
const offsetOf = (data: Uint8Array): number | null => {
  const length = data[1] ?? 0;
  const valid = data[0] === 0x54 && length >= 1 && length <= 4 && data.length === 2 + length;
  return valid ? toNumber(data.subarray(2)) : null;
};

/** Most bytes that DO 53 may hold where tag, length and value have `room`. */
const contentRoom = (room: number): number => {
  if (room <= 2 + 0x7f) return Math.max(0, room - 2);
  return room <= 3 + 0xff ? Math.max(0x7f, room - 3) : Math.max(0xff, room - 4);
};

/**
 * Bytes from `offset`. Le of zeros asks for what there is and gets 9000 at the end of the file; a number of bytes beyond
 * the end gets what is left and 6282 (ISO 7816-4, 5.1 and 7.2.3).
 */
const part = (
  file: ElementaryFile,
  offset: number,
  { asked, room, all }: { readonly asked: number; readonly room: number; readonly all: boolean },
): Answer => {
  if (Math.min(asked, room) === 0) return status(SW.wrongLength);
  if (offset >= file.size) return status(SW.outside);
  const left = file.size - offset;
  const data = file.read(offset, Math.min(asked, room, left));
  return { data, sw: !all && left < asked && data.length === left ? SW.endOfFile : SW.ok };
};
