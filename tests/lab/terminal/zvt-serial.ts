import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { laySocatLine } from '../socat.ts';
import { takeApdu } from './zvt-apdu.ts';
import { SERIAL, type SerialEvent, SerialFrames, serialFrame } from './zvt-serial-frame.ts';
import { type PtParts, PtSession } from './zvt-session.ts';

/** A frame that is not acknowledged is sent so often again. */
const RETRIES = 3;

export interface ZvtSerialFront {
  /** The end of the line that a register opens. */
  readonly path: string;
  /** Deaf: it hears nothing and says nothing. */
  deaf: boolean;
  close(): Promise<void>;
}

/** The terminal at the end of a serial line (PA00P016): frames, each with its ACK or NAK. */
export class SerialTalk {
  deaf = false;
  private readonly frames = new SerialFrames();
  private readonly parts: PtParts;
  private readonly write: (bytes: Buffer) => void;
  private session: PtSession;
  /** Frames that wait for their ACK, oldest first. */
  private readonly unsent: { readonly bytes: Buffer; tries: number }[] = [];

  constructor(parts: PtParts, write: (bytes: Buffer) => void) {
    this.parts = parts;
    this.write = write;
    this.session = this.begin(false);
  }

  hear(chunk: Uint8Array): void {
    if (this.deaf) return;
    for (const event of this.frames.take(chunk)) this.meet(event);
  }

  end(): void {
    this.session.end();
  }

  private meet(event: SerialEvent): void {
    if (event.kind === 'frame') {
      // Who speaks has heard what was said, or has lost it for good.
      this.answered('ack');
      this.put(Buffer.from([SERIAL.ack]));
      const taken = takeApdu(event.data);
      if (taken) this.session.hear(taken.apdu);
    } else if (event.kind === 'broken') this.put(Buffer.from([SERIAL.nak]));
    else this.answered(event.kind);
  }

  private answered(how: 'ack' | 'nak'): void {
    const [first] = this.unsent;
    if (!first) return;
    first.tries += 1;
    if (how === 'ack' || first.tries > RETRIES) this.unsent.shift();
    const next = this.unsent[0];
    if (next) this.put(next.bytes);
  }

  /** A serial line cannot be broken: what was to be said is not said, and the next command begins anew. */
  private begin(registered: boolean): PtSession {
    this.unsent.length = 0;
    const session: PtSession = new PtSession(
      this.parts,
      {
        send: (bytes) => this.queue(serialFrame(bytes)),
        break: () => {
          this.session = this.begin(session.registered);
        },
      },
      registered,
    );
    return session;
  }

  private queue(bytes: Buffer): void {
    this.unsent.push({ bytes, tries: 0 });
    if (this.unsent.length === 1) this.put(bytes);
  }

  private put(bytes: Buffer): void {
    if (!this.deaf) this.write(bytes);
  }
}

/** Lays a line between two pseudo terminals in `directory` and plays the terminal at its far end. Needs socat. */
export const startZvtSerial = async (parts: PtParts, directory: string): Promise<ZvtSerialFront> => {
  const [path, far] = [join(directory, 'terminal'), join(directory, 'terminal-lab')];
  const line = await laySocatLine([path, far]);
  const port = new SerialPort({ path: far, baudRate: 9600, stopBits: 2, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  const talk = new SerialTalk(parts, (bytes) => port.write(bytes));
  port.on('data', (chunk: Buffer) => talk.hear(chunk));
  port.on('close', () => talk.end());
  return {
    path,
    get deaf() {
      return talk.deaf;
    },
    set deaf(deaf) {
      talk.deaf = deaf;
    },
    close: async () => {
      if (port.isOpen) await new Promise((resolve) => port.close(resolve));
      await line.stop();
    },
  };
};
