import { type DeviceConnection, PrinterDevice } from '../printer/device.ts';

/** When the cable goes: so many bytes into what comes next, or when the next ticket is cut and before a word is said of it. */
export type PullAt = { readonly byte: number } | 'cut';

interface Armed {
  readonly at: PullAt;
  readonly tickets: number;
  readonly pull: () => Promise<void>;
  bytes: number;
}

/** A printer whose cable somebody pulls in the middle of a job: it gets no byte more, and nobody hears it. */
export class PulledPrinter extends PrinterDevice {
  private armed: Armed | null = null;

  /** `pull` takes the cable out. */
  arm(at: PullAt, pull: () => Promise<void>): void {
    this.armed = { at, pull, tickets: this.tickets.length, bytes: 0 };
  }

  /** The cable is in again. */
  disarm(): void {
    this.armed = null;
  }

  override connect(send: (bytes: Buffer) => void): DeviceConnection {
    const connection = super.connect((bytes) => {
      if (this.left() > 0) send(bytes);
    });
    return {
      end: connection.end,
      receive: async (bytes) => {
        await connection.receive(bytes.subarray(0, this.left()));
        if (this.armed === null) return;
        this.armed.bytes += bytes.length;
        if (this.left() <= 0) await this.armed.pull();
      },
    };
  }

  /** Bytes that still come through. */
  private left(): number {
    if (this.armed === null) return Number.POSITIVE_INFINITY;
    const { at, tickets, bytes } = this.armed;
    if (at === 'cut') return this.tickets.length > tickets ? 0 : Number.POSITIVE_INFINITY;
    return Math.max(0, at.byte - bytes);
  }
}
