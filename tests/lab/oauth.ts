import { randomUUID } from 'node:crypto';
import { type Answer, type FaultMode, json, type LabRequest, LabServer } from './http-server.ts';

export interface OauthOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** What a client may ask for; null takes any scope, and none. */
  readonly scope?: string | null;
  readonly now?: () => number;
  /** `expires_in`, in seconds; null leaves it out. */
  readonly lifeS?: number | null;
}

/** A token server (RFC 6749) that knows one client. */
export interface LabOauth {
  readonly url: string;
  setFault(mode: FaultMode, delayMs?: number): Promise<void>;
  /** Refuses every client with this error (RFC 6749, 5.2); null ends it. */
  refuse(error: string | null): void;
  /** Tokens given so far are worth nothing any more. */
  expireTokens(): void;
  /** Whether an Authorization header is good. */
  isGood(header: string | undefined): boolean;
  /** Tokens given since the start. */
  tokens(): number;
  /** Requests that came in since the start, refused ones too. */
  requests(): number;
  close(): Promise<void>;
}

const LIFE_S = 3_600;

const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));

/** Id and secret as HTTP Basic, each form-encoded, or in the body (RFC 6749, 2.3.1). */
const clientOf = ({ headers }: LabRequest, form: URLSearchParams): readonly [string, string] => {
  const [, basic] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  if (basic === undefined) return [form.get('client_id') ?? '', form.get('client_secret') ?? ''];
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return [decode(id), decode(secret)];
};

export const startOauth = async (options: OauthOptions): Promise<LabOauth> => {
  const { scope = null, now = Date.now, lifeS = LIFE_S } = options;
  const given = new Map<string, number>();
  let refusing: string | null = null;
  let tokens = 0;

  const take = (request: LabRequest): Answer => {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const [id, secret] = clientOf(request, form);
    if (refusing !== null) return json(400, { error: refusing });
    if (id !== options.clientId || secret !== options.clientSecret)
      return json(401, { error: 'invalid_client' });
    if (form.get('grant_type') !== 'client_credentials')
      return json(400, { error: 'unsupported_grant_type' });
    if (scope !== null && form.get('scope') !== scope) return json(400, { error: 'invalid_scope' });
    const token = randomUUID();
    given.set(token, now() + (lifeS ?? LIFE_S) * 1_000);
    tokens += 1;
    return json(200, {
      access_token: token,
      token_type: 'Bearer',
      ...(lifeS === null ? {} : { expires_in: lifeS }),
    });
  };

  const server = new LabServer(async (request) =>
    request.method === 'POST' && request.url.pathname === '/token'
      ? take(request)
      : json(404, { error: 'not_found' }),
  );
  await server.listen();
  return {
    url: `${server.url}/token`,
    setFault: (mode, delayMs) => server.setFault(mode, delayMs),
    refuse: (error) => {
      refusing = error;
    },
    expireTokens: () => given.clear(),
    isGood: (header) => {
      const [, token = ''] = /^Bearer (.+)$/.exec(header ?? '') ?? [];
      return (given.get(token) ?? 0) > now();
    },
    tokens: () => tokens,
    requests: () => server.requests,
    close: () => server.close(),
  };
};
