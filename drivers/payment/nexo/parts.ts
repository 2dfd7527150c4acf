import type { Clock } from '../transfer/clock.ts';
import type { NexoClient } from './client.ts';
import type { FollowLimits } from './follow.ts';

/** What the parts of the driver share. */
export interface NexoParts {
  readonly client: NexoClient;
  /** Never set back, unlike the time of day: it measures how long something lasts. */
  readonly clock: Clock;
  readonly limits: FollowLimits;
  /** So long a terminal keeps what became of a message. */
  readonly memoryMs: number;
  /** Whether the hospital's words are shown on the terminal. */
  readonly display: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: (event: string, fields?: Readonly<Record<string, string | number | boolean>>) => void;
}
