import type { Session } from './session.ts';
import { watchedBits } from './status.ts';

/** What the printer says: answers, and Automatic Status Back. */
export class Voice {
  /** Milliseconds before each answer. */
  delayMs = 0;
  /** Says nothing at all, whatever it is asked. */
  silent = false;
  private readonly late = new Set<NodeJS.Timeout>();

  /** `bytes` is asked when the answer leaves. */
  say(session: Session, bytes: () => Buffer): void {
    const speak = (): void => {
      if (!session.ended && !this.silent) session.send(bytes());
    };
    if (this.delayMs === 0) {
      speak();
      return;
    }
    const timer = setTimeout(() => {
      this.late.delete(timer);
      speak();
    }, this.delayMs);
    this.late.add(timer);
  }

  /** GS a n: the status at once, and then at every change of the items of n; 0 ends it. */
  watch(session: Session, items: number, status: () => Buffer): void {
    session.watched = items;
    session.told = status();
    if (items !== 0) this.say(session, status);
  }

  /** Tells everybody who watches something that is another now. */
  tell(sessions: readonly Session[], status: () => Buffer): void {
    const now = status();
    for (const session of sessions) {
      const bits = watchedBits(session.watched);
      const other = bits.some((mask, at) => (((session.told[at] ?? 0) ^ (now[at] ?? 0)) & mask) !== 0);
      session.told = now;
      if (other) this.say(session, status);
    }
  }

  /** Answers that are still due are never given. */
  close(): void {
    for (const timer of this.late) clearTimeout(timer);
    this.late.clear();
  }
}
