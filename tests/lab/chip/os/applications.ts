import type { ChipBehaviour, ChipContents } from '../contents.ts';
import { signChallenge } from './active-authentication.ts';
import { type Answer, ok, status } from './answer.ts';
import { BasicAccessControl } from './basic-access-control.ts';
import { ChipAuthentication } from './chip-authentication.ts';
import type { Command } from './command.ts';
import { FileSystem } from './file-system.ts';
import { Pace } from './pace.ts';
import { SW } from './status.ts';

/** What the chip knows of the terminal when a command comes. */
export interface Circumstances {
  readonly inSession: boolean;
  /** Most bytes of plain answer data that can be sent. */
  readonly room: number;
  /** Too many wrong passwords. */
  readonly blocked: boolean;
}

const INS = {
  manageSecurityEnvironment: 0x22,
  externalAuthenticate: 0x82,
  getChallenge: 0x84,
  generalAuthenticate: 0x86,
  internalAuthenticate: 0x88,
  select: 0xa4,
  readBinary: 0xb0,
  readBinaryOdd: 0xb1,
} as const;
const KNOWN: ReadonlySet<number> = new Set(Object.values(INS));
/** Instructions whose answer has data: without Le it could not be sent. */
const ANSWERING: ReadonlySet<number> = new Set(
  [...KNOWN].filter((ins) => ins !== INS.select && ins !== INS.manageSecurityEnvironment),
);
const CHALLENGE = 8;

/** The commands of master file and eMRTD application, after secure messaging was taken off. */
export class Applications {
  readonly files: FileSystem;
  private readonly contents: ChipContents;
  private readonly random: (length: number) => Uint8Array;
  private readonly bac: BasicAccessControl | null;
  private readonly pace: Pace | null;
  private readonly chipAuthentication: ChipAuthentication | null;

  constructor(contents: ChipContents, behaviour: ChipBehaviour, random: (length: number) => Uint8Array) {
    this.contents = contents;
    this.random = random;
    this.files = new FileSystem(contents, behaviour);
    this.bac = contents.bac ? new BasicAccessControl(contents.mrzInformation, random) : null;
    this.pace = contents.pace ? new Pace(contents, contents.pace, random) : null;
    this.chipAuthentication = contents.chipAuthentication
      ? new ChipAuthentication(contents.chipAuthentication)
      : null;
  }

  reset(): void {
    this.files.reset();
    this.bac?.forget();
    this.forgetProtocols();
  }

  /** Carries a plain command out. An answer that has no room is 6700 and has no effect on sessions. */
  execute(command: Command, circumstances: Circumstances): Answer {
    const chained = (command.cla & 0x10) !== 0;
    if (!KNOWN.has(command.ins)) return status(SW.unknownInstruction);
    if (chained && command.ins !== INS.generalAuthenticate) return status(SW.chainUnsupported);
    if (ANSWERING.has(command.ins) && command.ne === null) return status(SW.wrongLength);
    if (command.ins !== INS.generalAuthenticate) this.forgetProtocols();
    if (command.ins !== INS.externalAuthenticate) this.bac?.forget();
    const answer = this.dispatch(command, circumstances);
    const fits = answer.data.length <= Math.min(command.ne ?? 0, circumstances.room);
    return fits ? answer : status(SW.wrongLength);
  }

  /** A protocol of several commands ends with any other command. */
  private forgetProtocols(): void {
    this.pace?.forget();
    this.chipAuthentication?.forget();
  }

  private dispatch(command: Command, circumstances: Circumstances): Answer {
    const parameters = command.p1 * 256 + command.p2;
    const unlocked = this.isUnlocked(circumstances);
    if (command.ins === INS.select) return this.files.select(command, unlocked);
    if (command.ins === INS.readBinary || command.ins === INS.readBinaryOdd)
      return this.files.read(command, unlocked, circumstances.room);
    if (command.ins === INS.manageSecurityEnvironment)
      return this.manageSecurityEnvironment(parameters, command.data, circumstances);
    if (parameters !== 0) return status(SW.wrongParameters);
    if (command.ins === INS.generalAuthenticate) return this.generalAuthenticate(command, circumstances);
    if (!this.files.inApplication) return status(SW.conditions);
    return command.ins === INS.internalAuthenticate
      ? this.internalAuthenticate(command.data, unlocked)
      : this.basicAccess(command, circumstances);
  }

  private isUnlocked({ inSession }: Circumstances): boolean {
    return inSession || (this.bac === null && this.pace === null);
  }

  private basicAccess({ ins, data, ne, all }: Command, { blocked }: Circumstances): Answer {
    if (this.bac === null) return status(SW.unknownInstruction);
    if (ins === INS.getChallenge)
      return data.length === 0 && (all || ne === CHALLENGE) ? this.bac.challenge() : status(SW.wrongLength);
    return blocked ? status(SW.blocked) : this.bac.authenticate(data);
  }

  private manageSecurityEnvironment(parameters: number, data: Uint8Array, now: Circumstances): Answer {
    if (parameters === 0xc1a4 && this.pace !== null) {
      if (this.files.inApplication) return status(SW.conditions);
      return now.blocked ? status(SW.blocked) : this.pace.setAuthenticationTemplate(data);
    }
    const authentication = this.chipAuthentication;
    if (authentication === null || (parameters !== 0x41a4 && parameters !== 0x41a6))
      return status(SW.wrongParameters);
    if (!this.files.inApplication) return status(SW.conditions);
    if (!this.isUnlocked(now)) return status(SW.security);
    return parameters === 0x41a4
      ? authentication.setAuthenticationTemplate(data)
      : authentication.setKeyAgreementTemplate(data);
  }

  private generalAuthenticate({ cla, data }: Command, { blocked, inSession }: Circumstances): Answer {
    const chained = (cla & 0x10) !== 0;
    if (this.chipAuthentication?.running) {
      const unlocked = this.isUnlocked({ inSession, blocked, room: 0 });
      if (unlocked) return this.chipAuthentication.generalAuthenticate(data, chained);
      this.chipAuthentication.forget();
      return status(SW.security);
    }
    if (this.pace === null || !this.pace.running) return status(SW.conditions);
    return blocked ? status(SW.blocked) : this.pace.generalAuthenticate(data, chained);
  }

  private internalAuthenticate(challenge: Uint8Array, unlocked: boolean): Answer {
    const key = this.contents.activeAuthentication;
    if (key === null) return status(SW.unknownInstruction);
    if (!unlocked) return status(SW.security);
    if (challenge.length !== CHALLENGE) return status(SW.wrongLength);
    return ok(signChallenge(key, challenge, this.random));
  }
}
