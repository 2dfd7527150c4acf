import type { CardKey } from '../../drivers/ports/identity.ts';
import type { Timers } from '../../drivers/transport/timers.ts';
import type { EventName, EventOf } from '../contract/messages.ts';
import type { Step } from '../contract/views.ts';
import type { Log } from './log.ts';
import type { Eye, Visit, VisitRoom } from './visit.ts';

/** What the rooms of the readers need of the host. */
export interface ReadingSetup {
  readonly visits: VisitRoom;
  readonly eye: Eye;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly timers: Timers;
  readonly emit: <N extends EventName>(name: N, payload: EventOf<N>) => void;
  /** Tells the chip reader what opens the card of the person; null once that no longer holds. */
  readonly expect: (key: CardKey | null) => void;
  /** Asks HIS and insurer about the person: at the beginning, and again where the chip tells of somebody else. */
  readonly lookUp: (visit: Visit) => void;
  readonly endVisit: (reason: string) => void;
  readonly callStaff: (step: Step) => void;
}

/** What is known of the card, as far as it opens the chip. */
export const keyOf = ({ identity: { number, birthDate, issueDate }, mrz }: Visit): CardKey => ({
  number,
  birthDate,
  issueDate,
  mrz,
});
