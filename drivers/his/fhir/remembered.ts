import type { HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { ok } from '../../ports/result.ts';

export interface Remembered<T> {
  get(signal: AbortSignal): Promise<Result<T, HisFailure>>;
  /** What is known is old, and so is what is being read just now. */
  forget(): void;
}

/** The last good answer for so many ms; a failure is not remembered. */
export function remembered<T>(
  ms: number,
  now: () => number,
  read: (signal: AbortSignal) => Promise<Result<T, HisFailure>>,
): Remembered<T> {
  let known: { readonly value: T; readonly at: number } | null = null;
  let forgotten = 0;
  return {
    async get(signal) {
      if (known && now() - known.at < ms) return ok(known.value);
      const before = forgotten;
      const answer = await read(signal);
      if (answer.ok && before === forgotten) known = { value: answer.value, at: now() };
      return answer;
    },
    forget() {
      known = null;
      forgotten++;
    },
  };
}
