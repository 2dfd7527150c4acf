import { err, ok, type Result } from '../../drivers/ports/result.ts';
import type { CardConnection } from '../../drivers/transport/pcsc/card.ts';
import { openPcsc } from '../../drivers/transport/pcsc/readers.ts';

/** Cards that are laid on the readers of this machine, one after the other. */
export interface Cards {
  /** The next card; waits for one. */
  next(): Promise<Result<CardConnection, string>>;
  /** Powers the card on this reader anew: it comes as the next one. */
  again(reader: string): void;
  /** Whether the card was lifted, asked a moment after an exchange with it failed. */
  wasLifted(): Promise<boolean>;
  close(): Promise<void>;
}

/** So long after an exchange that failed a lifting is told, if it was one. */
const LIFTING_MS = 300;

/** @param reader a part of the reader's name; absent: whichever reader gets a card first */
export const openCards = async (reader: string | undefined): Promise<Result<Cards, string>> => {
  const come: Result<CardConnection, string>[] = [];
  let waiting: ((card: Result<CardConnection, string>) => void) | null = null;
  let lifted = false;
  const tell = (card: Result<CardConnection, string>): void => {
    lifted = false;
    if (waiting === null) come.push(card);
    else waiting(card);
    waiting = null;
  };
  const opened = await openPcsc(
    { readers: reader ?? null },
    {
      onCard: (card) => tell(ok(card)),
      onRefused: (name, why) => tell(err('card', `${name}: ${why}`)),
      onRemoved: () => {
        lifted = true;
      },
      onReaders: () => undefined,
      onLost: (reason) => tell(err('unreachable', reason)),
    },
    new AbortController().signal,
  );
  if (!opened.ok) return opened;
  return ok({
    next: () => {
      const first = come.shift();
      if (first !== undefined) return Promise.resolve(first);
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    again: (name) => opened.value.again(name),
    wasLifted: async () => {
      await new Promise((resolve) => setTimeout(resolve, LIFTING_MS));
      return lifted;
    },
    close: () => opened.value.close(),
  });
};
