import { createHmac } from 'node:crypto';
import type { Encounter, Patient } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { persona } from '../../personas.ts';
import { type LabHis, startHis } from '../his.ts';
import { type LabMedipay, MEDIPAY_CREDENTIALS, startMedipay } from './medipay.ts';

const NOW = Date.parse('2026-11-21T17:30:00Z');
const { merchant, secret } = MEDIPAY_CREDENTIALS;
const MAN = persona('covered').card;

let his: LabHis;
let front: LabMedipay;
beforeAll(async () => {
  his = await startHis({ now: () => NOW, validate: true });
  front = await startMedipay(his, { now: () => NOW, pageSize: 5 });
});
beforeEach(async () => {
  front.watch(null);
  await front.setFault('ok', 0);
  await his.reseed();
});
afterAll(async () => {
  await front.close();
  await his.close();
});

/** A call signed as the contract says: `signed` are the values after merchant and time. */
const call = async (path: string, signed: readonly (string | number)[] = [], body?: object, sentAt = NOW) => {
  const sign = createHmac('sha256', secret)
    .update([merchant, sentAt, ...signed].join('|'))
    .digest('hex');
  const response = await fetch(`${front.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'x-merchant-id': merchant, 'x-timestamp': String(sentAt), 'x-sign': sign },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.status).toBe(200);
  return response.json();
};

const registration = (key: string, more: object = {}, person: object = {}) => ({
  THONG_TIN_BN: {
    HO_TEN: MAN.name,
    SO_GTTT: MAN.number,
    LOAI_GTTT: 'CCCD',
    NGAY_SINH: '1978-05-17',
    GIOI_TINH: 1,
    ...person,
  },
  THONG_TIN_DICH_VU: {
    ID_KHOA: 1,
    ID_DICH_VU: 'noi-1',
    TEN_DICH_VU: 'Phòng khám Nội 1',
    DON_GIA_DICH_VU: 50_000,
    ID_LOAI_KHAM: 1,
    DU_PHONG: key,
    ...more,
  },
});

describe('the MediPay front of the lab', () => {
  it('lets in whom it knows, with values in their places and at the right time', async () => {
    const person = `?SO_GTTT=${MAN.number}&LOAI_GTTT=CCCD`;
    expect(await call(`/benhnhan${person}`, [MAN.number, 'CCCD'])).toMatchObject({ code: '000' });
    expect(await call(`/benhnhan${person}`, ['CCCD', MAN.number])).toMatchObject({ code: '401', data: null });
    expect(await call(`/benhnhan${person}`, [])).toMatchObject({ code: '401' });
    expect(await call('/khoa', [], undefined, NOW - 6 * 60_000)).toMatchObject({ code: '401' });
    expect(await call('/dichvu', [''])).toMatchObject({ code: '000' });
    expect(await call('/dichvu', [])).toMatchObject({ code: '401' });
    expect(await call('/dangky-kcb?MA_THAM_CHIEU=k', ['k', '', ''])).toMatchObject({ code: '404' });
  });

  it('gives lists in pages and counts the pages', async () => {
    const first = await call('/dichvu?page=1&pageSize=200', ['']);
    expect(first).toMatchObject({ page: 1, pageSize: 5, count: 6 });
    const last = await call('/dichvu?page=6&pageSize=200', ['']);
    expect([first.data.length, last.data.length]).toEqual([5, 5]);
    expect((await call('/khoa?page=3&pageSize=5')).data).toHaveLength(2);
    expect((await call('/dichvu?MA_KHOA=khoa-noi', ['khoa-noi'])).data).toHaveLength(4);
    expect(first.data[0]).toMatchObject({
      ID_DICH_VU: 'noi-1',
      DON_GIA_DICH_VU: 50_000,
      SO_CHO_CON: 14,
      PHONG: '101',
    });
  });

  it('says 1 for a man, and 0 for a woman in /bhyt alone', async () => {
    const woman = persona('already-has-number').card.number;
    const sexOf = async (path: string, number: string, signed: string[]) =>
      (await call(`${path}?SO_GTTT=${number}&LOAI_GTTT=CCCD`, signed)).data.GIOI_TINH;
    expect(await sexOf('/benhnhan', woman, [woman, 'CCCD'])).toBe(2);
    expect(await sexOf('/bhyt', woman, [])).toBe(0);
    expect(await sexOf('/benhnhan', MAN.number, [MAN.number, 'CCCD'])).toBe(MAN.sex === 'Nam' ? 1 : 2);
    expect(await call(`/bhyt?SO_GTTT=${woman}&LOAI_GTTT=CCCD&GIOI_TINH=2`)).toMatchObject({ code: '400' });
  });

  it('keeps one visit a key, one number a person, clinic and day, and the places', async () => {
    const first = await call('/dangky-kcb', [], registration('k-1'));
    expect(first).toMatchObject({
      code: '000',
      data: {
        MA_THAM_CHIEU: 'k-1',
        SO_NGUOI_CHO: 6,
        THONG_TIN_TIEP_NHAN: { STT_LK: '007', NGAY_VAO: '2026-11-22 00:30:00' },
      },
    });
    for (const key of ['k-1', 'k-2'])
      expect((await call('/dangky-kcb', [], registration(key))).data).toEqual(first.data);
    const visits = await his.all<Encounter>('Encounter');
    expect(
      visits.filter(({ identifier }) => identifier?.some(({ value }) => value?.startsWith('k-'))),
    ).toHaveLength(1);
    const full = registration('k-3', { ID_DICH_VU: 'noi-tiet-1', ID_KHOA: 12 });
    expect(await call('/dangky-kcb', [], full)).toMatchObject({ code: '409' });
    expect(await call('/dangky-kcb?MA_THAM_CHIEU=k-1', ['k-1', '', ''])).toMatchObject({ data: first.data });
    const mine = await call(`/dangky-kcb?SO_GTTT=${MAN.number}&LOAI_GTTT=CCCD`, ['', MAN.number, 'CCCD']);
    expect(mine.data).toHaveLength(1);
  });

  it.each([
    ['another sex', {}, { GIOI_TINH: 0 }],
    ['no key', { DU_PHONG: '' }, {}],
    ['the wrong department', { ID_KHOA: 2 }, {}],
    ['the record of another', {}, { MA_BN: 'bn-000107' }],
  ])('rejects a registration with %s, and does nothing', async (_, service, person) => {
    const before = (await his.all('Encounter')).length;
    expect(await call('/dangky-kcb', [], registration('k-1', service, person))).toMatchObject({
      code: '400',
    });
    expect((await his.all('Encounter')).length).toBe(before);
  });

  it('makes a patient of a newcomer', async () => {
    const person = { SO_GTTT: '001045000999', HO_TEN: 'Người Mới', NGAY_SINH: '1945', GIOI_TINH: 2 };
    expect(await call('/dangky-kcb', [], registration('k-1', {}, person))).toMatchObject({ code: '000' });
    const made = (await his.all<Patient>('Patient')).filter(
      ({ birthDate, gender }) => birthDate === '1945' && gender === 'female',
    );
    expect(made.map(({ name }) => name?.[0]?.text)).toContain('Người Mới');
  });

  it('keeps the telephone and the address that a person tells, and leaves them where nothing is told', async () => {
    const kept = async () =>
      (await his.all<Patient>('Patient')).find(({ id }) => id === persona('covered').his.patientId);
    const before = await kept();
    await call('/dangky-kcb', [], registration('k-1', {}, { DIA_CHI: null, DIEN_THOAI: null }));
    expect(await kept()).toEqual(before);
    await call('/dangky-kcb', [], registration('k-1', {}, { DIEN_THOAI: '0402020202', DIA_CHI: 'Số 2' }));
    expect(await kept()).toMatchObject({
      address: [{ text: 'Số 2' }],
      telecom: [{ system: 'email' }, { system: 'phone', value: '0402020202' }],
    });
    expect(await call('/dangky-kcb', [], registration('k-2', {}, { DIEN_THOAI: 'không' }))).toMatchObject({
      code: '400',
    });
  });

  it('counts and names its requests, and fails as it is told', async () => {
    const heard: string[] = [];
    front.watch((when, message) => void (when === 'before' && heard.push(message)));
    const before = front.requests();
    await call('/dangky-kcb?MA_THAM_CHIEU=k', ['k', '', '']);
    await call('/dangky-kcb', [], registration('k-1'));
    await call('/khoa');
    expect(heard).toEqual(['his:find-visit', 'his:register', 'his:read']);
    expect(front.requests() - before).toBe(3);
    await front.setFault('failure-999');
    expect(await call('/dangky-kcb', [], registration('k-2', { ID_DICH_VU: 'noi-2' }))).toMatchObject({
      code: '999',
    });
    await front.setFault('garbled-receipt');
    expect((await call('/loai-kham')).message).toContain('\uFFFD');
    await front.setFault('huge-receipt');
    const response = await fetch(`${front.url}/khoa`);
    expect((await response.text()).length).toBeGreaterThan(50_000_000);
    await front.setFault('down');
    await expect(fetch(`${front.url}/khoa`)).rejects.toThrow();
  });
});
