import type { NoAnswer } from '../../ports/insurer.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Token, TokenSource } from './token.ts';

/** Settles with the promise, or with null once the signal is aborted. */
const orAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
    promise.then(resolve, reject);
  });

/** `token-refused`: a new token was not taken either. */
export type SessionFailure = NoAnswer | 'token-refused';

/**
 * Asks with the token at hand, and once more with a new one where the portal refuses it (401, as status or inside HTTP 200). A failure
 * comes before anything was asked, but for `token-refused`.
 */
export const withToken = async <T>(
  tokens: TokenSource,
  signal: AbortSignal,
  ask: (token: Token) => Promise<Result<T, 'token-refused'>>,
): Promise<Result<T, SessionFailure>> => {
  for (let turn = 0; turn < 2; turn++) {
    const token = await orAborted(tokens.get(), signal);
    if (token === null) return err('timeout');
    if (!token.ok) return token;
    const answer = await ask(token.value);
    if (answer.ok) return ok(answer.value);
    tokens.drop(token.value);
  }
  return err('token-refused');
};
