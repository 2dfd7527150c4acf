import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LabBhxh, startBhxh } from '../../../tests/lab/bhxh.ts';
import { OFFICER } from '../../../tests/lab/bhxh-answers.ts';
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
      username: { env: 'USER' },
      password: { env: 'PASSWORD' },
      staffName: { env: 'NAME' },
      staffNumber: { env: 'NUMBER' },
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

  it('is no answer in time, the token included', async () => {
    const insurer = await open({ timeoutMs: 150 });
    expect(await insurer.check(identityOf('portal-slow'), signal)).toMatchObject({ why: 'timeout' });
  });

  it('ends with the signal of the caller', async () => {
    const insurer = await open();
    const abort = new AbortController();
    const answer = insurer.check(identityOf('portal-slow'), abort.signal);
    abort.abort();
    expect(await answer).toMatchObject({ status: 'no-answer' });
  });

  it('does not open without its secrets', async () => {
    expect(await openDriver({ password: { env: 'NONE' } })).toMatchObject({
      ok: false,
      error: 'misconfigured',
    });
    expect(await openDriver({ username: { env: 'NONE' } })).toMatchObject({
      ok: false,
      error: 'misconfigured',
    });
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
