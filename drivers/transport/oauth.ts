import type { Agent } from 'node:https';
import { z } from 'zod';
import { err, ok, type Result } from '../ports/result.ts';
import { type HttpFailure, requestJson } from './http.ts';
import type { Timers } from './timers.ts';

/** Why there is no token. Nothing was sent to whom it is for. */
export type TokenFailure = 'token-no-answer' | 'token-refused' | 'token-bad-answer';

/** OAuth2 client credentials (RFC 6749, 4.4). */
export interface ClientCredentials {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string | null;
  /** How the server wants id and secret (RFC 6749, 2.3.1). */
  readonly send: 'basic' | 'body';
}

export interface TokenSetup extends ClientCredentials {
  readonly timeoutMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly timers: Timers;
  /** Ends everything under way. */
  readonly signal: AbortSignal;
  readonly tls: Agent | null;
  /** Told of each token that could not be had, without secrets. */
  readonly failed: (why: TokenFailure, detail: string) => void;
}

export interface TokenSource {
  /** The token at hand, or a new one. Callers at the same time share one request. */
  get(): Promise<Result<string, TokenFailure>>;
  /** A token was refused: the next `get` takes another, unless that was done already. */
  drop(token: string): void;
  close(): void;
}

interface Token {
  readonly value: string;
  /** Life in ms, from the instant at which it was asked for. */
  readonly life: number;
  /** Used until then: ms since the epoch. */
  readonly until: number;
}

/** A token is renewed so long before its end, so that no patient waits for it; and used no more so long before. */
const RENEW_BEFORE_MS = 60_000;
const MARGIN_MS = 10_000;
/** Tokens that live shorter are taken when they are wanted. */
const SHORT_LIFE_MS = 30_000;
/** Where the server does not say how long a token lives. */
const UNTOLD_LIFE_MS = 300_000;
const LONGEST_LIFE_MS = 86_400_000;
/** The wait after a renewal that failed. */
const RENEW_AGAIN_MS = 60_000;

const granted = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ])
    .nullish(),
});
/** RFC 6749, 5.2. */
const denied = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });

const SILENCE: Readonly<Record<HttpFailure, TokenFailure>> = {
  unreachable: 'token-no-answer',
  timeout: 'token-no-answer',
  lost: 'token-no-answer',
  'too-large': 'token-bad-answer',
  'not-json': 'token-bad-answer',
};

/** `application/x-www-form-urlencoded`, as RFC 6749 wants id and secret before they are joined (2.3.1, appendix B). */
const formEncoded = (text: string): string => new URLSearchParams({ _: text }).toString().slice(2);

const requestOf = ({ clientId, clientSecret, scope, send }: ClientCredentials) => {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== null) form.set('scope', scope);
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  if (send === 'basic') {
    const both = Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64');
    return { headers: { ...headers, authorization: `Basic ${both}` }, body: form.toString() };
  }
  form.set('client_id', clientId);
  form.set('client_secret', clientSecret);
  return { headers, body: form.toString() };
};

const take = async (setup: TokenSetup): Promise<Result<Token, TokenFailure>> => {
  const asked = setup.now();
  const answer = await requestJson({
    method: 'POST',
    url: setup.tokenUrl,
    ...requestOf(setup),
    timeoutMs: setup.timeoutMs,
    signal: setup.signal,
    ...(setup.tls === null ? {} : { tls: setup.tls }),
  });
  if (!answer.ok) return err(SILENCE[answer.error], answer.detail ?? answer.error);
  const { status, body } = answer.value;
  if (status === 400 || status === 401 || status === 403)
    return err('token-refused', `status ${status} ${denied.safeParse(body).data?.error ?? ''}`.trim());
  const token = granted.safeParse(body);
  if (status !== 200 || !token.success) return err('token-bad-answer', `status ${status}`);
  const told = token.data.expires_in;
  const life = Math.max(0, Math.min(told == null ? UNTOLD_LIFE_MS : told * 1_000, LONGEST_LIFE_MS));
  return ok({ value: token.data.access_token, life, until: asked + life - Math.min(MARGIN_MS, life / 10) });
};

/** Keeps one token and renews it in the background, so that a request seldom waits for it. */
export const createTokenSource = (setup: TokenSetup): TokenSource => {
  let token: Token | null = null;
  let taking: Promise<Result<string, TokenFailure>> | null = null;
  let stopRenewal = (): void => undefined;

  const renewAfter = (ms: number): void => {
    stopRenewal();
    if (!setup.signal.aborted) stopRenewal = setup.timers.after(ms, () => void takeShared());
  };

  const takeOnce = async (): Promise<Result<string, TokenFailure>> => {
    const taken = await take(setup).finally(() => {
      taking = null;
    });
    if (!taken.ok) {
      if (!setup.signal.aborted) setup.failed(taken.error, taken.detail ?? '');
      renewAfter(RENEW_AGAIN_MS);
      return taken;
    }
    token = taken.value;
    const { value, life } = token;
    if (life >= SHORT_LIFE_MS) renewAfter(life - Math.min(RENEW_BEFORE_MS, life / 4));
    return ok(value);
  };

  const takeShared = (): Promise<Result<string, TokenFailure>> => {
    taking ??= takeOnce();
    return taking;
  };

  return {
    get: async () => (token !== null && token.until > setup.now() ? ok(token.value) : takeShared()),
    drop: (refused) => {
      if (token?.value === refused) token = null;
    },
    close: () => stopRenewal(),
  };
};
