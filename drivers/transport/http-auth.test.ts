import { afterEach, describe, expect, it } from 'vitest';
import { json, LabServer } from '../../tests/lab/http-server.ts';
import { type LabOauth, startOauth } from '../../tests/lab/oauth.ts';
import { createSend, type HttpAuth, httpAuth, openAuth } from './http-auth.ts';
import { realTimers } from './timers.ts';

/** Bounds a hang alone. */
const SOON = { timeout: 60_000 };
const CLIENT = { clientId: 'kiosk-1', clientSecret: 'bi-mat' };
const SECRETS: Readonly<Record<string, string>> = { TOKEN: 'fixed', SECRET: CLIENT.clientSecret };
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Bench {
  readonly server: LabServer;
  readonly oauth: LabOauth;
  /** Authorization headers of the requests that came in. */
  readonly seen: (string | undefined)[];
  readonly failures: string[];
}
const bench = async (isGood?: (header: string | undefined) => boolean): Promise<Bench> => {
  const seen: (string | undefined)[] = [];
  const oauth = await startOauth(CLIENT);
  const server = new LabServer(async ({ headers: { authorization } }) => {
    seen.push(authorization);
    return (isGood ?? oauth.isGood)(authorization) ? json(200, { done: true }) : json(401, {});
  });
  await server.listen();
  closers.push(
    () => oauth.close(),
    () => server.close(),
  );
  return { server, oauth, seen, failures: [] };
};
const credentials = ({ oauth }: Bench): HttpAuth =>
  httpAuth.parse({
    kind: 'client-credentials',
    tokenUrl: oauth.url,
    clientId: CLIENT.clientId,
    clientSecret: { env: 'SECRET' },
  });
const senderFor = (one: Bench, given: HttpAuth) => {
  const auth = openAuth(given, (name) => SECRETS[name], {
    timeoutMs: 60_000,
    now: Date.now,
    timers: realTimers,
    signal: new AbortController().signal,
    tls: null,
    failed: (why) => void one.failures.push(why),
  });
  if (!auth.ok) throw new Error(auth.detail);
  closers.push(() => auth.value.close());
  const send = createSend(auth.value, null);
  return (signal?: AbortSignal) =>
    send({
      method: 'POST',
      url: one.server.url,
      headers: { 'x-kept': 'kept' },
      body: '{}',
      timeoutMs: 60_000,
      ...(signal ? { signal } : {}),
    });
};

describe('whom a request is from', () => {
  it('is told by nothing, or by a token that does not change', async () => {
    const one = await bench(() => true);
    expect(await senderFor(one, { kind: 'none' })()).toMatchObject({ ok: true });
    expect(await senderFor(one, { kind: 'bearer', token: { env: 'TOKEN' } })()).toMatchObject({ ok: true });
    expect(one.seen).toEqual([undefined, 'Bearer fixed']);
  });

  it('is told by a token that was taken ahead', async () => {
    const one = await bench();
    const send = senderFor(one, credentials(one));
    await expect.poll(() => one.oauth.tokens(), SOON).toBe(1);
    expect(await send()).toMatchObject({ ok: true, value: { status: 200, body: { done: true } } });
    expect(one.oauth.requests()).toBe(1);
  });

  it('is not configured without its secret', () => {
    expect(
      openAuth({ kind: 'bearer', token: { env: 'ABSENT' } }, () => undefined, {
        timeoutMs: 1,
        now: Date.now,
        timers: realTimers,
        signal: new AbortController().signal,
        tls: null,
        failed: () => undefined,
      }),
    ).toEqual({ ok: false, error: 'misconfigured', detail: 'ABSENT is not set' });
  });
});

describe('what is answered with 401', () => {
  it('is asked once more with a new token, all that are under way with the same one', async () => {
    const one = await bench();
    const send = senderFor(one, credentials(one));
    await send();
    one.oauth.expireTokens();
    const answers = await Promise.all([send(), send(), send()]);
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { status: 200 } });
    expect(one.oauth.tokens()).toBe(2);
    expect(one.seen).toHaveLength(1 + 3 + 3);
  });

  it('is refused where the new token is refused too', async () => {
    const one = await bench(() => false);
    const send = senderFor(one, credentials(one));
    expect(await send()).toMatchObject({ ok: true, value: { status: 401 } });
    expect(one.seen).toHaveLength(2);
  });

  it('is refused at once where no other token can be had', async () => {
    const one = await bench(() => false);
    expect(await senderFor(one, { kind: 'bearer', token: { env: 'TOKEN' } })()).toMatchObject({
      ok: true,
      value: { status: 401 },
    });
    expect(one.seen).toHaveLength(1);
  });
});

describe('without a token nothing is sent', () => {
  it.each([
    ['down', 'token-no-answer'],
    ['error-500', 'token-bad-answer'],
  ] as const)('token server %s: %s', async (mode, failure) => {
    const one = await bench();
    await one.oauth.setFault(mode);
    expect(await senderFor(one, credentials(one))()).toMatchObject({ ok: false, error: failure });
    expect(one.seen).toEqual([]);
    expect(one.failures).toContain(failure);
  });

  it('nor while the caller does not wait for it', async () => {
    const one = await bench();
    await one.oauth.setFault('ok', 60_000);
    const send = senderFor(one, credentials(one));
    expect(await send(AbortSignal.abort())).toMatchObject({ error: 'unreachable' });
    expect(await send(AbortSignal.timeout(50))).toMatchObject({ error: 'unreachable' });
    expect(one.seen).toEqual([]);
  });
});
