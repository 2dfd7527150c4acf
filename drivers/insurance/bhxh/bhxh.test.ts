import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LabBhxh, startBhxh } from '../../../tests/lab/bhxh.ts';
import { OFFICER } from '../../../tests/lab/bhxh-answers.ts';
import type { PortalManners } from '../../../tests/lab/bhxh-manners.ts';
import { fhirBirthDate, persona } from '../../../tests/personas.ts';
import type { Identity } from '../../ports/identity.ts';
import type { Insurer } from '../../ports/insurer.ts';
import driver from './index.ts';

const SECRETS: Readonly<Record<string, string>> = {
  USER: '01999_BV',
  PASSWORD: 'mat-khau-thu-nghiem',
  NAME: OFFICER.hoTenCb,
  NUMBER: OFFICER.cccdCb,
  OTHER: 'wrong',
};
const OPTIONS = {
  username: { env: 'USER' },
  password: { env: 'PASSWORD' },
  staffName: { env: 'NAME' },
  staffNumber: { env: 'NUMBER' },
};
const signal = new AbortController().signal;

let portal: LabBhxh;
let insurers: Insurer[];
let lines: string[];

const identityOf = (id: string): Identity => {
  const who = persona(id);
  return {
    source: 'qr',
    assurance: 'scanned',
    number: who.card.number,
    oldNumber: null,
    name: who.card.name,
    birthDate: fhirBirthDate(who),
    sex: 'unknown',
    address: null,
    issueDate: null,
  };
};

const openDriver = (changed: object = {}) =>
  driver.open(
    driver.options.parse({
      baseUrl: portal.url,
      ...OPTIONS,
      ...changed,
    }),
    {
      signal,
      now: Date.now,
      secret: (name) => SECRETS[name],
      lost: () => undefined,
      log: (event, fields) => void lines.push(JSON.stringify([event, fields])),
    },
  );

const open = async (changed: object = {}): Promise<Insurer> => {
  const opened = await openDriver(changed);
  if (!opened.ok) throw new Error(opened.detail);
  insurers.push(opened.value);
  return opened.value;
};

beforeEach(async () => {
  portal = await startBhxh();
  insurers = [];
  lines = [];
});
afterEach(async () => {
  await Promise.all(insurers.map((insurer) => insurer.close()));
  await portal.close();
});

