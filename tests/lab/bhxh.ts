import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { answerLookUp, bare, behaviourFor } from './bhxh-answers.ts';
import { type Answer, type FaultMode, json, type LabRequest, LabServer } from './http-server.ts';

export interface BhxhOptions {
  readonly port?: number;
  readonly now?: () => number;
  /** Life of a token in milliseconds. */
  readonly tokenLifeMs?: number;
}

export interface LabBhxh {
  readonly url: string;
  setFault(mode: FaultMode, delayMs?: number): Promise<void>;
  /** Answers every look-up with this maKetQua; null ends it. */
  forceCode(code: string | null): void;
  /** Tokens given so far are worth nothing any more. */
  expireTokens(): void;
  /** Look-ups that came in since the start. */
  lookUps(): number;
  /** Tokens given since the start. */
  tokens(): number;
  close(): Promise<void>;
}

/** The account of the demo hospital on the portal; the password travels as MD5, upper case (domain facts D1). */
export const BHXH_USER = '01999_BV';
export const BHXH_PASSWORD = 'mat-khau-thu-nghiem';
const TOKEN_LIFE_MS = 15 * 60_000;

const credentials = z.object({ username: z.string(), password: z.string() });
const lookUp = z.object({
  maThe: z.string().regex(/^([A-Z]{2}\d{13}|\d{10}|\d{12})$/),
  hoTen: z.string().min(1),
  ngaySinh: z.string().regex(/^(\d{2}\/\d{2}\/\d{4}|\d{2}\/\d{4}|\d{8}|\d{6}|\d{4})$/),
  hoTenCb: z.string(),
  cccdCb: z.string(),
});

const md5 = (text: string): string => createHash('md5').update(text).digest('hex').toUpperCase();

/** `2026-11-22T03:51:20.1047187Z`: .NET writes seven digits of a second. */
const dotNetInstant = (at: number): string => new Date(at).toISOString().replace('Z', '7187Z');

/** Form or JSON body as an object; undefined where it is neither. */
const bodyOf = ({ headers, body }: LabRequest): unknown => {
  const text = body.toString('utf8');
  if (headers['content-type']?.includes('x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** The portal of Vietnam Social Security (cổng tiếp nhận dữ liệu BHXH): token and card look-up (domain facts D1, D2). */
export const startBhxh = async (options: BhxhOptions = {}): Promise<LabBhxh> => {
  const now = options.now ?? Date.now;
  const secret = md5(BHXH_PASSWORD);
  const given = new Map<string, { readonly idToken: string; readonly until: number }>();
  let forced: string | null = null;
  let lookUps = 0;
  let tokens = 0;

  const take = (request: LabRequest): Answer => {
    const asked = credentials.safeParse(bodyOf(request));
    if (!asked.success || asked.data.username !== BHXH_USER || asked.data.password !== secret) {
      return json(200, { maKetQua: '401', APIKey: null });
    }
    const [accessToken, idToken, until] = [
      randomUUID(),
      randomUUID(),
      now() + (options.tokenLifeMs ?? TOKEN_LIFE_MS),
    ];
    given.set(accessToken, { idToken, until });
    tokens += 1;
    return json(200, {
      maKetQua: '200',
      APIKey: {
        access_token: accessToken,
        id_token: idToken,
        token_type: 'Bearer',
        username: BHXH_USER,
        expires_in: dotNetInstant(until),
      },
    });
  };

  const allowed = ({ searchParams }: URL): boolean => {
    const token = given.get(searchParams.get('token') ?? '');
    return (
      token !== undefined &&
      token.until > now() &&
      token.idToken === searchParams.get('id_token') &&
      searchParams.get('username') === BHXH_USER &&
      searchParams.get('password') === secret
    );
  };

  const ask = async (request: LabRequest): Promise<Answer | 'drop'> => {
    lookUps += 1;
    if (!allowed(request.url)) return json(200, bare('401'));
    const asked = lookUp.safeParse(bodyOf(request));
    if (!asked.success) return json(200, bare('205'));
    const behaviour = behaviourFor(asked.data.maThe);
    if (behaviour.portal === 'down') return 'drop';
    if (behaviour.delayMs > 0) await sleep(behaviour.delayMs);
    return json(200, answerLookUp(asked.data, forced));
  };

  const server = new LabServer(async (request) => {
    if (request.method === 'POST' && request.url.pathname === '/api/token/take') return take(request);
    if (request.method === 'POST' && request.url.pathname === '/api/egw/KQNhanLichSuKCB2024')
      return ask(request);
    return json(404, { Message: 'No HTTP resource was found that matches the request URI.' });
  });
  await server.listen(options.port ?? 0);
  return {
    url: server.url,
    setFault: (mode, delayMs) => server.setFault(mode, delayMs),
    forceCode: (code) => {
      forced = code;
    },
    expireTokens: () => given.clear(),
    lookUps: () => lookUps,
    tokens: () => tokens,
    close: () => server.close(),
  };
};
