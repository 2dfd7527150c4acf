import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BHXH_PASSWORD, BHXH_USER, type LabBhxh, startBhxh } from '../../../tests/lab/bhxh.ts';
import { OFFICER } from '../../../tests/lab/bhxh-answers.ts';
import { type Answer, json, LabServer } from '../../../tests/lab/http-server.ts';
import type { CheckIn, Insurer } from '../../ports/insurer.ts';
import driver from './index.ts';

const SECRETS: Readonly<Record<string, string>> = {
  PASSWORD: BHXH_PASSWORD,
  NAME: OFFICER.hoTenCb,
  NUMBER: OFFICER.cccdCb,
};
const signal = new AbortController().signal;
const VISIT: CheckIn = {
  treatmentId: 'KB2611220001',
  patientId: 'BN0001',
  name: 'Đặng Quốc Khải & <con>',
  idNumber: '001078014263',
  birthDate: '1978-05-17',
  sex: 'male',
  cards: [{ code: 'GD4010107814263', facility: '01028', validFrom: '2026-01-01', validTo: null }],
  group: '1.1',
  careType: '01',
  arrivedAt: '2026-11-22T08:12',
  admittedAt: null,
  admissionReason: null,
  admissionReasonCode: null,
  service: { code: '02.1896', name: 'Khám Nội' },
  drug: null,
  supply: null,
  orderedAt: '2026-11-22T08:15',
};

let portal: LabBhxh;
let insurers: Insurer[];
let lines: string[];

