import type { NoAnswer } from '../../ports/insurer.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import { requestJson } from '../../transport/http.ts';
import type { Timers } from '../../transport/timers.ts';
import { expiryOf } from './expiry.ts';
import { noAnswerOf } from './failure.ts';
import { tokenAnswer } from './schemas.ts';

export interface Token {
  readonly accessToken: string;
  readonly idToken: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

export interface TokenSource {
  /** The token at hand, or a new one. Callers at the same time share one request. */
  get(): Promise<Result<Token, NoAnswer>>;
  /** The portal refused this one: the next `get` takes another. */
  drop(token: Token): void;
  close(): void;
}

export interface TokenSetup {
  readonly url: string;
  readonly username: string;
  /** MD5 of the password, upper case. */
  readonly passwordHash: string;
  /** Besides those of the protocol. */
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly timers: Timers;
  readonly signal: AbortSignal;
}

/** A token is renewed so long before its end, so that no patient waits for it. */
const RENEW_BEFORE_MS = 60_000;
/** A token is used no more so long before its end. */
const MARGIN_MS = 10_000;
/** The wait after a renewal that failed. */
const RENEW_AGAIN_MS = 60_000;

const take = async ({
  url,
  username,
  passwordHash,
  headers,
  timeoutMs,
  now,
  signal,
}: TokenSetup): Promise<Result<Token, NoAnswer>> => {
  const answer = await requestJson({
    method: 'POST',
    url,
    headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username, password: passwordHash }).toString(),
    timeoutMs,
    signal,
  });
  if (!answer.ok) return err(noAnswerOf(answer.error), answer.detail);
  const { status, body } = answer.value;
  const parsed = tokenAnswer.safeParse(body);
  if (status === 401 || status === 403 || parsed.data?.maKetQua === '401')
    return err('refused', `status ${status}`);
  if (status >= 500 || status === 429) return err('portal-error', `status ${status}`);
  if (!parsed.success) return err('bad-answer', `status ${status}`);
  const { maKetQua, APIKey: key } = parsed.data;
  if (maKetQua !== '200') return err('portal-error', `maKetQua ${maKetQua}`);
  if (!key) return err('bad-answer', 'no APIKey');
  return ok({
    accessToken: key.access_token,
    idToken: key.id_token,
    until: expiryOf(key.expires_in, now()),
  });
};

/** Keeps one token of the portal (phiên làm việc, domain facts D1) and renews it in the background. */
export const createTokenSource = (setup: TokenSetup): TokenSource => {
  let token: Token | null = null;
  let taking: Promise<Result<Token, NoAnswer>> | null = null;
  let stopRenewal = (): void => undefined;

  const renewAfter = (ms: number): void => {
    stopRenewal();
    if (!setup.signal.aborted)
      stopRenewal = setup.timers.after(Math.max(ms, MARGIN_MS), () => void takeShared());
  };

  const takeOnce = async (): Promise<Result<Token, NoAnswer>> => {
    const taken = await take(setup);
    taking = null;
    if (taken.ok) token = taken.value;
    renewAfter(taken.ok ? taken.value.until - setup.now() - RENEW_BEFORE_MS : RENEW_AGAIN_MS);
    return taken;
  };

  const takeShared = (): Promise<Result<Token, NoAnswer>> => {
    taking ??= takeOnce();
    return taking;
  };

  return {
    get: async () => (token !== null && token.until - MARGIN_MS > setup.now() ? ok(token) : takeShared()),
    drop: (refused) => {
      if (token === refused) token = null;
    },
    close: () => stopRenewal(),
  };
};
