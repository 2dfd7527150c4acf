import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, ReaderState } from 'smartcard';
import { err, ok, type Result } from '../../ports/result.ts';
import { realTimers, type Timers } from '../timers.ts';
import { attempt } from './card.ts';
import { isReaderGone, wordsOf } from './failures.ts';
import { listNames } from './list.ts';
import { loadPcsc, type Pcsc } from './load.ts';
import { createVisits, type VisitHandlers, type Visits } from './visit.ts';

/** `misconfigured`: the binding is not there. `unreachable`: no PC/SC service. `not-found`: no such reader. */
export type PcscFailure = 'misconfigured' | 'unreachable' | 'not-found';

export interface PcscOptions {
  /** Readers to use: an expression on the name, a part of the name, or null for all. */
  readonly readers: RegExp | string | null;
  /** Most ms that a card may take to answer. */
  readonly answerMs?: number;
  readonly timers?: Timers;
}

export interface PcscHandlers extends VisitHandlers {
  /** Readers came or went: the names of those that are there now. None is no loss: they are waited for. */
  readonly onReaders: (names: readonly string[]) => void;
  /** The PC/SC service has gone, said once: close and open again. */
  readonly onLost: (reason: string) => void;
}

export interface PcscReaders {
  /** Names of the readers that are there now. */
  readonly names: readonly string[];
  /** Connects anew to the card that lies on a reader, after it was released or has failed. */
  again(reader: string): void;
  close(): Promise<void>;
}

const ANSWER_MS = 2_000;
/** The name under which the service tells that readers came or went. */
const PLUG_AND_PLAY = '\\\\?PnP?\\Notification';
/** Longest wait for a change. A reader that came between two waits is seen after it, and a process that ends waits so long. */
const WAIT_MS = 1_000;
const GONE_MS = 100;
const CANCEL_MS = 20;
/** The upper half of a state counts insertions and removals. */
const COUNT_SHIFT = 16;

interface Watched {
  readonly visits: Visits;
  state: number;
}

const isWanted = (wanted: PcscOptions['readers'], name: string): boolean => {
  if (wanted === null) return true;
  return typeof wanted === 'string' ? name.includes(wanted) : name.search(wanted) >= 0;
};

/** A context, or why there is none; its words name the service's fault. */
const openContext = (pcsc: Pcsc): Result<Context, 'unreachable'> => {
  try {
    return ok(new pcsc.Context());
  } catch (error) {
    return err('unreachable', `${wordsOf(error)}: is pcscd running?`);
  }
};

/** Tells the visits of a reader what its new state means. */
const applyState = (pcsc: Pcsc, watched: Watched, state: number): void => {
  const before = watched.state;
  watched.state = (state & ~pcsc.SCARD_STATE_CHANGED) >>> 0;
  const wasPresent = (before & pcsc.SCARD_STATE_PRESENT) !== 0;
  const isPresent = (state & pcsc.SCARD_STATE_PRESENT) !== 0;
  // Present before and after, but counted on: one card was taken and another put there in between.
  const swapped = wasPresent && isPresent && before >>> COUNT_SHIFT !== watched.state >>> COUNT_SHIFT;
  if (!isPresent || swapped) watched.visits.leave('removed');
  if (isPresent) watched.visits.arrive();
};

class Watcher implements PcscReaders {
  private readonly pcsc: Pcsc;
  private readonly context: Context;
  private readonly options: PcscOptions;
  private readonly handlers: PcscHandlers;
  private readonly readers = new Map<string, Watched>();
  private readerCount = 0;
  private closed = false;
  private ended: Promise<void> = Promise.resolve();

  constructor(pcsc: Pcsc, context: Context, options: PcscOptions, handlers: PcscHandlers) {
    this.pcsc = pcsc;
    this.context = context;
    this.options = options;
    this.handlers = handlers;
  }

  get names(): readonly string[] {
    return [...this.readers.keys()];
  }

  again(reader: string): void {
    this.readers.get(reader)?.visits.again();
  }

  /** Brings the readers up to date; true where some came or went. Throws the binding's words. */
  refresh(): boolean {
    const all = listNames(this.context);
    this.readerCount = all.length;
    const wanted = all.filter((name) => isWanted(this.options.readers, name));
    const gone = this.names.filter((name) => !wanted.includes(name));
    const come = wanted.filter((name) => !this.readers.has(name));
    for (const name of gone) this.forget(name);
    for (const name of come) this.readers.set(name, { visits: this.visitsOf(name), state: 0 });
    return gone.length + come.length > 0;
  }

  start(): void {
    this.ended = this.watch();
  }

  async close(): Promise<void> {
    if (!this.closed) {
      this.closed = true;
      for (const name of this.names) this.forget(name);
    }
    // Again and again: a cancel that comes before the wait has begun is lost.
    const cancel = (): unknown => attempt(() => this.context.cancel());
    cancel();
    const cancelling = setInterval(cancel, CANCEL_MS);
    await this.ended;
    clearInterval(cancelling);
  }

  private visitsOf(name: string): Visits {
    const { answerMs = ANSWER_MS, timers = realTimers } = this.options;
    return createVisits(name, { pcsc: this.pcsc, answerMs, timers, handlers: this.handlers });
  }

  private forget(name: string): void {
    const watched = this.readers.get(name);
    this.readers.delete(name);
    watched?.visits.leave('lost');
  }

  private async watch(): Promise<void> {
    while (!this.closed) {
      try {
        await this.turn();
      } catch (error) {
        if (isReaderGone(error)) await sleep(GONE_MS);
        else this.lose(wordsOf(error));
      }
    }
    attempt(() => this.context.close());
  }

  private async turn(): Promise<void> {
    if (this.refresh()) this.handlers.onReaders(this.names);
    const known = [...this.readers].map(([name, { state }]) => ({ name, state }));
    const bus = { name: PLUG_AND_PLAY, state: (this.readerCount << COUNT_SHIFT) >>> 0 };
    const states: ReaderState[] = (await this.context.waitForChange([...known, bus], WAIT_MS)) ?? [];
    if (this.closed) return;
    for (const { name, state } of states) {
      const watched = this.readers.get(name);
      if (watched !== undefined) applyState(this.pcsc, watched, state);
    }
  }

  private lose(reason: string): void {
    if (this.closed) return;
    this.closed = true;
    for (const name of this.names) this.forget(name);
    this.handlers.onLost(reason);
  }
}

/**
 * Watches the chip readers of this machine and hands each card over as it comes, connected. Readers may come and go
 * later; at least one must be there at first. An abort of `signal` closes.
 */
export const openPcsc = async (
  options: PcscOptions,
  handlers: PcscHandlers,
  signal: AbortSignal,
): Promise<Result<PcscReaders, PcscFailure>> => {
  const pcsc = await loadPcsc();
  if (!pcsc.ok) return pcsc;
  const context = openContext(pcsc.value);
  if (!context.ok) return context;
  const watcher = new Watcher(pcsc.value, context.value, options, handlers);
  const abandon = (failure: PcscFailure, detail: string): Result<PcscReaders, PcscFailure> => {
    attempt(() => context.value.close());
    return err(failure, detail);
  };
  try {
    watcher.refresh();
  } catch (error) {
    return abandon('unreachable', wordsOf(error));
  }
  if (watcher.names.length === 0) return abandon('not-found', 'no such chip reader is connected');
  watcher.start();
  if (signal.aborted) await watcher.close();
  else signal.addEventListener('abort', () => void watcher.close(), { once: true });
  return ok(watcher);
};
