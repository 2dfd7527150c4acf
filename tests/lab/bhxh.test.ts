import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Persona, persona } from '../personas.ts';
import { BHXH_PASSWORD, BHXH_USER, type LabBhxh, startBhxh } from './bhxh.ts';
import { OFFICER } from './bhxh-answers.ts';

let now = Date.parse('2026-11-22T01:00:00Z');
const MD5 = createHash('md5').update(BHXH_PASSWORD).digest('hex').toUpperCase();

let bhxh: LabBhxh;
beforeAll(async () => {
  bhxh = await startBhxh({ now: () => now });
});
beforeEach(async () => {
  await bhxh.setFault('ok', 0);
  bhxh.forceCode(null);
});
afterAll(() => bhxh.close());

const token = async (password = MD5, type = 'application/x-www-form-urlencoded') => {
  const fields = { username: BHXH_USER, password };
  const body = type.includes('json') ? JSON.stringify(fields) : new URLSearchParams(fields).toString();
  const response = await fetch(`${bhxh.url}/api/token/take`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  });
  return response.json();
};
const ask = async (fields: object, key?: { access_token: string; id_token: string }) => {
  const given = key ?? (await token()).APIKey;
  const query = new URLSearchParams({
    token: given.access_token,
    id_token: given.id_token,
    username: BHXH_USER,
    password: MD5,
  });
  const response = await fetch(`${bhxh.url}/api/egw/KQNhanLichSuKCB2024?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...OFFICER, ...fields }),
  });
  expect(response.status).toBe(200);
  return response.json();
};
const asked = ({ card }: Persona) => ({
  maThe: card.number,
  hoTen: card.name,
  ngaySinh: card.birthDate.replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3'),
});

describe('token', () => {
  it('comes for the MD5 in upper case, by form and by JSON, with a .NET instant', async () => {
    const answer = await token();
    expect(answer.maKetQua).toBe('200');
    expect(answer.APIKey.expires_in).toBe('2026-11-22T01:15:00.0007187Z');
    expect((await token(MD5, 'application/json')).maKetQua).toBe('200');
    expect((await token(MD5.toLowerCase())).maKetQua).toBe('401');
  });

  it('that is over or made up gives 401 inside HTTP 200', async () => {
    const { APIKey } = await token();
    expect((await ask(asked(persona('covered')), APIKey)).maKetQua).toBe('000');
    now += 15 * 60_000;
    expect((await ask(asked(persona('covered')), APIKey)).maKetQua).toBe('401');
    expect((await ask(asked(persona('covered')), { access_token: 'x', id_token: 'y' })).maKetQua).toBe('401');
  });
});

describe('look-up', () => {
  it.each([
    ['covered', '000'],
    ['card-expired', '010'],
    ['card-renewed', '003'],
    ['child-under-6', '000'],
    ['year-only-birth', '000'],
    ['no-insurance', '050'],
    ['army-card', '001'],
    ['name-mismatch', '060'],
    ['new-card-2024', '000'],
  ])('%s: %s', async (id, code) => {
    expect((await ask(asked(persona(id)))).maKetQua).toBe(code);
  });

  it('finds by 15 characters and by ten digits, and gives the card', async () => {
    const one = persona('covered');
    const byCode = await ask({ ...asked(one), maThe: 'GD4010107814263' });
    expect(byCode).toMatchObject({
      maKetQua: '000',
      maThe: 'GD4010107814263',
      maDKBD: '01028',
      gtTheDen: '31/12/2035',
    });
    expect((await ask({ ...asked(one), maThe: '0107814263', ngaySinh: '17051978' })).maKetQua).toBe('000');
    expect((await ask(asked(persona('card-renewed')))).maTheMoi).toBe('HT2313106938425');
  });

  it('looks at name, birth date, officer and form', async () => {
    const right = asked(persona('covered'));
    expect((await ask({ ...right, hoTen: 'Nguyễn Văn Khác' })).maKetQua).toBe('060');
    expect((await ask({ ...right, hoTen: 'Đặng Văn Khác' })).maKetQua).toBe('061');
    expect((await ask({ ...right, ngaySinh: '18/05/1978' })).maKetQua).toBe('070');
    expect((await ask({ ...right, cccdCb: '001090999999' })).maKetQua).toBe('054');
    expect((await ask({ ...right, hoTenCb: 'Ai Đó' })).maKetQua).toBe('055');
    expect((await ask({ ...right, maThe: '12' })).maKetQua).toBe('205');
    expect((await ask({ ...right, maThe: '001199000001' })).maKetQua).toBe('050');
  });

  it('answers a forced code to everybody', async () => {
    bhxh.forceCode('500');
    expect((await ask(asked(persona('covered')))).maKetQua).toBe('500');
  });

  it('breaks the connection for the persona whose portal is down, and when down', async () => {
    await expect(ask(asked(persona('portal-down')))).rejects.toThrow();
    await bhxh.setFault('down');
    await expect(token()).rejects.toThrow();
  });
});
