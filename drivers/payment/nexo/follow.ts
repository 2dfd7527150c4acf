import type { NexoStatus } from '../../codec/nexo-answers.ts';
import type { Clock } from '../transfer/clock.ts';

/** How long the terminal is asked, milliseconds. */
export interface FollowLimits {
  /** Between two questions. */
  readonly pollMs: number;
  /** So long must "not found" hold before it is believed. */
  readonly settleMs: number;
  /** So long may the terminal say nothing that can be understood. */
  readonly patienceMs: number;
  /** So long may it say "in progress". */
  readonly progressMs: number;
}

/** How a message ended that is asked for. `never-came`: the terminal does not know it, and will not get it any more. */
export type Followed<T> = T | 'never-came' | 'in-progress' | 'unknown';

/**
 * Asks what became of a message until the terminal says it (TransactionStatusRequest; mandatory after a lost answer, domain
 * facts G).
 *
 * "Not found" is not believed at once: the answer was lost on the way back, or the message is still on its way there, in
 * the buffers of a socket that was given up or in the queue of the terminal's cloud, and the question, over another
 * connection, was quicker. It counts when it is said again, and nothing else in between, `settleMs` after it was first
 * asked for. With `settleMs` 0 once is enough: for a message that is known to have come.
 */
export const follow = async <T>(
  ask: (signal: AbortSignal) => Promise<NexoStatus<T>>,
  clock: Clock,
  limits: FollowLimits,
  signal: AbortSignal,
): Promise<Followed<T>> => {
  const begun = clock.now();
  let heardAt = begun;
  let missingSince: number | null = null;
  for (;;) {
    if (signal.aborted) return 'unknown';
    const askedAt = clock.now();
    const said = await ask(signal);
    const now = clock.now();
    if (said.outcome === 'ended') return said.as;
    if (said.outcome === 'not-found') {
      missingSince ??= askedAt;
      if (askedAt - missingSince >= limits.settleMs) return 'never-came';
    }
    if (said.outcome === 'in-progress') {
      missingSince = null;
      if (now - begun >= limits.progressMs) return 'in-progress';
    }
    if (said.outcome !== 'unclear') heardAt = now;
    else if (now - heardAt >= limits.patienceMs) return 'unknown';
    await clock.sleep(limits.pollMs, signal);
  }
};