describe('BHXH portal', () => {
  it('tells the cover of a card', async () => {
    const insurer = await open();
    expect(await insurer.check(identityOf('covered'), signal)).toMatchObject({
      status: 'covered',
      code: '000',
      coverage: { code: 'GD4010107814263', renewed: false, staffCheck: false },
    });
  });

  it.each([
    ['card-expired', { status: 'not-covered', reason: 'expired' }],
    [
      'card-renewed',
      { status: 'covered', coverage: { code: 'HT2313106938425', renewed: true, facility: '31006' } },
    ],
    ['no-insurance', { status: 'not-covered', reason: 'no-card' }],
    ['army-card', { status: 'covered', coverage: { staffCheck: true } }],
    ['name-mismatch', { status: 'not-covered', reason: 'name-mismatch' }],
    ['year-only-birth', { status: 'covered' }],
    ['portal-down', { status: 'no-answer', why: 'unreachable' }],
  ])('%s', async (id, answer) => {
    const insurer = await open();
    expect(await insurer.check(identityOf(id), signal)).toMatchObject(answer);
  });

  it('shares one token between all that ask', async () => {
    const insurer = await open();
    const ids = ['covered', 'no-insurance', 'army-card'];
    await Promise.all(ids.map((id) => insurer.check(identityOf(id), signal)));
    await insurer.check(identityOf('covered'), signal);
    expect([portal.tokens(), portal.lookUps()]).toEqual([1, 4]);
  });

  it('takes another token when its own is refused, and asks once more', async () => {
    const insurer = await open();
    await insurer.check(identityOf('covered'), signal);
    portal.expireTokens();
    expect(await insurer.check(identityOf('covered'), signal)).toMatchObject({ status: 'covered' });
    expect([portal.tokens(), portal.lookUps()]).toEqual([2, 3]);
  });

  it.each(['inside-200', 'http-401', 'http-401-html', 'http-403'] as const)(
    'takes another token when 401 comes %s',
    async (refusal) => {
      portal.setManners({ refusal });
      const insurer = await open();
      await insurer.check(identityOf('covered'), signal);
      portal.expireTokens();
      expect(await insurer.check(identityOf('covered'), signal)).toMatchObject({ status: 'covered' });
      expect([portal.tokens(), portal.lookUps()]).toEqual([2, 3]);
    },
  );

  it.each([
    'dot-net',
    'no-zone',
    'local',
    'seconds',
    'seconds-text',
    'absent',
    'past',
    'never',
    'nonsense',
  ] as const)('keeps a token whose end is written %s', async (expiry) => {
    portal.setManners({ expiry });
    const insurer = await open();
    for (const id of ['covered', 'no-insurance', 'covered'])
      expect((await insurer.check(identityOf(id), signal)).status).not.toBe('no-answer');
    expect(portal.tokens()).toBe(1);
  });

  it('gives up when the new token is refused too', async () => {
    const insurer = await open();
    portal.forceCode('401');
    expect(await insurer.check(identityOf('covered'), signal)).toEqual({
      status: 'no-answer',
      code: '401',
      why: 'refused',
    });
    expect(portal.lookUps()).toBe(2);
  });

  it.each([
    [{ password: { env: 'OTHER' } }, 'refused'],
    [{ staffNumber: { env: 'OTHER' } }, 'misconfigured'],
    [{ staffName: { env: 'OTHER' } }, 'misconfigured'],
    [{ lookUpPath: '/api/egw/gone' }, 'bad-answer'],
  ])('%j is no answer: %s', async (changed, why) => {
    const insurer = await open(changed);
    expect(await insurer.check(identityOf('covered'), signal)).toMatchObject({ status: 'no-answer', why });
  });

  it.each([
    ['down', 'unreachable'],
    ['nonsense-html', 'bad-answer'],
    ['cut-json', 'bad-answer'],
    ['error-500', 'portal-error'],
  ] as const)('a portal that is %s is no answer: %s', async (mode, why) => {
    const insurer = await open();
    await insurer.check(identityOf('covered'), signal);
    await portal.setFault(mode);
    expect(await insurer.check(identityOf('covered'), signal)).toMatchObject({ status: 'no-answer', why });
  });

  it('opens while the portal is down, and answers once it is back', async () => {
    await portal.setFault('down');
    const insurer = await open();
    expect(await insurer.check(identityOf('covered'), signal)).toMatchObject({ why: 'unreachable' });
    await portal.setFault('ok');
    expect(await insurer.check(identityOf('covered'), signal)).toMatchObject({ status: 'covered' });
  });

  it.each(['100', '101', '500'])('asks a second time after %s', async (code) => {
    const insurer = await open();
    portal.forceCode(code);
    expect(await insurer.check(identityOf('covered'), signal)).toEqual({
      status: 'no-answer',
      code,
      why: 'portal-error',
    });
    expect(portal.lookUps()).toBe(2);
  });

  it.each(['054', '055', '205', '050', '999'])('does not ask a second time after %s', async (code) => {
    const insurer = await open();
    portal.forceCode(code);
    await insurer.check(identityOf('covered'), signal);
    expect(portal.lookUps()).toBe(1);
  });

  it.each([400, 403, 404, 422])('reads the JSON of a refusal with status %i', async (status) => {
    portal.setManners({ status });
    const insurer = await open();
    expect(await insurer.check(identityOf('card-expired'), signal)).toMatchObject({ reason: 'expired' });
    expect(await insurer.check(identityOf('covered'), signal)).toMatchObject({ status: 'covered' });
  });

  it.each([
    ['covered', null],
    ['no-insurance', null],
    ['covered', '054'],
  ])('believes no news of a card to a server error: %s, %j', async (id, code) => {
    portal.setManners({ status: 500 });
    portal.forceCode(code);
    const insurer = await open();
    expect(await insurer.check(identityOf(id), signal)).toMatchObject({
      status: 'no-answer',
      why: code === null ? 'portal-error' : 'misconfigured',
    });
  });

  it.each([
    { nothing: 'null' },
    { nothing: 'empty' },
    { nothing: 'dash' },
    { nothing: 'absent' },
    { history: 'absent' },
    { history: 'empty' },
    { history: 'some' },
    { history: 'large' },
    { history: 'no-list' },
    { dates: 'unpadded' },
    { dates: 'dashes' },
    { dates: 'compact' },
    { dates: 'iso' },
    { dates: 'with-time' },
    { facility: 'dashed' },
    { facility: 'number' },
    { code: 'number' },
  ] satisfies Partial<PortalManners>[])('makes nothing of %j', async (manners) => {
    const insurer = await open();
    const usual = await insurer.check(identityOf('covered'), signal);
    portal.setManners(manners);
    expect(await insurer.check(identityOf('covered'), signal)).toEqual(usual);
    expect(usual).toMatchObject({
      status: 'covered',
      coverage: { facility: '01028', validTo: '2035-12-31' },
    });
    expect(await insurer.check(identityOf('no-insurance'), signal)).toMatchObject({ reason: 'no-card' });
  });

  it.each([
    ['another', 'other-name'],
    ['another-name', 'other-name'],
    ['another-birth-date', 'other-birth-date'],
    ['another-number', 'other-number'],
  ] as const)('never shows the answer about %s person, and says so to the operator', async (about, doubt) => {
    const insurer = await open();
    portal.setManners({ about });
    expect(await insurer.check(identityOf('covered'), signal)).toEqual({
      status: 'no-answer',
      code: '000',
      why: 'bad-answer',
    });
    expect(lines).toContain(JSON.stringify(['insurance.doubtful', { code: '000', doubt }]));
    for (const { card, insurance } of [persona('covered'), persona('card-expired')])
      for (const secret of [card.number, card.name, insurance.card?.maThe ?? card.number])
        expect(lines.join()).not.toContain(secret);
  });

  it('tells of a new card that begins later', async () => {
    portal.setManners({
      card: { maTheMoi: 'HT3010107814263', gtTheTuMoi: '01/01/2036', gtTheDenMoi: '31/12/2040' },
    });
    portal.forceCode('004');
    const insurer = await open();
    expect(await insurer.check(identityOf('covered'), signal)).toMatchObject({
      status: 'covered',
      code: '004',
      coverage: { code: 'GD4010107814263', renewed: false, nextFrom: '2036-01-01', benefitPercent: 80 },
    });
  });

  it('estimates nothing where it is not to', async () => {
    const insurer = await open({ estimate: false });
    expect(await insurer.check(identityOf('covered'), signal)).toMatchObject({
      coverage: { code: 'GD4010107814263', benefitPercent: null },
    });
  });

  it("sends the headers that the hospital's own server wants, from its configuration or its secrets", async () => {
    const insurer = await open({ headers: { 'X-Kiosk': 'kiosk-01', Authorization: { env: 'OTHER' } } });
    await insurer.check(identityOf('covered'), signal);
    const sent = { 'x-kiosk': 'kiosk-01', authorization: 'wrong' };
    expect(portal.headers('/api/token/take')).toMatchObject(sent);
    expect(portal.headers('/api/egw/KQNhanLichSuKCB2024')).toMatchObject({
      ...sent,
      'content-type': 'application/json',
    });
  });

  it.each([
    [{ headers: { 'Content-Type': 'text/plain' } }],
    [{ headers: { accessToken: 'x' } }],
    [{ headers: { 'X Kiosk': 'x' } }],
    [{ headers: { 'X-Kiosk': 'kiosk\r\nX-Other: 1' } }],
    [{ checkIn: { facility: '1999' } }],
  ])('does not take %j for its options', (changed) =>
    expect(driver.options.safeParse({ ...OPTIONS, baseUrl: portal.url, ...changed }).success).toBe(false),
  );

  it('gives up on a portal that never answers', async () => {
    const insurer = await open({ timeoutMs: 400 });
    portal.setManners({ silent: true });
    expect(await insurer.check(identityOf('covered'), signal)).toEqual({
      status: 'no-answer',
      code: null,
      why: 'timeout',
    });
  });

  it('is no answer in time, the token included', async () => {
    const insurer = await open({ timeoutMs: 150 });
    expect(await insurer.check(identityOf('portal-slow'), signal)).toMatchObject({ why: 'timeout' });
  });

  it('ends with the signal of the caller', async () => {
    const insurer = await open();
    const abort = new AbortController();
    const answer = insurer.check(identityOf('portal-slow'), abort.signal);
    abort.abort();
    expect(await answer).toMatchObject({ status: 'no-answer', why: 'timeout' });
  });

  it('does not open without its secrets', async () => {
    expect(await openDriver({ password: { env: 'NONE' } })).toMatchObject({
      ok: false,
      error: 'misconfigured',
    });
    for (const changed of [
      { username: { env: 'NONE' } },
      { headers: { 'X-Key': { env: 'NONE' } } },
      { headers: { 'X-Key': { env: 'NAME' } } },
    ])
      expect(await openDriver(changed)).toMatchObject({ ok: false, error: 'misconfigured' });
  });

  it('logs nothing of a person', async () => {
    const insurer = await open({ timeoutMs: 150 });
    for (const id of ['portal-slow', 'portal-down']) await insurer.check(identityOf(id), signal);
    expect(lines.length).toBeGreaterThan(0);
    for (const id of ['portal-slow', 'portal-down']) {
      expect(lines.join()).not.toContain(persona(id).card.number);
      expect(lines.join()).not.toContain(persona(id).card.name);
    }
  });
});
