import type { LabModel } from './models.ts';
import type { PrintedTicket } from './roll.ts';

/** Holds the cut ticket in front of the patient. One at a time: the next one pushes it out. */
export class Presenter {
  /** Cut, and still inside: nobody can take it. */
  inside: PrintedTicket | null = null;
  /** At the mouth, to be pulled. */
  shown: PrintedTicket | null = null;
  /** Drawn back in, and lost to the patient. */
  readonly retracted: PrintedTicket[] = [];
  private readonly kind: LabModel['presenter'];

  constructor(kind: LabModel['presenter']) {
    this.kind = kind;
  }

  get occupied(): boolean {
    return this.inside !== null || this.shown !== null;
  }

  take(ticket: PrintedTicket): void {
    if (this.kind === null) return;
    this.eject();
    if (this.kind === 'shows') this.shown = ticket;
    else this.inside = ticket;
  }

  /** Pushes it half out and holds it. */
  show(): void {
    this.shown = this.inside ?? this.shown;
    this.inside = null;
  }

  /** Lets it fall. */
  eject(): void {
    this.inside = null;
    this.shown = null;
  }

  retract(): void {
    const ticket = this.shown ?? this.inside;
    if (ticket) this.retracted.push(ticket);
    this.eject();
  }

  /** Empty. */
  reset(): void {
    this.eject();
    this.retracted.length = 0;
  }
}
