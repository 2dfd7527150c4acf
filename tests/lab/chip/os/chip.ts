import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChipBehaviour, ChipContents, VirtualCard } from '../contents.ts';
import type { Answer, SessionKind } from './answer.ts';
import { Applications } from './applications.ts';
import { bytes, concat } from './bytes.ts';
import { type Command, parseCommand } from './command.ts';
import type { SecureChannel } from './secure-channel.ts';
import { SW } from './status.ts';

/** A virtual card whose inside a test can look into. Totals count from the card's making. */
export interface VirtualChip extends VirtualCard {
  /** Commands that came. */
  apdus(): number;
  /** Bytes of the commands that came, and of the answers that went, as the reader carried them. */
  bytesIn(): number;
  bytesOut(): number;
  wrongPasswords(): number;
  /** Sessions opened, in order. */
  sessions(): readonly SessionKind[];
  /** The session that is open. */
  session(): SessionKind | null;
  /** File id of the selected elementary file. */
  currentFile(): number | null;
  inApplication(): boolean;
}

/** ATR that PC/SC makes up for a contactless card without historical bytes (PC/SC part 3, 3.1.3.2.3). */
const ATR = bytes(0x3b, 0x80, 0x80, 0x01, 0x01);
const SECURED = 0x0c;

const statusBytes = (sw: number): Uint8Array => bytes(sw >> 8, sw & 0xff);

/** 0 for the interindustry class of the basic channel, with or without secure messaging and chaining (ISO 7816-4, 5.4.1). */
const classError = (cla: number): number => {
  if ((cla & 0xe0) !== 0) return SW.unknownClass;
  if ((cla & 0x03) !== 0) return SW.channelUnsupported;
  return (cla & SECURED) === 0 || (cla & SECURED) === SECURED ? 0 : SW.securedUnsupported;
};

/** The command that decides an attempt with a password: EXTERNAL AUTHENTICATE, or the end of GENERAL AUTHENTICATE's chain. */
const decides = ({ cla, ins }: Command): boolean => ins === 0x82 || (ins === 0x86 && (cla & 0x10) === 0);

class Chip implements VirtualChip {
  readonly atr = ATR;
  private readonly behaviour: ChipBehaviour;
  private readonly applications: Applications;
  private readonly opened: SessionKind[] = [];
  private open: NonNullable<Answer['opens']> | null = null;
  private inField = true;
  private tornLeft: number;
  private readonly total = { apdus: 0, bytesIn: 0, bytesOut: 0, wrongPasswords: 0 };
  /** Wrong passwords since the last right one. */
  private wrongInARow = 0;
  private sincePowerUp = { commands: 0, sealed: 0 };
  private late = false;

  constructor(contents: ChipContents, behaviour: ChipBehaviour, random: (length: number) => Uint8Array) {
    this.behaviour = behaviour;
    this.applications = new Applications(contents, behaviour, random);
    this.tornLeft = behaviour.fault?.kind === 'torn' ? (behaviour.fault.times ?? 1) : 0;
  }

  apdus = (): number => this.total.apdus;
  bytesIn = (): number => this.total.bytesIn;
  bytesOut = (): number => this.total.bytesOut;
  wrongPasswords = (): number => this.total.wrongPasswords;
  sessions = (): readonly SessionKind[] => [...this.opened];
  session = (): SessionKind | null => this.open?.kind ?? null;
  currentFile = (): number | null => this.applications.files.currentFile;
  inApplication = (): boolean => this.applications.files.inApplication;

  powerUp(): void {
    this.inField = true;
    this.open = null;
    this.sincePowerUp = { commands: 0, sealed: 0 };
    this.applications.reset();
  }

  async transmit(apdu: Uint8Array): Promise<Uint8Array | null> {
    if (!this.inField) return null;
    const at = this.sincePowerUp.commands;
    this.sincePowerUp.commands += 1;
    this.total.apdus += 1;
    this.total.bytesIn += apdu.length;
    this.late = false;
    const answer = this.answerAt(at, apdu);
    if (this.late) await sleep(this.behaviour.slowMs);
    this.total.bytesOut += answer?.length ?? 0;
    return answer;
  }

