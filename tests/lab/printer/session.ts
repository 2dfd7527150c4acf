import type { LabModel } from './models.ts';
import { nextRequest, REQUEST_TAIL, type RealTimeRequest } from './real-time.ts';

interface Arrival {
  readonly bytes: Buffer;
  readonly taken: () => void;
}

const NOTHING: Buffer = Buffer.alloc(0);
/** ESC @: how a job begins. */
const INITIALISE = Buffer.from([0x1b, 0x40]);

/** What came, and still comes, on one connection. */
export class Session {
  /** Not carried out yet. */
  buffer: Buffer = NOTHING;
  /** Bytes of the buffer that belong to a command whose end has not come: they are in the works, and take no room. */
  held = 0;
  ended = false;
  /** The lab itself broke it: a command without an end is no fault of the other side. */
  broken = false;
  /** GS a n. */
  watched = 0;
  told: Buffer = NOTHING;
  readonly send: (bytes: Buffer) => void;
  private readonly model: LabModel;
  private arrivals: Arrival[] = [];
  private tail: Buffer = NOTHING;
  private discarding = false;

  constructor(model: LabModel, send: (bytes: Buffer) => void) {
    this.model = model;
    this.send = send;
  }

  get used(): number {
    return this.buffer.length - this.held;
  }

  get waiting(): boolean {
    return this.arrivals.length > 0;
  }

  /** Resolves when the buffer has taken them all. */
  arrive(bytes: Buffer): Promise<void> {
    if (this.ended || bytes.length === 0) return Promise.resolve();
    return new Promise((taken) => this.arrivals.push({ bytes, taken }));
  }

  /** Takes what there is room for, up to the next real-time request. */
  admit(room: number): { readonly request: RealTimeRequest | null } {
    const [first] = this.arrivals;
    if (!first) return { request: null };
    const open = first.bytes.subarray(0, room);
    const found = nextRequest(this.tail, open, this.model);
    const entered = found ? open.subarray(0, found.end) : open;
    this.buffer = Buffer.concat([this.buffer, this.kept(entered)]);
    this.tail = Buffer.concat([this.tail, entered]).subarray(-REQUEST_TAIL);
    this.arrivals.shift();
    if (entered.length < first.bytes.length)
      this.arrivals.unshift({ bytes: first.bytes.subarray(entered.length), taken: first.taken });
    else first.taken();
    return { request: found?.request ?? null };
  }

  /** Forgets what was received; what is still on the wire stays there. */
  clear(): void {
    this.buffer = NOTHING;
    this.held = 0;
  }

  /** Forgets what was received, and the rest of that job too, up to the next one. */
  forgetJob(): void {
    this.discarding ||= this.buffer.length > 0 || this.waiting;
    this.clear();
  }

  /** No more will come, and what waits on the wire is lost. */
  drop(): void {
    for (const { taken } of this.arrivals.splice(0)) taken();
    this.ended = true;
  }

  private kept(entered: Buffer): Buffer {
    if (!this.discarding) return entered;
    const all = Buffer.concat([this.tail.subarray(-1), entered]);
    const begin = all.indexOf(INITIALISE);
    this.discarding = begin < 0;
    return begin < 0 ? NOTHING : all.subarray(begin);
  }
}
