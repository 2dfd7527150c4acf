import { type Command, parseCommand } from './commands.ts';
import type { LabModel } from './models.ts';
import type { RealTimeRequest } from './real-time.ts';
import { Session } from './session.ts';

/** The receive buffer: what came on which connection, in order, and for how much more there is room. */
export class Intake {
  private readonly model: LabModel;
  private readonly faults: string[];
  private all: Session[] = [];

  constructor(model: LabModel, faults: string[]) {
    this.model = model;
    this.faults = faults;
  }

  get sessions(): readonly Session[] {
    return this.all;
  }

  /** Bytes that the buffer can still take. */
  get room(): number {
    return Math.max(0, this.model.buffer - this.all.reduce((sum, { used }) => sum + used, 0));
  }

  /** Something waits to be carried out. */
  get spooling(): boolean {
    return this.all.some(({ used }) => used > 0);
  }

  open(send: (bytes: Buffer) => void): Session {
    const session = new Session(this.model, send);
    this.all.push(session);
    return session;
  }

  /** The next whole command; a connection that ended has its rest forgotten. */
  next(): { readonly command: Command; readonly session: Session } | null {
    for (const session of [...this.all]) {
      const parsed = parseCommand(session.buffer);
      if (parsed !== 'more') {
        session.buffer = session.buffer.subarray(parsed.size);
        session.held = 0;
        return { command: parsed, session };
      }
      session.held = session.buffer.length;
      if (session.held > 0 && !session.ended) return null;
      if (session.ended) this.bury(session);
    }
    return null;
  }

  /** Lets in what there is room for, up to a real-time request; null where nothing can come in. */
  admit(): { readonly session: Session; readonly request: RealTimeRequest | null } | null {
    const session = this.all.find(({ waiting }) => waiting);
    if (!session || this.room === 0) return null;
    return { session, ...session.admit(this.room) };
  }

  /** Forgets what was received so far; what comes next counts. */
  forgetReceived(): void {
    for (const session of this.all) session.clear();
  }

  /** Forgets what was received, and what of the same jobs is still to come. */
  forgetJobs(): void {
    for (const session of this.all) session.forgetJob();
  }

  /** Breaks every connection. */
  cutAll(): void {
    for (const session of this.all.splice(0)) session.drop();
  }

  private bury(session: Session): void {
    this.all = this.all.filter((one) => one !== session);
    if (session.buffer.length > 0 && !session.broken)
      this.faults.push(`ended in mid-command ${session.buffer.subarray(0, 8).toString('hex')}`);
  }
}