const open = async (changed: object = {}, baseUrl = portal.url): Promise<Insurer> => {
  const opened = await driver.open(
    driver.options.parse({
      baseUrl,
      username: BHXH_USER,
      password: { env: 'PASSWORD' },
      staffName: { env: 'NAME' },
      staffNumber: { env: 'NUMBER' },
      checkIn: { facility: '01999' },
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
  if (!opened.ok) throw new Error(opened.detail);
  insurers.push(opened.value);
  return opened.value;
};
const send = async (visit: CheckIn, insurer: Insurer, until = signal) => insurer.checkIn?.(visit, until);

beforeEach(async () => {
  portal = await startBhxh();
  insurers = [];
  lines = [];
});
afterEach(async () => {
  await Promise.all(insurers.map((insurer) => insurer.close()));
  await portal.close();
});

describe('check-in message', () => {
  it('is not there where the HIS sends it', async () =>
    expect((await open({ checkIn: null })).checkIn).toBeUndefined());

  it('is taken as it was meant', async () => {
    expect(await send(VISIT, await open())).toEqual({ ok: true, value: { transaction: 'GD1' } });
    expect(portal.complaint()).toBeNull();
    expect(portal.taken()).toEqual([
      expect.objectContaining({
        MA_LK: 'KB2611220001',
        STT: '1',
        HO_TEN: 'Đặng Quốc Khải & <con>',
        NGAY_SINH: '197805170000',
        MA_THE_BHYT: 'GD4010107814263',
        GT_THE_DEN: '',
        MA_CSKCB: '01999',
        TEN_DICH_VU: 'Khám Nội',
        NGAY_YL: '202611220815',
      }),
    ]);
  });

  it.each<[string, Partial<CheckIn>, string]>([
    ['an emergency', { group: '2' }, 'emergency'],
    ['before the first cost', { service: null }, 'no-cost'],
    ['two costs', { drug: { code: '40.1', name: 'Thuốc' } }, 'several-costs'],
    ['a name that is too long', { name: 'a'.repeat(256) }, 'invalid'],
  ])('%s: nothing is sent', async (_name, change, error) => {
    expect(await send({ ...VISIT, ...change }, await open())).toMatchObject({ ok: false, error });
    expect(portal.checkIns()).toBe(0);
  });

  it('takes another token once', async () => {
    const insurer = await open();
    await send(VISIT, insurer);
    portal.expireTokens();
    expect(await send(VISIT, insurer)).toMatchObject({ ok: true });
    expect([portal.tokens(), portal.checkIns(), portal.taken().length]).toEqual([2, 3, 2]);
  });

  it('is refused with the account', async () => {
    const insurer = await open({ password: { env: 'NAME' } });
    expect(await send(VISIT, insurer)).toMatchObject({ ok: false, error: 'refused' });
    expect(portal.checkIns()).toBe(0);
  });

  it('is unknown when the answer is lost, and no-answer when nothing could be sent', async () => {
    const insurer = await open();
    await send(VISIT, insurer);
    await portal.setFault('lose-answer');
    expect(await send(VISIT, insurer)).toMatchObject({ ok: false, error: 'unknown' });
    expect(portal.taken()).toHaveLength(2);
    await portal.setFault('down');
    expect(await send(VISIT, insurer)).toMatchObject({ ok: false, error: 'no-answer' });
    await portal.setFault('ok');
    expect(await send(VISIT, insurer)).toMatchObject({ ok: true });
  });

  it('is not sent for a signal that is aborted', async () => {
    const insurer = await open();
    expect(await send(VISIT, insurer, AbortSignal.abort())).toMatchObject({ ok: false, error: 'no-answer' });
    expect(portal.checkIns()).toBe(0);
  });

  it('says nothing of the person', async () => {
    const insurer = await open();
    await send(VISIT, insurer);
    await send({ ...VISIT, name: 'a'.repeat(256) }, insurer);
    await portal.setFault('down');
    await send(VISIT, insurer);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const secret of [VISIT.name, 'Đặng', '001078014263', 'GD4010107814263', 'aaaa'])
      expect(lines.join()).not.toContain(secret);
  });
});

describe('answers to a check-in message', () => {
  const html: Answer = { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>' };
  it.each<[string, Answer, string]>([
    ['200', json(200, { maKetQua: '200', maGiaoDich: '7', thongDiep: 'Tiếp nhận thành công' }), 'taken'],
    ['200 without a word', json(200, { maKetQua: 200, maGiaoDich: '7', thongDiep: null }), 'taken'],
    [
      '200 with an error in words',
      json(200, { maKetQua: '200', maGiaoDich: '7', thongDiep: 'Lỗi' }),
      'rejected',
    ],
    ['200 without a transaction', json(200, { maKetQua: '200', maGiaoDich: '' }), 'rejected'],
    ['205', json(200, { maKetQua: '205', thongDiep: 'Sai định dạng' }), 'rejected'],
    ['403 within 200', json(200, { maKetQua: '403' }), 'refused'],
    ['HTTP 403', json(403, {}), 'refused'],
    ['401 within 200, again', json(200, { maKetQua: '401' }), 'refused'],
    ['HTTP 401, again', json(401, {}), 'refused'],
    ['HTTP 400', json(400, { maKetQua: '205' }), 'rejected'],
    ['HTTP 404', json(404, {}), 'rejected'],
    ['HTTP 302', { status: 302, headers: { Location: '/login' }, body: '' }, 'rejected'],
    ['HTTP 500', json(500, { maKetQua: '500' }), 'unknown'],
    ['no code', json(200, {}), 'unknown'],
    ['a page', html, 'unknown'],
  ])('%s', async (name, answer, outcome) => {
    let sent = 0;
    const key = { access_token: 'a', id_token: 'b', expires_in: 900 };
    const server = new LabServer(async ({ url }) => {
      if (url.pathname === '/api/token/take') return json(200, { maKetQua: '200', APIKey: key });
      sent += 1;
      return answer;
    });
    await server.listen(0);
    const insurer = await open({}, server.url);
    const told = await send(VISIT, insurer);
    expect(told?.ok ? 'taken' : told?.error).toBe(outcome);
    expect(sent).toBe(outcome === 'refused' && name.includes('again') ? 2 : 1);
    await server.close();
  });
});
