import type { Timers } from '../timers.ts';
import type { CardConnection, Disposition, HeldCard } from './card.ts';
import { connectCard } from './connect.ts';
import type { CardFailure } from './failures.ts';
import type { Pcsc } from './load.ts';

/** Ms until a card that another program holds is tried again. */
const BUSY_RETRY_MS = 250;

export interface VisitHandlers {
  /** A card lies on the reader and is ours alone. */
  readonly onCard: (card: CardConnection) => void;
  /** A card lies there that cannot be had. `busy`: another program holds it, said once; it is tried again until had. */
  readonly onRefused: (reader: string, why: 'busy' | 'unresponsive') => void;
  /** The card that lay there has gone, had or not. */
  readonly onRemoved: (reader: string) => void;
}

export interface VisitParts {
  readonly pcsc: Pcsc;
  readonly answerMs: number;
  readonly timers: Timers;
  readonly handlers: VisitHandlers;
}

/** The cards that come to one reader, one after the other. */
export interface Visits {
  arrive(): void;
  leave(why: CardFailure): void;
  /** Powers the card that lies there anew, if we have it, and connects to it again. */
  again(): void;
}

/** Handles what the watcher sees of one reader. */
export const createVisits = (reader: string, { pcsc, answerMs, timers, handlers }: VisitParts): Visits => {
  let present = false;
  /** Which try a late outcome belongs to. */
  let current = 0;
  let held: HeldCard | null = null;
  let returned: Promise<void> = Promise.resolve();
  let saidBusy = false;
  let stopRetry = (): void => undefined;

  const approach = async (): Promise<void> => {
    const mine = ++current;
    // The service may still be busy with the card before: a second call would wait behind it.
    await returned;
    if (mine !== current) return;
    const connecting = connectCard(pcsc, reader, answerMs, timers);
    returned = connecting.returned;
    const outcome = await connecting.outcome;
    if (mine !== current) {
      if (outcome.ok) outcome.value.end('removed');
      return;
    }
    if (outcome.ok) {
      held = outcome.value;
      handlers.onCard(outcome.value);
    } else if (outcome.error === 'busy') {
      if (!saidBusy) handlers.onRefused(reader, 'busy');
      saidBusy = true;
      stopRetry = timers.after(BUSY_RETRY_MS, () => void approach());
    } else if (outcome.error === 'unresponsive') handlers.onRefused(reader, 'unresponsive');
    // `removed` and `lost` the watcher sees as well.
  };

  const drop = (why: CardFailure, disposition: Disposition): void => {
    current += 1;
    stopRetry();
    saidBusy = false;
    held?.end(why, disposition);
    held = null;
  };

  return {
    arrive: () => {
      if (present) return;
      present = true;
      void approach();
    },
    leave: (why) => {
      if (!present) return;
      present = false;
      drop(why, 'leave');
      handlers.onRemoved(reader);
    },
    again: () => {
      if (!present) return;
      drop('lost', 'reset');
      void approach();
    },
  };
};
