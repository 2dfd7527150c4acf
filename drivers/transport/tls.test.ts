import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { json, LabServer } from '../../tests/lab/http-server.ts';
import { type Credentials, createTlsAuthority, type IssueOptions } from '../../tests/lab/tls-certificates.ts';
import { startTlsFront } from '../../tests/lab/tls-front.ts';
import { requestJson } from './http.ts';
import { openTls, type TlsOptions, tlsOptions } from './tls.ts';

const HOSPITAL = createTlsAuthority('Authority of the demo hospital');
const STRANGER = createTlsAuthority('Authority of somebody else');
const HERE = { hosts: ['127.0.0.1', 'localhost'] };
const DAY_MS = 86_400_000;

let folder: string;
let server: LabServer;
const closers: (() => unknown)[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiep-don-tls-'));
  server = new LabServer(async ({ method, body }) => json(200, { method, sent: body.toString('utf8') }));
  await server.listen();
});
afterEach(async () => {
  await server.setFault('ok');
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const file = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
const filesOf = async (name: string, { cert, key }: Credentials) => ({
  cert: await file(`${name}.crt`, cert),
  key: await file(`${name}.key`, key),
});
const open = async (options: TlsOptions, secrets: Record<string, string> = {}): Promise<Agent> => {
  const opened = await openTls(tlsOptions.parse(options), (name) => secrets[name]);
  if (!opened.ok) throw new Error(opened.detail);
  closers.push(() => opened.value.destroy());
  return opened.value;
};
const front = async (of: Credentials, clientsOf?: string) => {
  const started = await startTlsFront(server.port, of, clientsOf);
  closers.push(() => started.close());
  return started;
};
const ask = (port: number, tls: Agent, host = '127.0.0.1') =>
  requestJson({ method: 'POST', url: `https://${host}:${port}/`, body: '"Đào"', timeoutMs: 60_000, tls });

describe('a server with a certificate of the hospital', () => {
  it('is asked over a connection that is kept', async () => {
    const { port, connections } = await front(HOSPITAL.issue(HERE));
    const tls = await open({ ca: await file('ca.crt', HOSPITAL.ca) });
    for (let turn = 0; turn < 3; turn++)
      expect(await ask(port, tls)).toMatchObject({
        ok: true,
        value: { status: 200, body: { method: 'POST', sent: '"Đào"' } },
      });
    expect(connections()).toBe(1);
  });

  it.each(['nonsense-html', 'wrong-encoding', 'huge', 'huge-packed', 'slow-drip', 'cut-json'] as const)(
    'fails in the same way as over plain HTTP while it is %s',
    async (mode) => {
      const { port } = await front(HOSPITAL.issue(HERE));
      const tls = await open({ ca: await file('ca.crt', HOSPITAL.ca) });
      await server.setFault(mode);
      const plain = await requestJson({ method: 'GET', url: server.url, timeoutMs: 60_000 });
      const answer = await ask(port, tls);
      expect(plain.ok).toBe(false);
      expect(answer).toMatchObject({ ok: false, error: plain.ok ? '' : plain.error });
      await server.setFault('ok');
      expect(await ask(port, tls)).toMatchObject({ ok: true });
    },
  );

  it('may pack its answer', async () => {
    const packing = new LabServer(async () => ({
      status: 200,
      headers: { 'Content-Encoding': 'gzip' },
      body: gzipSync('{"name":"Nguyễn"}'),
    }));
    await packing.listen();
    closers.push(() => packing.close());
    const started = await startTlsFront(packing.port, HOSPITAL.issue(HERE));
    closers.push(() => started.close());
    const tls = await open({ ca: await file('ca.crt', HOSPITAL.ca) });
    expect(await ask(started.port, tls)).toMatchObject({ ok: true, value: { body: { name: 'Nguyễn' } } });
  });

  it('is given up with the time and with the signal', async () => {
    const { port } = await front(HOSPITAL.issue(HERE));
    const tls = await open({ ca: await file('ca.crt', HOSPITAL.ca) });
    const request = { method: 'GET', url: `https://127.0.0.1:${port}/`, tls } as const;
    await server.setFault('ok', 60_000);
    expect(await requestJson({ ...request, timeoutMs: 50 })).toEqual({ ok: false, error: 'timeout' });
    const signal = AbortSignal.timeout(50);
    expect(await requestJson({ ...request, timeoutMs: 60_000, signal })).toMatchObject({ error: 'lost' });
    await server.setFault('ok', 0);
  });
});

describe('a server that does not prove itself', () => {
  const past = { notBefore: new Date(Date.now() - 9 * DAY_MS), notAfter: new Date(Date.now() - DAY_MS) };
  const future = { notBefore: new Date(Date.now() + DAY_MS), notAfter: new Date(Date.now() + 9 * DAY_MS) };
  const cases: readonly (readonly [string, typeof HOSPITAL, IssueOptions, RegExp])[] = [
    ['its certificate has expired', HOSPITAL, { ...HERE, ...past }, /has expired/],
    ['its certificate is of tomorrow', HOSPITAL, { ...HERE, ...future }, /not valid yet/],
    ['its certificate is for another host', HOSPITAL, { hosts: ['his.example.test'] }, /another host/],
    ['nobody knows its issuer', STRANGER, HERE, /issuer whom this kiosk does not know/],
  ];
  it.each(cases)('is sent nothing: %s', async (_name, authority, options, sentence) => {
    const { port } = await front(authority.issue(options));
    const tls = await open({ ca: await file('ca.crt', HOSPITAL.ca) });
    const before = server.requests;
    const answer = await ask(port, tls);
    expect(answer).toMatchObject({
      ok: false,
      error: 'unreachable',
      detail: expect.stringMatching(sentence),
    });
    expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
    expect(server.requests).toBe(before);
  });

  it('is sent nothing without certificates of the configuration either', async () => {
    const { port } = await front(HOSPITAL.issue(HERE));
    const before = server.requests;
    expect(
      await requestJson({ method: 'GET', url: `https://127.0.0.1:${port}/`, timeoutMs: 60_000 }),
    ).toMatchObject({ error: 'unreachable', detail: expect.stringMatching(/issuer whom this kiosk/) });
    expect(server.requests).toBe(before);
  });

  it('is sent nothing where it speaks no TLS, or does not listen', async () => {
    const tls = await open({ ca: await file('ca.crt', HOSPITAL.ca) });
    const before = server.requests;
    expect(await ask(server.port, tls)).toMatchObject({ error: 'unreachable' });
    expect(server.requests).toBe(before);
    const gone = await front(HOSPITAL.issue(HERE));
    await gone.close();
    expect(await ask(gone.port, tls)).toMatchObject({
      error: 'unreachable',
      detail: expect.stringMatching(/ECONNREFUSED/),
    });
  });
});

describe("the kiosk's own certificate", () => {
  it.each(['a file', 'a secret', 'a secret of one line'])(
    'is what a server asks for (key: %s)',
    async (where) => {
      const { port } = await front(HOSPITAL.issue(HERE), HOSPITAL.ca);
      const own = HOSPITAL.issue();
      const files = await filesOf('own', own);
      const key = where === 'a file' ? files.key : { env: 'KIOSK_KEY' };
      const value = where === 'a secret' ? own.key : own.key.replaceAll('\n', '\\n');
      const tls = await open(
        { ca: await file('ca.crt', HOSPITAL.ca), cert: files.cert, key },
        { KIOSK_KEY: value },
      );
      expect(await ask(port, tls)).toMatchObject({ ok: true });
    },
  );

  it.each(['none', "a stranger's"])('is refused where it is %s: nothing is carried out', async (whose) => {
    const { port } = await front(HOSPITAL.issue(HERE), HOSPITAL.ca);
    const own = whose === 'none' ? {} : await filesOf('stranger', STRANGER.issue());
    const tls = await open({ ca: await file('ca.crt', HOSPITAL.ca), ...own });
    const before = server.requests;
    const answer = await ask(port, tls);
    // TLS 1.3 refuses after the handshake: whether the request was on its way then, nobody can tell.
    expect(['unreachable', 'lost']).toContain(answer.ok ? '' : answer.error);
    expect(server.requests).toBe(before);
  });
});

describe('options that cannot work', () => {
  const said = async (options: TlsOptions) => {
    const opened = await openTls(tlsOptions.parse(options), () => undefined);
    return opened.ok ? opened : [opened.error, opened.detail];
  };

  it('are named, by the option and the reason', async () => {
    const one = await filesOf('one', HOSPITAL.issue());
    const other = await filesOf('other', HOSPITAL.issue());
    const text = await file('text.crt', 'no certificate');
    expect(await said({ ca: join(folder, 'none') })).toEqual(['misconfigured', 'tls.ca: ENOENT']);
    expect(await said({ ca: text })).toEqual(['misconfigured', expect.stringMatching(/^tls\.ca: /)]);
    expect(await said({ cert: text, key: one.key })).toEqual([
      'misconfigured',
      expect.stringMatching(/^tls\.cert: /),
    ]);
    expect(await said({ cert: one.cert, key: other.key })).toEqual([
      'misconfigured',
      expect.stringMatching(/^tls\.key: /),
    ]);
    expect(await said({ cert: one.cert, key: { env: 'KIOSK_KEY' } })).toEqual([
      'misconfigured',
      'KIOSK_KEY is not set',
    ]);
    expect(await said({ ...one, passphrase: { env: 'KIOSK_WORD' } })).toEqual([
      'misconfigured',
      'KIOSK_WORD is not set',
    ]);
  });

  it('are refused by their schema where half of a pair is missing', () => {
    expect(tlsOptions.safeParse({ cert: '/etc/kiosk.crt' }).success).toBe(false);
    expect(tlsOptions.safeParse({ key: '/etc/kiosk.key' }).success).toBe(false);
    expect(tlsOptions.safeParse({}).success).toBe(true);
  });
});
