import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a condition, however long it takes. */
export const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(1);
};

/** A cash register of the tests: it knows bytes, and nothing of the lab's own codec. */
export class TestRegister {
  /** Whole messages of the terminal as hex, in their order; acknowledgements among them. */
  readonly heard: string[] = [];
  /** False: it leaves messages without acknowledgement. */
  acknowledges = true;
  private readonly socket: Socket;
  private bytes = '';
  private gone = false;
  private waiting: (() => void)[] = [];

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => this.received(chunk.toString('hex')));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.gone = true;
      this.wake();
    });
  }

  static async connect(port: number): Promise<TestRegister> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const register = new TestRegister(socket);
    await once(socket, 'connect');
    return register;
  }

  send(hex: string): void {
    this.socket.write(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  }

  /** Sends, and waits for a message that begins so; null where the line broke before it. */
  async ask(hex: string, until: string): Promise<string | null> {
    const from = this.heard.length;
    this.send(hex);
    return this.hear(until, from);
  }

  async hear(start: string, from = 0): Promise<string | null> {
    for (;;) {
      const found = this.heard.slice(from).find((message) => message.startsWith(start));
      if (found !== undefined) return found;
      if (this.gone) return null;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async broken(): Promise<void> {
    while (!this.gone) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Waits until so many messages have come. */
  async count(many: number): Promise<void> {
    while (this.heard.length < many && !this.gone) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async hangUp(): Promise<void> {
    this.socket.destroy();
    await this.broken();
  }

  private received(hex: string): void {
    this.bytes += hex;
    for (;;) {
      const size = sizeOf(this.bytes);
      if (size === null || this.bytes.length < size) break;
      const message = this.bytes.slice(0, size);
      this.bytes = this.bytes.slice(size);
      this.heard.push(message);
      if (this.acknowledges && !message.startsWith('80') && !message.startsWith('84')) this.send('80 00 00');
    }
    this.wake();
  }

  private wake(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }
}

/** Length of the first message in hex digits; null where it cannot be told yet. */
const sizeOf = (hex: string): number | null => {
  if (hex.length < 6) return null;
  const short = Number.parseInt(hex.slice(4, 6), 16);
  if (short !== 0xff) return 6 + 2 * short;
  if (hex.length < 10) return null;
  return 10 + 2 * Number.parseInt(hex.slice(8, 10) + hex.slice(6, 8), 16);
};
