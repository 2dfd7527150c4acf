import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { answerLookUp, bare, behaviourFor } from './bhxh-answers.ts';
import { checkInOf, type TakenCheckIn } from './bhxh-check-in.ts';
import { expiryText, mannered, type PortalManners, refused, USUAL } from './bhxh-manners.ts';
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
  /** Changes the manners named, all others are the usual ones. */
  setManners(manners: Partial<PortalManners>): void;
  /** Tokens given so far are worth nothing any more. */
  expireTokens(): void;
  /** Look-ups that came in since the start. */
  lookUps(): number;
  /** Tokens given since the start. */
  tokens(): number;
  /** Check-in messages that came in since the start, and those that were taken. */
  checkIns(): number;
  taken(): readonly TakenCheckIn[];
  /** What was wrong with the last message; null where it was taken. */
  complaint(): string | null;
  /** Headers of the last request to a path. */
  headers(path: string): LabRequest['headers'] | undefined;
  close(): Promise<void>;
}

/** The account of the demo hospital on the portal; the password travels as MD5, upper case (domain facts D1). */
export const BHXH_USER = '01999_BV';
export const BHXH_PASSWORD = 'mat-khau-thu-nghiem';
const TOKEN_LIFE_MS = 15 * 60_000;
const CHECK_IN_PATH = '/api/qd130/checkInKcbQd3176';

const credentials = z.object({ username: z.string(), password: z.string() });
const lookUp = z.object({
  maThe: z.string().regex(/^([A-Z]{2}\d{13}|\d{10}|\d{12})$/),
  hoTen: z.string().min(1),
  ngaySinh: z.string().regex(/^(\d{2}\/\d{2}\/\d{4}|\d{2}\/\d{4}|\d{8}|\d{6}|\d{4})$/),
  hoTenCb: z.string(),
  cccdCb: z.string(),
});

const md5 = (text: string): string => createHash('md5').update(text).digest('hex').toUpperCase();
const never = (): Promise<never> => new Promise(() => undefined);

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

/** The tokens that were given, and whose life goes on. */
const tokenBook = (now: () => number) => {
  const given = new Map<string, { readonly idToken: string; readonly until: number }>();
  return {
    give(lifeMs: number) {
      const [accessToken, idToken, until] = [randomUUID(), randomUUID(), now() + lifeMs];
      given.set(accessToken, { idToken, until });
      return { accessToken, idToken, until };
    },
    holds(accessToken: unknown, idToken: unknown): boolean {
      const token = given.get(String(accessToken));
      return token !== undefined && token.until > now() && token.idToken === idToken;
    },
    clear: () => given.clear(),
  };
};

/** The portal of Vietnam Social Security (cổng tiếp nhận dữ liệu BHXH): token, card look-up, check-in (domain facts D1 to D3). */
export const startBhxh = async (options: BhxhOptions = {}): Promise<LabBhxh> => {
  const now = options.now ?? Date.now;
  const secret = md5(BHXH_PASSWORD);
  const book = tokenBook(now);
  const count = { lookUps: 0, tokens: 0, checkIns: 0 };
  const taken: TakenCheckIn[] = [];
  let forced: string | null = null;
  let manners: PortalManners = USUAL;
  let complaint: string | null = null;
  const headers = new Map<string, LabRequest['headers']>();

  const take = (request: LabRequest): Answer => {
    const asked = credentials.safeParse(bodyOf(request));
    if (!asked.success || asked.data.username !== BHXH_USER || asked.data.password !== secret)
      return refused(manners, { maKetQua: '401', APIKey: null });
    const { accessToken, idToken, until } = book.give(options.tokenLifeMs ?? TOKEN_LIFE_MS);
    count.tokens += 1;
    return json(200, {
      maKetQua: '200',
      APIKey: {
        access_token: accessToken,
        id_token: idToken,
        token_type: 'Bearer',
        username: BHXH_USER,
        expires_in: expiryText(manners, until, now()),
      },
    });
  };

  const ask = async (request: LabRequest): Promise<Answer | 'drop'> => {
    count.lookUps += 1;
    const { searchParams: query } = request.url;
    const isOurs = query.get('username') === BHXH_USER && query.get('password') === secret;
    if (!isOurs || !book.holds(query.get('token'), query.get('id_token')))
      return refused(manners, bare('401'));
    if (manners.silent) return never();
    const asked = lookUp.safeParse(bodyOf(request));
    if (!asked.success) return json(manners.status, bare('205'));
    const behaviour = behaviourFor(asked.data.maThe);
    if (behaviour.portal === 'down') return 'drop';
    if (behaviour.delayMs > 0) await sleep(behaviour.delayMs);
    return json(manners.status, mannered(manners, asked.data.maThe, answerLookUp(asked.data, forced)));
  };

  const receive = (request: LabRequest): Answer => {
    count.checkIns += 1;
    const { accesstoken, tokenid, passwordhash } = request.headers;
    if (passwordhash !== secret || !book.holds(accesstoken, tokenid))
      return refused(manners, { maKetQua: '401', thongDiep: 'Lỗi xác thực' });
    const told = checkInOf(bodyOf(request), BHXH_USER);
    complaint = typeof told === 'string' ? told : null;
    if (typeof told === 'string')
      return json(200, { maKetQua: '205', maGiaoDich: '', thongDiep: `Sai định dạng: ${told}` });
    taken.push(told);
    return json(200, {
      maKetQua: '200',
      maGiaoDich: `GD${taken.length}`,
      thoiGianTiepNhan: '20261122081530',
      thongDiep: 'Tiếp nhận thành công',
    });
  };

  const server = new LabServer(async (request) => {
    headers.set(request.url.pathname, request.headers);
    if (request.method === 'POST' && request.url.pathname === '/api/token/take') return take(request);
    if (request.method === 'POST' && request.url.pathname === '/api/egw/KQNhanLichSuKCB2024')
      return ask(request);
    if (request.method === 'POST' && request.url.pathname === CHECK_IN_PATH) return receive(request);
    return json(404, { Message: 'No HTTP resource was found that matches the request URI.' });
  });
  await server.listen(options.port ?? 0);
  return {
    url: server.url,
    setFault: (mode, delayMs) => server.setFault(mode, delayMs),
    forceCode: (code) => {
      forced = code;
    },
    setManners: (changed) => {
      manners = { ...USUAL, ...changed };
    },
    expireTokens: () => book.clear(),
    lookUps: () => count.lookUps,
    tokens: () => count.tokens,
    checkIns: () => count.checkIns,
    taken: () => taken,
    complaint: () => complaint,
    headers: (path) => headers.get(path),
    close: () => server.close(),
  };
};