  private answerAt(at: number, apdu: Uint8Array): Uint8Array | null {
    const { fault } = this.behaviour;
    if (fault?.kind === 'silent' && at >= fault.from) return null;
    if (fault?.kind === 'torn' && at === fault.at && this.tornLeft > 0) {
      this.tornLeft -= 1;
      this.inField = false;
      return null;
    }
    if (fault?.kind === 'answer' && at === fault.at) return fault.bytes.slice();
    return this.respond(apdu);
  }

  private respond(apdu: Uint8Array): Uint8Array {
    const command = parseCommand(apdu, this.behaviour.extended);
    if (typeof command === 'number') return this.refuse(command);
    const error = classError(command.cla);
    if (error !== 0) return this.refuse(error);
    if ((command.cla & SECURED) !== 0) return this.respondSecured(command);
    // A plain command ends the session before it is carried out (ICAO 9303-11, 9.8.3).
    this.open = null;
    const answer = this.carryOut(command, this.behaviour.maxResponse);
    this.settle(answer);
    return concat(answer.data, statusBytes(answer.sw));
  }

  /** Every error of secure messaging is told in plain and ends the session (ICAO 9303-11, 9.8.5). */
  private refuse(sw: number): Uint8Array {
    this.open = null;
    return statusBytes(sw);
  }

  private respondSecured(command: Command): Uint8Array {
    const channel = this.open?.channel;
    if (channel === undefined) return this.refuse(SW.conditions);
    // The protected answer always has data (DO 99, DO 8E), so there must be an Le.
    if (command.ne === null) return this.refuse(SW.wrongLength);
    const plain = channel.open(command);
    if (typeof plain === 'number') return this.refuse(plain);
    const room = channel.room(plain.ins, Math.min(command.ne, this.behaviour.maxResponse));
    const answer = this.carryOut(plain, room);
    const body = this.seal(channel, plain.ins, answer);
    this.settle(answer);
    return concat(body, statusBytes(answer.sw));
  }

  private carryOut(command: Command, room: number): Answer {
    const { slowAfter, blockAfter } = this.behaviour;
    const blocked = blockAfter !== null && this.wrongInARow >= blockAfter;
    this.late = decides(command) && slowAfter !== null && this.wrongInARow >= slowAfter;
    return this.applications.execute(command, { inSession: this.open !== null, room, blocked });
  }

  private seal(channel: SecureChannel, ins: number, answer: Answer): Uint8Array {
    const { fault } = this.behaviour;
    const body = channel.seal(ins, answer.data, answer.sw);
    const at = this.sincePowerUp.sealed;
    this.sincePowerUp.sealed += 1;
    // The checksum is the end of the body.
    if (fault?.kind === 'wrong-mac' && fault.at === at) body[body.length - 1] = (body.at(-1) ?? 0) ^ 0x01;
    return body;
  }

  private settle(answer: Answer): void {
    if (answer.wrongPassword) {
      this.total.wrongPasswords += 1;
      this.wrongInARow += 1;
    }
    if (answer.opens === undefined) return;
    this.open = answer.opens;
    this.opened.push(answer.opens.kind);
    this.wrongInARow = 0;
  }
}

/**
 * A citizen card's chip: ICAO 9303-10 and -11 over ISO 7816-4. It takes any bytes and never throws. `random` gives n
 * bytes for, in this order, RND.IC and K.IC of BAC; nonce, mapping key and ephemeral key of PACE; M1 of active authentication.
 */
export const createChip = (
  contents: ChipContents,
  behaviour: ChipBehaviour,
  random: (length: number) => Uint8Array = (length) => Uint8Array.from(randomBytes(length)),
): VirtualChip => new Chip(contents, behaviour, random);
