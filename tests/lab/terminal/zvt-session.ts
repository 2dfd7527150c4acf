import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageWatch } from '../money.ts';
import type { MessageFaults, MetFault } from './faults.ts';
import type { Till } from './till.ts';
import { ACK, type Apdu, apdu, ECR, nak, PT } from './zvt-apdu.ts';
import { type Conversation, commandName, take } from './zvt-commands.ts';
import { type PtMessage, RESULT } from './zvt-reports.ts';

/** The way to a register. */
export interface EcrWire {
  send(bytes: Buffer): void;
  /** Breaks the line, as far as this line can be broken. */
  break(): void;
}

export interface PtParts {
  readonly till: Till;
  readonly faults: MessageFaults;
  readonly watch: MessageWatch;
  /** Milliseconds that a register has to acknowledge a message before it is taken for gone. */
  readonly ackMs: number;
}

const SENT: ReadonlyMap<number, string> = new Map([
  [PT.statusInformation, 'zvt:status-information'],
  [PT.intermediate, 'zvt:intermediate'],
  [PT.completion, 'zvt:completion'],
  [PT.abort, 'zvt:aborted'],
]);

/** An unknown message, and a status whose fields are cut off and name a whole (synthetic) card number. */
const NONSENSE = Buffer.concat([
  apdu(0xdead, Buffer.from('khong-hieu')),
  apdu(PT.statusInformation, Buffer.from('04fa00zz22f0f84111111111111111'.replace('zz', '0f'), 'hex')),
]);

/** The terminal's side of one conversation with a register: every message waits for its acknowledgement. */
export class PtSession implements Conversation {
  registered: boolean;
  wantsSteps = false;
  onLoss: (() => void) | null = null;
  private readonly parts: PtParts;
  private readonly wire: EcrWire;
  private running = false;
  private over = false;
  private acknowledged: (() => void) | null = null;
  private order: Promise<void> = Promise.resolve();

  constructor(parts: PtParts, wire: EcrWire, registered = false) {
    this.parts = parts;
    this.wire = wire;
    this.registered = registered;
  }

  /** A whole message of the register. */
  hear(message: Apdu): void {
    if (this.over) return;
    // A register that gives a new command has heard what was said before.
    if (message.command !== ECR.abort) this.acknowledged?.();
    const kind = message.command >> 8;
    if (kind !== 0x80 && kind !== 0x84) void this.obey(message);
  }

  say(message: PtMessage): void {
    this.order = this.order.then(() => this.send(message));
  }

  /** The line has gone. What is under way goes on as far as it may. */
  end(): void {
    if (this.over) return;
    this.over = true;
    this.acknowledged?.();
    this.onLoss?.();
  }

  private async obey(message: Apdu): Promise<void> {
    const name = commandName(message.command);
    const met = this.parts.faults.take(name, message.command === ECR.authorisation);
    this.parts.watch('before', name);
    if (met?.fault === 'lose-request') return this.cut();
    if (message.command === ECR.abort || message.command === ECR.logOff)
      return this.obeyAtOnce(message, met, name);
    const taken = this.running
      ? { refused: RESULT.pleaseWait }
      : take(message, this.parts.till, this.registered, met?.fault === 'wrong-amount');
    if ('refused' in taken) return this.reply(nak(taken.refused), met, name);
    this.running = true;
    const late = met?.fault === 'disorder' && message.command === ECR.registration;
    if (!late) this.put(ACK);
    const messages = await taken.run(this);
    await this.order;
    await this.finish(messages, met, name);
    if (late) this.put(ACK);
  }

  /** Commands whose whole answer is an acknowledgement. The terminal takes both while a sale is under way. */
  private obeyAtOnce(message: Apdu, met: MetFault | null, name: string): Promise<void> {
    if (message.command === ECR.abort) this.parts.till.sale?.abort();
    else this.registered = false;
    return this.reply(ACK, met, name);
  }

  private async reply(bytes: Buffer, met: MetFault | null, name: string): Promise<void> {
    if (met?.fault === 'lose-answer') return this.cut();
    if (met?.fault === 'delay') await sleep(met.delayMs);
    this.put(met?.fault === 'nonsense' ? NONSENSE : bytes);
    if (met?.fault === 'double') this.put(bytes);
    if (!this.over) this.parts.watch('after', name);
  }

  /** The last messages of a command; with the very last the register may give the next command. */
  private async finish(messages: PtMessage[], met: MetFault | null, name: string): Promise<void> {
    if (met?.fault === 'lose-answer') {
      this.running = false;
      return this.cut();
    }
    if (met?.fault === 'delay') await sleep(met.delayMs);
    if (met?.fault === 'nonsense') {
      this.running = false;
      this.put(NONSENSE);
      if (!this.over) this.parts.watch('after', name);
      return;
    }
    const ordered = met?.fault === 'disorder' ? messages.toReversed() : messages;
    const said = met?.fault === 'double' ? ordered.flatMap((one) => [one, one]) : ordered;
    for (const [at, one] of said.entries()) {
      const last = at === said.length - 1;
      await this.send(one, () => {
        if (!last) return;
        this.running = false;
        this.parts.watch('after', name);
      });
    }
    this.running = false;
  }

  /** Sends a message and waits until the register has acknowledged it, or has gone. */
  private async send({ command, data }: PtMessage, handed: () => void = () => undefined): Promise<void> {
    const { faults, watch, ackMs } = this.parts;
    const name = SENT.get(command) ?? 'zvt:message';
    const met = faults.takeNamed(name);
    if (met?.fault === 'lose-answer' || met?.fault === 'lose-request') this.cut();
    if (met?.fault === 'delay') await sleep(met.delayMs);
    if (this.over) return;
    watch('before', name);
    const heard = new Promise<void>((resolve) => {
      this.acknowledged = resolve;
    });
    const { acknowledged } = this;
    this.put(apdu(command, data));
    watch('after', name);
    handed();
    const tooLong = setTimeout(() => this.cut(), ackMs);
    await heard;
    clearTimeout(tooLong);
    if (this.acknowledged === acknowledged) this.acknowledged = null;
  }

  private cut(): void {
    this.end();
    this.wire.break();
  }

  private put(bytes: Buffer): void {
    if (!this.over) this.wire.send(bytes);
  }
}
