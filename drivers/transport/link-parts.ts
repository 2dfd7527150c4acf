import { err, ok, type Result } from '../ports/result.ts';
import type { LinkFailure } from './byte-link.ts';

/** How something that was waited for ended. */
export type Outcome = Result<void, LinkFailure>;

/** Begins to wait for events; the first that settles is the outcome. */
type Start = (settle: (outcome: Outcome) => void) => void;

/** One outcome of several events, the first that comes; the timer is cleared with it. */
export const firstOf = (timeoutMs: number, start: Start): Promise<Outcome> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(err('timeout')), timeoutMs);
    start((outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    });
  });

/** What every link has whatever its wire: bytes that came and were not read yet, those who wait, and its one end. */
export interface LinkParts {
  /** Bytes that came in. */
  push(chunk: Uint8Array): void;
  /** `read` of ByteLink. */
  read(timeoutMs: number): Promise<Result<Uint8Array, LinkFailure>>;
  /** Waits for an event of the wire, at most until the link is lost. */
  wait(timeoutMs: number, start: Start): Promise<Outcome>;
  /** The connection is gone: all that wait are told, now and later. Only the first call counts. */
  lose(detail?: string): void;
  isLost(): boolean;
}

/** @param onLost called once, when the link is lost */
export const createLinkParts = (onLost: () => void): LinkParts => {
  const chunks: Uint8Array[] = [];
  const waiting = new Set<(outcome: Outcome) => void>();
  let lost: Result<never, LinkFailure> | null = null;
  let heard: (() => void) | null = null;

  const wait: LinkParts['wait'] = async (timeoutMs, start) => {
    if (lost !== null) return lost;
    let leave = (): void => undefined;
    const outcome = await firstOf(timeoutMs, (settle) => {
      waiting.add(settle);
      leave = () => void waiting.delete(settle);
      start(settle);
    });
    leave();
    return outcome;
  };

  return {
    push: (chunk) => {
      chunks.push(Uint8Array.from(chunk));
      heard?.();
    },
    read: async (timeoutMs) => {
      if (chunks.length === 0) {
        const outcome = await wait(timeoutMs, (settle) => {
          heard = () => settle(ok(undefined));
        });
        heard = null;
        if (!outcome.ok && chunks.length === 0) return outcome;
      }
      return ok(new Uint8Array(Buffer.concat(chunks.splice(0))));
    },
    wait,
    lose: (detail) => {
      if (lost !== null) return;
      lost = err('lost', detail);
      for (const settle of waiting) settle(lost);
      waiting.clear();
      onLost();
    },
    isLost: () => lost !== null,
  };
};

/** Waits for a link that is being opened. One that opens too late, or after the abort of `signal`, is given to `discard`. */
export const openWithin = <T>(
  opening: Promise<Result<T, LinkFailure>>,
  timeoutMs: number,
  signal: AbortSignal,
  discard: (late: T) => unknown,
): Promise<Result<T, LinkFailure>> =>
  new Promise((resolve, reject) => {
    let waits = true;
    const settle = (outcome: Result<T, LinkFailure>): void => {
      waits = false;
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(outcome);
    };
    const abort = (): void => settle(err('lost', 'aborted'));
    const timer = setTimeout(() => settle(err('timeout')), timeoutMs);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    opening.then((outcome) => {
      if (waits) settle(outcome);
      else if (outcome.ok) discard(outcome.value);
    }, reject);
  });
