import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const COOKIE = 'kiosk';

/** Who may come in: whoever has the printed token, once, and after that the same browser by its cookie. */
export interface Pass {
  /** For the URL's fragment, which no server, log or referrer ever sees. */
  readonly token: string;
  /** The `Set-Cookie` header for a token that is right and unused; null for any other. */
  trade(token: string): string | null;
  /** Whether the request carries the cookie. */
  holds(request: IncomingMessage): boolean;
}

export function createPass(): Pass {
  const token = randomBytes(32).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  let used = false;
  return {
    token,
    trade(offered) {
      if (used || !same(offered, token)) return null;
      used = true;
      return `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    holds: ({ headers }) =>
      (headers.cookie ?? '').split(/;\s*/).some((cookie) => same(cookie, `${COOKIE}=${session}`)),
  };
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
