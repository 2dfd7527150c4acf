import type { Agent } from 'node:https';
import { z } from 'zod';
import { err, ok, type Result } from '../ports/result.ts';
import { type HttpAnswer, type HttpFailure, type HttpRequest, requestJson } from './http.ts';
import { secretRef, takeSecrets } from './http-secret.ts';
import { createTokenSource, type TokenFailure, type TokenSetup } from './oauth.ts';

/** How a system is told who asks. */
export const httpAuth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** A token that does not change. */
  z.strictObject({ kind: z.literal('bearer'), token: secretRef }),
  /** OAuth2 client credentials (RFC 6749, 4.4). */
  z.strictObject({
    kind: z.literal('client-credentials'),
    tokenUrl: z.url({ protocol: /^https?$/ }),
    clientId: z.string().min(1),
    clientSecret: secretRef,
    scope: z.string().min(1).nullable().default(null),
    /** `body` for a server that does not take id and secret as HTTP Basic. */
    send: z.enum(['basic', 'body']).default('basic'),
  }),
]);
export type HttpAuth = z.infer<typeof httpAuth>;

export interface Auth {
  /** Value of the Authorization header; null where none is sent. */
  header(): Promise<Result<string | null, TokenFailure>>;
  /** The header was refused (401): true where another can be had, so that asking once more is worth it. */
  refused(header: string | null): boolean;
  close(): void;
}

type AuthSetup = Omit<TokenSetup, 'tokenUrl' | 'clientId' | 'clientSecret' | 'scope' | 'send'>;
type Secret = (name: string) => string | undefined;

const PREFIX = 'Bearer ';

/** Looks the secrets up and asks for the first token ahead of the first request; a server that is down is no hindrance. */
export const openAuth = (
  given: HttpAuth,
  secret: Secret,
  setup: AuthSetup,
): Result<Auth, 'misconfigured'> => {
  if (given.kind === 'none') return ok(constant(null));
  const refs = given.kind === 'bearer' ? { it: given.token } : { it: given.clientSecret };
  const secrets = takeSecrets(refs, secret);
  if (!secrets.ok) return secrets;
  const it = secrets.value.get('it') ?? '';
  if (given.kind === 'bearer') return ok(constant(`${PREFIX}${it}`));
  const { kind: _, ...credentials } = given;
  const tokens = createTokenSource({ ...setup, ...credentials, clientSecret: it });
  void tokens.get();
  return ok({
    header: async () => {
      const token = await tokens.get();
      return token.ok ? ok(`${PREFIX}${token.value}`) : token;
    },
    refused: (header) => {
      tokens.drop(header?.slice(PREFIX.length) ?? '');
      return true;
    },
    close: () => tokens.close(),
  });
};

const constant = (header: string | null): Auth => ({
  header: async () => ok(header),
  refused: () => false,
  close: () => undefined,
});

export type SendFailure = HttpFailure | TokenFailure;
export type Send = (request: HttpRequest) => Promise<Result<HttpAnswer, SendFailure>>;

/** Settles with the promise, or with null once the signal is aborted. */
const unlessEnded = <T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> => {
  if (!signal) return promise;
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const end = (): void => resolve(null);
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
};

/**
 * `requestJson` with whom asks. What is answered with 401 was not carried out: it is asked once more with a new token. A
 * failure of the token means that nothing was sent.
 */
export const createSend =
  (auth: Auth, tls: Agent | null): Send =>
  async (request) => {
    for (let turn = 1; ; turn++) {
      const header = await unlessEnded(auth.header(), request.signal);
      if (header === null) return err('unreachable', 'ended by the caller before it was sent');
      if (!header.ok) return header;
      const answer = await requestJson({
        ...request,
        headers: {
          ...request.headers,
          ...(header.value === null ? {} : { authorization: header.value }),
        },
        ...(tls === null ? {} : { tls }),
      });
      const isRefused = answer.ok && answer.value.status === 401;
      if (!isRefused || turn > 1 || !auth.refused(header.value)) return answer;
    }
  };
