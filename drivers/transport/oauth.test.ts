import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, LabServer } from '../../tests/lab/http-server.ts';
import { type LabOauth, type OauthOptions, startOauth } from '../../tests/lab/oauth.ts';
import { createTokenSource, type TokenSetup, type TokenSource } from './oauth.ts';
import type { Timers } from './timers.ts';

/** Bounds a hang alone. */
const SOON = { timeout: 60_000 };
// What a form and HTTP Basic would garble, were they not encoded.
const CLIENT = { clientId: 'quầy số 1', clientSecret: 'bí mật: 100% +&=' };

let now: number;
let due: { at: number; run: () => void }[];
const timers: Timers = {
  after: (ms, run) => {
    const one = { at: now + ms, run };
    due.push(one);
    return () => {
      due = due.filter((other) => other !== one);
    };
  },
};
/** Lets the time pass and what is due happen. */
const pass = (ms: number): void => {
  now += ms;
  const [ready, later] = [due.filter(({ at }) => at <= now), due.filter(({ at }) => at > now)];
  due = later;
  for (const { run } of ready) run();
};

let lab: LabOauth;
let failures: string[];
const closing: (() => unknown)[] = [];
beforeEach(() => {
  now = Date.parse('2026-11-22T01:00:00Z');
  due = [];
  failures = [];
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const startLab = async (options: Partial<OauthOptions> = {}): Promise<void> => {
  lab = await startOauth({ ...CLIENT, now: () => now, ...options });
  closing.push(() => lab.close());
};
const source = (more: Partial<TokenSetup> = {}): TokenSource => {
  const made = createTokenSource({
    tokenUrl: lab.url,
    ...CLIENT,
    scope: null,
    send: 'basic',
    timeoutMs: 60_000,
    now: () => now,
    timers,
    signal: new AbortController().signal,
    tls: null,
    failed: (why, detail) => void failures.push(`${why} ${detail}`),
    ...more,
  });
  closing.push(() => made.close());
  return made;
};
const tokenOf = async (tokens: TokenSource): Promise<string> => {
  const token = await tokens.get();
  if (!token.ok) throw new Error(token.error);
  return token.value;
};

describe('a token', () => {
  it.each(['basic', 'body'] as const)('is given for id and secret (%s)', async (send) => {
    await startLab();
    expect(lab.isGood(`Bearer ${await tokenOf(source({ send }))}`)).toBe(true);
  });

  it('is given for a scope', async () => {
    await startLab({ scope: 'system/*.read system/*.write' });
    expect(await source().get()).toMatchObject({ ok: false, error: 'token-refused' });
    expect((await source({ scope: 'system/*.read system/*.write' }).get()).ok).toBe(true);
  });

  it('is asked for once by all who want it at the same time, and kept', async () => {
    await startLab();
    const tokens = source();
    const all = await Promise.all([tokenOf(tokens), tokenOf(tokens), tokenOf(tokens)]);
    all.push(await tokenOf(tokens));
    expect(new Set(all).size).toBe(1);
    expect(lab.requests()).toBe(1);
  });

  it('is renewed before it ends, while nobody asks', async () => {
    await startLab({ lifeS: 3_600 });
    const tokens = source();
    const first = await tokenOf(tokens);
    pass(3_539_000);
    expect(await tokenOf(tokens)).toBe(first);
    pass(1_000);
    await expect.poll(() => lab.tokens(), SOON).toBe(2);
    await expect.poll(() => tokenOf(tokens), SOON).not.toBe(first);
    expect(lab.requests()).toBe(2);
  });

  it('is used no more shortly before its end where it could not be renewed, and renewed when that works again', async () => {
    await startLab({ lifeS: 3_600 });
    const tokens = source();
    const first = await tokenOf(tokens);
    await lab.setFault('error-500');
    pass(3_540_000);
    await expect.poll(() => failures, SOON).toEqual(['token-bad-answer status 500']);
    expect(await tokenOf(tokens)).toBe(first);
    pass(50_000);
    expect(await tokens.get()).toMatchObject({ ok: false, error: 'token-bad-answer' });
    await lab.setFault('ok');
    expect(await tokenOf(tokens)).not.toBe(first);
  });

  it.each([
    ['lives ten seconds', 10],
    ['lives no time at all', 0],
  ])('that %s is not renewed for nobody', async (_name, lifeS) => {
    await startLab({ lifeS });
    await tokenOf(source());
    expect(due).toEqual([]);
  });

  it('of which nobody says how long it lives is taken anew after five minutes', async () => {
    await startLab({ lifeS: null });
    const tokens = source();
    const first = await tokenOf(tokens);
    pass(239_000);
    expect(await tokenOf(tokens)).toBe(first);
    pass(52_000);
    expect(await tokenOf(tokens)).not.toBe(first);
  });

  it('that was refused is replaced once, by whoever hears of it first', async () => {
    await startLab();
    const tokens = source();
    const first = await tokenOf(tokens);
    tokens.drop(first);
    tokens.drop(first);
    const second = await tokenOf(tokens);
    tokens.drop(first);
    expect(await tokenOf(tokens)).toBe(second);
    expect(lab.tokens()).toBe(2);
  });
});

describe('a token server', () => {
  it.each(['invalid_client', 'unauthorized_client', 'invalid_scope'])(
    'that says %s refuses',
    async (error) => {
      await startLab();
      lab.refuse(error);
      expect(await source().get()).toEqual({
        ok: false,
        error: 'token-refused',
        detail: `status 400 ${error}`,
      });
    },
  );

  it('refuses a wrong secret, which nobody is told', async () => {
    await startLab();
    const answer = await source({ clientSecret: 'another' }).get();
    expect(answer).toMatchObject({ ok: false, error: 'token-refused', detail: 'status 401 invalid_client' });
    expect(JSON.stringify([answer, failures])).not.toContain('another');
  });

  it.each([
    ['down', 'token-no-answer'],
    ['lose-answer', 'token-no-answer'],
    ['slow-drip', 'token-no-answer'],
    ['nonsense-html', 'token-bad-answer'],
    ['wrong-resource', 'token-bad-answer'],
    ['huge', 'token-bad-answer'],
    ['redirect', 'token-bad-answer'],
    ['error-500', 'token-bad-answer'],
  ] as const)('that is %s: %s, and it is asked again later', async (mode, failure) => {
    await startLab();
    await lab.setFault(mode);
    const tokens = source();
    expect(await tokens.get()).toMatchObject({ ok: false, error: failure });
    expect(failures).toHaveLength(1);
    await lab.setFault('ok');
    const before = lab.tokens();
    pass(60_000);
    await expect.poll(() => lab.tokens(), SOON).toBe(before + 1);
    expect((await tokens.get()).ok).toBe(true);
    expect(lab.tokens()).toBe(before + 1);
  });

  it.each([
    { access_token: 'a', token_type: 'mac', expires_in: 60 },
    { access_token: 'a\r\nx: y', token_type: 'bearer', expires_in: 60 },
    { access_token: '', token_type: 'bearer' },
    { token_type: 'bearer' },
    [],
  ])('is not believed that gives %j', async (body) => {
    const server = new LabServer(async () => json(200, body));
    await server.listen();
    closing.push(() => server.close());
    await startLab();
    expect(await source({ tokenUrl: server.url }).get()).toMatchObject({ error: 'token-bad-answer' });
  });

  it('that writes the life of a token as text is understood', async () => {
    const server = new LabServer(async () =>
      json(200, { access_token: 'a', token_type: 'bearer', expires_in: '600' }),
    );
    await server.listen();
    closing.push(() => server.close());
    await startLab();
    const tokens = source({ tokenUrl: server.url });
    expect(await tokenOf(tokens)).toBe('a');
    pass(539_000);
    await tokenOf(tokens);
    expect(server.requests).toBe(1);
  });
});

it('what is closed asks for nothing more', async () => {
  await startLab();
  const closed = new AbortController();
  const tokens = source({ signal: closed.signal });
  await tokenOf(tokens);
  closed.abort();
  tokens.close();
  expect(due).toEqual([]);
});
