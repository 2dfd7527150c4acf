import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import { DELAYS } from './delays.ts';
import type { Log } from './log.ts';
import { createPin } from './payment/pin.ts';

/** The screen for staff: open for a while after the PIN, and never while a visit is under way. */
export interface StaffScreen {
  open(
    pin: string,
  ): Result<{ open: boolean; triesLeft: number }, 'not-configured' | 'visit-under-way' | 'locked'>;
  /** Whether it is open; being used keeps it open. */
  isOpen(): boolean;
  close(): void;
}

export function createStaffScreen(options: {
  /** Null: not configured, or the secret is not set. */
  readonly pin: string | null;
  readonly isVisited: () => boolean;
  /** Milliseconds of a clock that nobody sets back. */
  readonly now: () => number;
  readonly log: Log;
  /** The PIN was wrong too often. */
  readonly onLocked: () => void;
}): StaffScreen {
  const { now, log, isVisited, onLocked } = options;
  const pin = createPin({ right: options.pin, now, onLocked });
  let openUntil = Number.NEGATIVE_INFINITY;
  return {
    open(typed) {
      if (options.pin === null) return err('not-configured');
      if (isVisited()) return err('visit-under-way');
      const { outcome, triesLeft } = pin.try(typed);
      log('staff.pin', { outcome });
      if (outcome === 'locked') return err('locked');
      if (outcome === 'open') openUntil = now() + DELAYS.staffScreen;
      return ok({ open: outcome === 'open', triesLeft });
    },
    isOpen() {
      const open = now() < openUntil && !isVisited();
      if (open) openUntil = now() + DELAYS.staffScreen;
      return open;
    },
    close() {
      openUntil = Number.NEGATIVE_INFINITY;
    },
  };
}
