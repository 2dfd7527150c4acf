import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Encounter } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { type FhirBench, openFhir } from '../../../tests/lab/his-fhir-bench.ts';
import { type LabOauth, startOauth } from '../../../tests/lab/oauth.ts';
import { createTlsAuthority } from '../../../tests/lab/tls-certificates.ts';
import { startTlsFront } from '../../../tests/lab/tls-front.ts';
import { persona } from '../../../tests/personas.ts';
import { identityOf, requestOf } from '../../../tests/visitors.ts';
import driver from './index.ts';

const CLIENT = { clientId: 'kiosk-1', clientSecret: 'bi-mat' };
const COVERED = identityOf(persona('covered'));
const signal = new AbortController().signal;
const SECRETS: Readonly<Record<string, string>> = { HIS_SECRET: CLIENT.clientSecret, HIS_TOKEN: 'fixed' };
const secret = (name: string) => SECRETS[name];

let lab: LabHis;
let oauth: LabOauth;
let isGood: (header: string | undefined) => boolean;
const closers: (() => unknown)[] = [];
beforeAll(async () => {
  oauth = await startOauth(CLIENT);
  lab = await startHis({ authorized: (header) => isGood(header) });
});
beforeEach(async () => {
  isGood = oauth.isGood;
  oauth.refuse(null);
  await oauth.setFault('ok');
  await lab.reseed();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => Promise.all([lab.close(), oauth.close()]));

const open = async (options: Partial<Parameters<typeof openFhir>[0]> = {}): Promise<FhirBench> => {
  const opened = await openFhir({ baseUrl: lab.url, timeoutMs: 60_000, ...options }, { secret });
  closers.push(() => opened.his.close());
  return opened;
};
const credentials = () => ({
  auth: {
    kind: 'client-credentials' as const,
    tokenUrl: oauth.url,
    clientId: CLIENT.clientId,
    clientSecret: { env: 'HIS_SECRET' },
  },
});
const visits = async () =>
  (await lab.all<Encounter>('Encounter')).filter(({ identifier }) =>
    identifier?.some(({ value }) => value === 'visit-1'),
  ).length;

describe('a HIS that asks who the kiosk is', () => {
  it('is told by client credentials, and again when the token has ended', async () => {
    const { his } = await open(credentials());
    expect(await his.departments(signal)).toMatchObject({ ok: true });
    oauth.expireTokens();
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({ ok: true });
    expect(await visits()).toBe(1);
    expect(oauth.tokens()).toBeGreaterThan(1);
  });

  it('is told by a token that does not change', async () => {
    isGood = (header) => header === 'Bearer fixed';
    const { his } = await open({ auth: { kind: 'bearer', token: { env: 'HIS_TOKEN' } } });
    expect(await his.departments(signal)).toMatchObject({ ok: true });
  });

  it('refuses whom it does not know', async () => {
    const { his } = await open();
    expect(await his.patientDay(COVERED, signal)).toMatchObject({ ok: false, error: 'refused' });
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({ error: 'refused' });
  });

  it.each([
    ['down', 'no-answer'],
    ['error-500', 'bad-answer'],
  ] as const)('is sent nothing while the token server is %s, and %s is said', async (mode, failure) => {
    await oauth.setFault(mode);
    const { his, said } = await open(credentials());
    const before = lab.requests();
    expect(await his.patientDay(COVERED, signal)).toMatchObject({ ok: false, error: failure });
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({ error: failure });
    expect(await his.findVisit('visit-1', signal)).toMatchObject({ error: failure });
    expect(lab.requests()).toBe(before);
    expect(said[0]).toMatch(/^token-not-had /);
    await oauth.setFault('ok');
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({ ok: true });
    expect(await visits()).toBe(1);
  });

  it('is sent nothing where the token server refuses the kiosk', async () => {
    oauth.refuse('invalid_client');
    const { his, said } = await open(credentials());
    expect(await his.departments(signal)).toMatchObject({ ok: false, error: 'refused' });
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({ error: 'refused' });
    expect(said.join()).toContain('invalid_client');
    expect(said.join()).not.toContain(CLIENT.clientSecret);
  });
});

describe('a HIS behind TLS of the hospital', () => {
  const hospital = createTlsAuthority('Authority of the demo hospital');
  const here = { hosts: ['127.0.0.1'] };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiep-don-his-tls-'));
    const own = hospital.issue();
    await writeFile(join(folder, 'ca.crt'), hospital.ca);
    await writeFile(join(folder, 'kiosk.crt'), own.cert);
    await writeFile(join(folder, 'kiosk.key'), own.key);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const behind = async (server: Parameters<typeof startTlsFront>[1]): Promise<string> => {
    const front = await startTlsFront(Number(new URL(lab.url).port), server, hospital.ca);
    closers.push(() => front.close());
    return `https://127.0.0.1:${front.port}/fhir`;
  };
  const files = () => ({
    ca: join(folder, 'ca.crt'),
    cert: join(folder, 'kiosk.crt'),
    key: join(folder, 'kiosk.key'),
  });

  it('takes the certificate of the kiosk', async () => {
    const { his } = await open({
      ...credentials(),
      auth: { kind: 'bearer', token: { env: 'HIS_TOKEN' } },
      baseUrl: await behind(hospital.issue(here)),
      tls: files(),
    });
    isGood = (header) => header === 'Bearer fixed';
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({ ok: true });
    expect(await visits()).toBe(1);
  });

  it('is told of once while its certificate has expired: nothing is sent, and no visit is in doubt', async () => {
    const past = { notBefore: new Date(0), notAfter: new Date(86_400_000) };
    const { his, said } = await open({
      baseUrl: await behind(hospital.issue({ ...here, ...past })),
      tls: files(),
    });
    const before = lab.requests();
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toEqual({
      ok: false,
      error: 'no-answer',
    });
    expect(await his.findVisit('visit-1', signal)).toMatchObject({ ok: false, error: 'no-answer' });
    expect(lab.requests()).toBe(before);
    expect(said).toEqual([expect.stringMatching(/^unreachable .*certificate has expired/)]);
    expect(said.join()).not.toContain('127.0.0.1');
  });

  it('is not opened with files that are not there, or with addresses that are not https', async () => {
    const opened = await driver.open(
      driver.options.parse({ baseUrl: 'https://his.example.test/fhir', tls: { ca: join(folder, 'none') } }),
      {
        signal,
        now: Date.now,
        secret,
        lost: () => undefined,
        log: () => undefined,
      },
    );
    expect(opened).toMatchObject({ ok: false, error: 'misconfigured' });
    const http = { baseUrl: 'http://his.example.test/fhir', tls: files() };
    expect(driver.options.safeParse(http).success).toBe(false);
    const token = { ...http, baseUrl: 'https://his.example.test/fhir', ...credentials() };
    expect(driver.options.safeParse(token).success).toBe(false);
  });
});
