import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { persona } from '../personas.ts';
import { BHXH_PASSWORD, BHXH_USER, type LabBhxh, startBhxh } from './bhxh.ts';
import { OFFICER } from './bhxh-answers.ts';
import type { PortalManners } from './bhxh-manners.ts';

const NOW = Date.parse('2026-11-22T01:00:00Z');
const MD5 = createHash('md5').update(BHXH_PASSWORD).digest('hex').toUpperCase();

let bhxh: LabBhxh;
beforeAll(async () => {
  bhxh = await startBhxh({ now: () => NOW });
});
beforeEach(() => bhxh.setManners({}));
afterAll(() => bhxh.close());

const token = (password = MD5): Promise<Response> =>
  fetch(`${bhxh.url}/api/token/take`, {
    method: 'POST',
    body: new URLSearchParams({ username: BHXH_USER, password }),
  });
const ask = async (id: string): Promise<Response> => {
  const { APIKey } = await (await token()).json();
  const query = new URLSearchParams({
    token: APIKey.access_token,
    id_token: APIKey.id_token,
    username: BHXH_USER,
    password: MD5,
  });
  const { card } = persona(id);
  return fetch(`${bhxh.url}/api/egw/KQNhanLichSuKCB2024?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...OFFICER, maThe: card.number, hoTen: card.name, ngaySinh: card.birthDate }),
  });
};
const told = async (manners: Partial<PortalManners>, id = 'covered') => {
  bhxh.setManners(manners);
  return (await ask(id)).json();
};

describe('manners of the portal', () => {
  it.each<[PortalManners['refusal'], number]>([
    ['inside-200', 200],
    ['http-401', 401],
    ['http-401-html', 401],
    ['http-403', 403],
  ])('refuses %s', async (refusal, status) => {
    bhxh.setManners({ refusal });
    expect((await token('wrong')).status).toBe(status);
  });

  it.each<[PortalManners['expiry'], unknown]>([
    ['dot-net', '2026-11-22T01:15:00.0007187Z'],
    ['no-zone', '2026-11-22T01:15:00.0007187'],
    ['local', '2026-11-22T08:15:00.0007187+07:00'],
    ['seconds', 900],
    ['seconds-text', '900'],
    ['absent', undefined],
    ['past', '2026-11-22T00:59:00.0007187Z'],
    ['never', '9999-12-31T23:59:59.9999999Z'],
    ['nonsense', 'soon'],
  ])('writes the end of a token %s', async (expiry, text) => {
    bhxh.setManners({ expiry });
    expect((await (await token()).json()).APIKey.expires_in).toBe(text);
  });

  it('is as it always was where nothing is asked of it', async () => {
    expect(await told({})).toMatchObject({
      maKetQua: '000',
      maDKBD: '01028',
      gtTheTu: '01/01/2026',
      maTheMoi: '',
      dsLichSuKCB2018: null,
    });
  });

  it.each<[PortalManners['nothing'], unknown]>([
    ['null', null],
    ['empty', ''],
    ['dash', '-'],
    ['absent', undefined],
  ])('has %s where it has nothing', async (nothing, value) => {
    const answer = await told({ nothing });
    expect([answer.maTheMoi, answer.maKV]).toEqual([value, value]);
    expect((await told({ nothing }, 'no-insurance')).maThe).toBe(value);
  });

  it.each<[PortalManners['history'], unknown]>([
    ['null', null],
    ['absent', undefined],
    ['empty', []],
    ['no-list', ''],
  ])('has a history that is %s', async (history, list) =>
    expect((await told({ history })).dsLichSuKCB2018).toEqual(list),
  );

  it('has histories with one visit and with thousands', async () => {
    expect((await told({ history: 'some' })).dsLichSuKCB2018).toHaveLength(1);
    expect((await told({ history: 'large' })).dsLichSuKCB2018).toHaveLength(3_000);
  });

  it.each<[PortalManners['dates'], string]>([
    ['unpadded', '31/12/2035'],
    ['dashes', '31-12-2035'],
    ['compact', '20351231'],
    ['iso', '2035-12-31'],
    ['with-time', '31/12/2035 00:00:00'],
  ])('writes days %s', async (dates, text) => expect((await told({ dates })).gtTheDen).toBe(text));

  it('makes numbers of codes, and takes the card for another', async () => {
    expect(await told({ facility: 'number', code: 'number' })).toMatchObject({ maKetQua: 0, maDKBD: 1028 });
    expect((await told({ facility: 'dashed' })).maDKBD).toBe('01 - 028');
    expect((await told({ card: { gtTheDen: '' } })).gtTheDen).toBe('');
    bhxh.setManners({ status: 400 });
    expect((await ask('covered')).status).toBe(400);
  });

  it.each<[PortalManners['about'], object]>([
    ['another', { hoTen: persona('card-expired').insurance.card?.hoTen, maKetQua: '000' }],
    ['another-name', { hoTen: persona('card-expired').insurance.card?.hoTen, maThe: 'GD4010107814263' }],
    ['another-birth-date', { ngaySinh: '03/09/1985', maThe: 'GD4010107814263' }],
    ['another-number', { maThe: persona('card-expired').card.number }],
  ])('tells of %s', async (about, fields) => expect(await told({ about })).toMatchObject(fields));

  it('says nothing at all', async () => {
    bhxh.setManners({ silent: true });
    const before = bhxh.lookUps();
    const { APIKey } = await (await token()).json();
    const query = new URLSearchParams({
      token: APIKey.access_token,
      id_token: APIKey.id_token,
      username: BHXH_USER,
      password: MD5,
    });
    const abort = new AbortController();
    const answer = fetch(`${bhxh.url}/api/egw/KQNhanLichSuKCB2024?${query}`, {
      method: 'POST',
      signal: abort.signal,
    });
    while (bhxh.lookUps() === before) await sleep(5);
    abort.abort();
    await expect(answer).rejects.toThrow();
  });
});
