import type { Encounter, Invoice, Patient } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { type Answer, json, type LabRequest, LabServer } from '../../../tests/lab/http-server.ts';
import { type LabMedipay, startMedipay } from '../../../tests/lab/medipay/medipay.ts';
import { medipayOptions, openRest } from '../../../tests/lab/medipay/rest-bench.ts';
import { persona } from '../../../tests/personas.ts';
import { identityOf, requestOf } from '../../../tests/visitors.ts';
import type { HospitalSystem } from '../../ports/his.ts';

// 00:30 on the 22nd in the hospital, the 21st in UTC.
const NOW = Date.parse('2026-11-21T17:30:00Z');
const signal = new AbortController().signal;
const WOMAN = persona('already-has-number');
const MAN = persona('covered');

/** A server that answers what a test says, and keeps what it was asked. */
let asked: LabRequest[];
let answers: Record<string, unknown>;
let server: LabServer;
let his: HospitalSystem;

const says = (code: unknown, data: unknown = null, more: object = {}): Answer =>
  json(200, { code, message: '', data, ...more });

beforeAll(async () => {
  server = new LabServer(async (request) => {
    asked.push(request);
    const data = answers[`${request.method} ${request.url.pathname}`];
    return data === undefined ? says('404') : says('000', data);
  });
  await server.listen();
});
beforeEach(async () => {
  asked = [];
  answers = { ...HOSPITAL };
  his = (await openRest(medipayOptions(server.url), () => NOW)).his;
});
afterAll(() => server.close());

const SERVICE = {
  MA_KHOA: 'K01',
  ID_DICH_VU: 'noi-1',
  TEN_DICH_VU: 'Khám Nội',
  ID_LOAI_KHAM: 1,
  DON_GIA_DICH_VU: 50_000,
};
const VISIT = {
  MA_THAM_CHIEU: 'visit-1',
  SO_GTTT: MAN.card.number,
  SO_NGUOI_CHO: 3,
  THONG_TIN_TIEP_NHAN: { ID_LK: 77, NGAY_VAO: '2026-11-22 00:29:30', STT_LK: 8 },
  THONG_TIN_DANG_KY: { CHI_TIET_DANG_KY: [{ ID_DICH_VU: 'noi-1' }] },
};
const HOSPITAL = {
  'GET /khoa': [{ ID_KHOA: 7, MA_KHOA: 'K01', TEN_KHOA: 'Khoa Nội', TEN_KHU_VUC: 'Tầng 2' }],
  'GET /loai-kham': [{ ID_LOAI_KHAM: 1, TEN_LOAI_KHAM: 'Khám thường', DON_GIA_LOAI_KHAM: 40_000 }],
  'GET /dichvu': [SERVICE],
  'GET /benhnhan': {
    MA_BN: 'bn-1',
    HO_TEN: MAN.card.name,
    NGAY_SINH: '1990-01-01',
    GIOI_TINH: 1,
    MA_DINH_DANH: MAN.card.number,
  },
  'POST /dangky-kcb': VISIT,
};
const sentTo = (call: string): LabRequest => {
  const found = asked.filter(({ method, url }) => `${method} ${url.pathname}` === call);
  const [first, another] = found;
  if (!first || another) throw new Error(`${found.length} requests ${call}`);
  return first;
};
const bodyOf = (call: string): unknown => JSON.parse(sentTo(call).body.toString('utf8'));

describe('the contract MediPay C06', () => {
  it('is sent as it stands, with the visit key in DU_PHONG', async () => {
    const request = requestOf('covered', 'visit-1', {
      insuranceCode: 'GD4010123456789',
      appointmentId: 'hen-1',
    });
    expect(await his.register(request, signal)).toEqual({
      ok: true,
      value: {
        already: false,
        registration: {
          encounterId: '77',
          visitKey: 'visit-1',
          clinicId: 'noi-1',
          number: '8',
          waiting: 3,
          registeredAt: '2026-11-21T17:29:30.000Z',
        },
      },
    });
    expect(bodyOf('POST /dangky-kcb')).toEqual({
      THONG_TIN_BN: {
        MA_BN: 'bn-1',
        SO_GTTT: MAN.card.number,
        LOAI_GTTT: 'CCCD',
        HO_TEN: MAN.card.name,
        NGAY_SINH: request.identity.birthDate,
        GIOI_TINH: MAN.card.sex === 'Nam' ? 1 : 2,
        DIA_CHI: null,
        DIEN_THOAI: null,
        MA_THE_BHYT: 'GD4010123456789',
        DA_TRA_CUU_BHYT: 1,
        ANH_BN_CCCD: null,
      },
      THONG_TIN_DICH_VU: {
        ID_KHOA: 7,
        ID_DICH_VU: 'noi-1',
        TEN_DICH_VU: 'Khám Nội',
        DON_GIA_DICH_VU: 50_000,
        ID_LOAI_KHAM: 1,
        ID_KHUNG_THOI_GIAN: null,
        MA_LICH_HEN: 'hen-1',
        DU_PHONG: 'visit-1',
      },
      SO_GIAY_CHUYEN_TUYEN: null,
      MA_BENH_CHUYEN_TUYEN: null,
      DON_VI_CHUYEN_TUYEN: null,
    });
  });

  it.each([
    [
      'of a newcomer, the address told in the place of that of the card',
      undefined,
      { address: 'Số 1' },
      'Số 1',
    ],
    ['of a newcomer, the address of the card where none is told', undefined, {}, MAN.card.address],
    ['of one who is known, the address told', HOSPITAL['GET /benhnhan'], { address: 'Số 1' }, 'Số 1'],
    ['of one who is known, no other', HOSPITAL['GET /benhnhan'], {}, null],
  ])('takes %s', async (_, known, told, address) => {
    answers['GET /benhnhan'] = known;
    const details = { ...told, phone: '0400123456', contact: { name: 'Người Mẫu', phone: null } };
    await his.register(requestOf('covered', 'visit-1', { details }), signal);
    expect(bodyOf('POST /dangky-kcb')).toMatchObject({
      THONG_TIN_BN: { DIA_CHI: address, DIEN_THOAI: '0400123456' },
    });
  });

  it('has no way to change a patient, or to say what the insurer said', () => {
    expect(his).not.toHaveProperty('details');
    expect(his).not.toHaveProperty('reportInsurance');
  });

  it.each([
    [WOMAN.id, 2],
    ['year-only-birth', 2],
    [MAN.id, MAN.card.sex === 'Nam' ? 1 : 2],
  ])('GIOI_TINH of %s is %i when registering', async (who, code) => {
    answers['GET /benhnhan'] = undefined;
    await his.register(requestOf(who, 'visit-1', { clinicId: 'noi-1' }), signal);
    const { birthDate } = identityOf(persona(who));
    expect(bodyOf('POST /dangky-kcb')).toMatchObject({
      THONG_TIN_BN: { MA_BN: null, GIOI_TINH: code, NGAY_SINH: birthDate },
    });
  });

  it('GIOI_TINH of a sex that nobody knows is 3, and left out of /bhyt', async () => {
    const identity = { ...identityOf(MAN), sex: 'unknown' as const };
    await his.register(requestOf('covered', 'visit-1', { identity, insuranceChecked: false }), signal);
    expect(bodyOf('POST /dangky-kcb')).toMatchObject({ THONG_TIN_BN: { GIOI_TINH: 3 } });
    expect(sentTo('GET /bhyt').url.searchParams.has('GIOI_TINH')).toBe(false);
  });

  const unchecked = { insuranceChecked: false, clinicId: 'noi-1' };
  it.each([
    ['0 is a woman in /bhyt', 0, 1, 'GD1'],
    ['1 is a man in /bhyt, so the card is not hers', 1, 1, null],
    ['a card that is not accepted is no card', 0, 0, null],
  ])('%s', async (_, GIOI_TINH, TIEP_NHAN_BHYT, card) => {
    answers['GET /benhnhan'] = undefined;
    answers['GET /bhyt'] = { MA_THE_BHYT: 'GD1', GIOI_TINH, TIEP_NHAN_BHYT };
    await his.register(requestOf(WOMAN.id, 'visit-1', unchecked), signal);
    expect(sentTo('GET /bhyt').url.searchParams.get('GIOI_TINH')).toBe('0');
    expect(bodyOf('POST /dangky-kcb')).toMatchObject({
      THONG_TIN_BN: { MA_THE_BHYT: card, DA_TRA_CUU_BHYT: 0, GIOI_TINH: 2 },
    });
  });

  it('asks /bhyt only where the kiosk could not ask, and registers without it', async () => {
    await his.register(requestOf('covered', 'visit-1'), signal);
    expect(asked.some(({ url }) => url.pathname === '/bhyt')).toBe(false);
    expect(await his.register(requestOf('covered', 'visit-1', unchecked), signal)).toMatchObject({
      ok: true,
    });
    expect(asked.some(({ url }) => url.pathname === '/bhyt')).toBe(true);
  });

  it('has a price from DON_GIA_DICH_VU, else from its loại khám, and offers nothing without one', async () => {
    answers['GET /dichvu'] = [
      SERVICE,
      { ...SERVICE, ID_DICH_VU: 'a', DON_GIA_DICH_VU: '70000.00', DON_GIA_BHYT: 1, DON_GIA_THU_THEM: 2 },
      { ...SERVICE, ID_DICH_VU: 'b', DON_GIA_DICH_VU: null },
      { ...SERVICE, ID_DICH_VU: 'c', DON_GIA_DICH_VU: 0, SO_CHO_CON: 0 },
      { ...SERVICE, ID_DICH_VU: 'd', DON_GIA_DICH_VU: null, ID_LOAI_KHAM: 9 },
      { ...SERVICE, ID_DICH_VU: 5, TEN_DICH_VU_EN: 'Five', PHONG: 105, TANG: '1', SO_CHO_CON: '4' },
      { ...SERVICE, ID_DICH_VU: 'e', MA_KHOA: 'K99' },
    ];
    const found = await his.departments(signal);
    if (!found.ok) throw new Error(found.detail);
    const [department, another] = found.value;
    expect(another).toBeUndefined();
    expect(department).toMatchObject({ id: 'K01', name: { vi: 'Khoa Nội', en: 'Khoa Nội' } });
    expect(
      department?.clinics.map(({ id, price, free, room, floor }) => [id, price, free, room, floor]),
    ).toEqual([
      ['noi-1', 50_000, null, '', 'Tầng 2'],
      ['a', 70_000, null, '', 'Tầng 2'],
      ['b', 40_000, null, '', 'Tầng 2'],
      ['c', 0, 0, '', 'Tầng 2'],
      ['5', 50_000, 4, '105', '1'],
    ]);
  });

  it('takes a price of half a đồng for no answer', async () => {
    answers['GET /dichvu'] = [{ ...SERVICE, DON_GIA_DICH_VU: 50_000.5 }];
    expect(await his.departments(signal)).toEqual({
      ok: false,
      error: 'bad-answer',
      detail: 'departments: 0.clinics.0.price does not fit',
    });
  });

  it('is asked for all services at once, with MA_KHOA signed as nothing', async () => {
    await his.departments(signal);
    expect(sentTo('GET /dichvu').url.search).toBe('?page=1&pageSize=200');
    // openssl dgst -sha256 -hmac lab-medipay-his-secret-51c0 of BV-LAB-HIS|1795282200000|
    expect(sentTo('GET /dichvu').headers['x-sign']).toBe(
      '3a5307f5c61c2cd151a43241106e9ccd7a1290e48f31d40ba1bfe52f703cacec',
    );
    // … of BV-LAB-HIS|1795282200000
    expect(sentTo('GET /khoa').headers['x-sign']).toBe(
      '5a885a1048577ef9ecbc98cab270eb606329363e42f67ac768fb9e860f0077a2',
    );
  });

  it('has its not-found inside HTTP 200, also as a number', async () => {
    answers = {};
    expect(await his.findVisit('visit-1', signal)).toEqual({ ok: true, value: null });
    expect(await his.patientDay(identityOf(MAN), signal)).toEqual({
      ok: true,
      value: { patient: null, appointments: [], registrations: [] },
    });
    expect(await his.bills('bn-1', signal)).toEqual({ ok: true, value: [] });
    expect(await his.findSettlement('c', signal)).toEqual({ ok: true, value: false });
    const zero = new LabServer(async () => says(0, VISIT));
    await zero.listen();
    const other = await openRest(medipayOptions(zero.url), () => NOW);
    expect(await other.his.findVisit('visit-1', signal)).toMatchObject({ ok: true, value: { number: '8' } });
    await zero.close();
  });

  it('reads a patient whatever it leaves out', async () => {
    answers['GET /benhnhan'] = {
      MA_BN: 12,
      HO_TEN: '',
      HO_BN: 'Nguyễn Văn',
      TEN_BN: 'An',
      NGAY_SINH: '1990-01-01T00:00:00',
      DIEN_THOAI: '+84 912 345 678',
    };
    expect(await his.patientDay(identityOf(MAN), signal)).toMatchObject({
      ok: true,
      value: { patient: { id: '12', name: 'Nguyễn Văn An', birthDate: '1990-01-01', phone: '0912345678' } },
    });
  });

  it('is about today and this person alone', async () => {
    const start = '2026-11-22 09:30:00';
    const appointment = {
      MA_LICH_HEN: 'h-1',
      SO_GTTT: MAN.card.number,
      ID_DICH_VU: 'noi-1',
      THOI_GIAN: start,
      TRANG_THAI: 1,
    };
    const arrived = { ...VISIT.THONG_TIN_TIEP_NHAN, NGAY_VAO: '2026-11-21 23:59:59' };
    answers['GET /lich-hen'] = [
      { ...appointment, MA_LICH_HEN: 'h-2', THOI_GIAN: '2026-11-22 14:00:00' },
      appointment,
      { ...appointment, MA_LICH_HEN: 'h-3', SO_GTTT: WOMAN.card.number },
      { ...appointment, MA_LICH_HEN: 'h-4', TRANG_THAI: 2 },
      { ...appointment, MA_LICH_HEN: 'h-5', THOI_GIAN: '2026-11-21 23:00:00' },
    ];
    answers['GET /dangky-kcb'] = [
      VISIT,
      { ...VISIT, SO_GTTT: WOMAN.card.number },
      { ...VISIT, THONG_TIN_TIEP_NHAN: arrived },
    ];
    const day = await his.patientDay(identityOf(MAN), signal);
    if (!day.ok) throw new Error(day.detail);
    expect(day.value.appointments.map(({ id, start: at }) => [id, at])).toEqual([
      ['h-1', '2026-11-22T02:30:00.000Z'],
      ['h-2', '2026-11-22T07:00:00.000Z'],
    ]);
    expect(day.value.registrations).toHaveLength(1);
    expect(sentTo('GET /lich-hen').url.searchParams.get('NGAY')).toBe('2026-11-22');
  });

  it('leaves a bill of another, and one whose money makes no sense, out', async () => {
    const bill = {
      MA_HOA_DON: 'hd-1',
      MA_BN: 'bn-1',
      MA_THAM_CHIEU: null,
      ID_LK: 77,
      NGAY_LAP: '2026-11-20 09:15:00',
      CHI_TIET: [{ TEN_DICH_VU: 'Siêu âm', THANH_TIEN: '120000' }],
      BHYT_CHI_TRA: 96_000,
      CON_PHAI_TRA: 24_000,
    };
    answers['GET /vien-phi'] = [
      { ...bill, MA_HOA_DON: 'hd-2', NGAY_LAP: '2026-11-21 09:15:00', MA_THAM_CHIEU: 'visit-1' },
      bill,
      { ...bill, MA_HOA_DON: 'hd-3', MA_BN: 'bn-2' },
      { ...bill, MA_HOA_DON: 'hd-4', CON_PHAI_TRA: 24_000.5 },
      { ...bill, MA_HOA_DON: 'hd-5', CON_PHAI_TRA: 120_000 },
      { ...bill, MA_HOA_DON: 'hd-6', CON_PHAI_TRA: 0 },
      { ...bill, MA_HOA_DON: 'hd-7', CON_PHAI_TRA: -1 },
    ];
    const { his: heard, lines } = await openRest(medipayOptions(server.url), () => NOW);
    const found = await heard.bills('bn-1', signal);
    expect(found.ok && found.value.map(({ id, visitKey }) => [id, visitKey])).toEqual([
      ['hd-1', '77'],
      ['hd-2', 'visit-1'],
    ]);
    expect(lines).toEqual(
      ['amount', 'totals', 'amount'].map((why) => JSON.stringify(['bill-left-out', { why }])),
    );
  });

  it('books money under its key, signed with its sum', async () => {
    const money = {
      key: 'charge-1',
      patientId: 'bn-1',
      bills: [
        { id: 'hd-1', amount: 24_000 },
        { id: 'hd-2', amount: 1_000 },
      ],
      means: 'card' as const,
      reference: '7K2M9XQ4T',
      moneyIds: [],
      at: '2026-11-21T17:29:00.000Z',
    };
    answers['POST /gach-no'] = { MA_THAM_CHIEU: 'charge-1', TRANG_THAI: 1 };
    expect(await his.settle(money, signal)).toEqual({ ok: true, value: null });
    expect(bodyOf('POST /gach-no')).toEqual({
      MA_THAM_CHIEU: 'charge-1',
      MA_BN: 'bn-1',
      HINH_THUC: 'THE',
      MA_GIAO_DICH: '7K2M9XQ4T',
      MA_NGAN_HANG: [],
      THOI_GIAN: '2026-11-22 00:29:00',
      TONG_TIEN: 25_000,
      CHI_TIET: [
        { MA_HOA_DON: 'hd-1', SO_TIEN: 24_000 },
        { MA_HOA_DON: 'hd-2', SO_TIEN: 1_000 },
      ],
    });
    // … of BV-LAB-HIS|1795282200000|charge-1|bn-1|25000
    expect(sentTo('POST /gach-no').headers['x-sign']).toBe(
      '203e3e0bbde4c100b9fcbf1eca4edf9ff60c49565f4eff8c270c429e6cdaf52c',
    );
    for (const wrong of [
      { MA_THAM_CHIEU: 'charge-2', TRANG_THAI: 1 },
      { MA_THAM_CHIEU: 'charge-1', TRANG_THAI: 2 },
    ]) {
      answers['POST /gach-no'] = wrong;
      expect(await his.settle(money, signal)).toMatchObject({ ok: false, error: 'unknown' });
    }
    const [one] = money.bills;
    answers['POST /gach-no'] = { MA_THAM_CHIEU: 'charge-1', TRANG_THAI: 1 };
    asked = [];
    await his.settle({ ...money, bills: one ? [one] : [], moneyIds: ['FT1'] }, signal);
    expect(bodyOf('POST /gach-no')).toMatchObject({
      MA_NGAN_HANG: ['FT1'],
      CHI_TIET: [{ MA_HOA_DON: 'hd-1', SO_TIEN: 24_000 }],
    });
  });
});

describe('a MediPay HIS of the lab', () => {
  let hospital: LabHis;
  let front: LabMedipay;
  beforeAll(async () => {
    hospital = await startHis();
    front = await startMedipay(hospital);
    his = (await openRest(medipayOptions(front.url))).his;
  });
  beforeEach(async () => {
    await hospital.reseed();
    his = (await openRest(medipayOptions(front.url))).his;
  });
  afterAll(async () => {
    await front.close();
    await hospital.close();
  });

  it('gets a new patient as the card tells: woman and year of birth', async () => {
    const who = { ...identityOf(persona('year-only-birth')), number: '034145085999', birthDate: '1945' };
    const done = await his.register(requestOf('year-only-birth', 'visit-1', { identity: who }), signal);
    expect(done).toMatchObject({ ok: true });
    const stored = (await hospital.all<Patient>('Patient')).find(
      ({ identifier }) => identifier?.[0]?.value === who.number,
    );
    expect(stored).toMatchObject({ gender: 'female', birthDate: '1945', name: [{ text: who.name }] });
  });

  it('registers nobody who stands there twice, and says so', async () => {
    const patient = (await hospital.all<Patient>('Patient')).find(({ id }) => id === MAN.his.patientId);
    if (!patient) throw new Error('no patient');
    const { id: _, ...double } = patient;
    await hospital.repository.createResource<Patient>(double);
    const { his: heard, lines } = await openRest(medipayOptions(front.url));
    const several = { ok: false, error: 'several-patients' };
    expect(await heard.patientDay(identityOf(MAN), signal)).toEqual(several);
    expect(lines.join()).toContain('patient-doubles');
    expect(await heard.register(requestOf('covered', 'visit-1'), signal)).toEqual(several);
    const visits = (await hospital.all<Encounter>('Encounter')).filter(({ identifier }) =>
      identifier?.some(({ value }) => value?.startsWith('visit-')),
    );
    expect(visits).toHaveLength(0);
  });

  it('leaves money that is no whole đồng out, and says so without naming anybody', async () => {
    const debtor = persona('older-bill');
    const [bill] = (await hospital.all<Invoice>('Invoice')).filter(({ id }) => id?.startsWith('hd-cu-'));
    if (!bill) throw new Error('no bill');
    const half = { value: 60_000.5, currency: 'VND' as const };
    await hospital.repository.updateResource<Invoice>({ ...bill, totalNet: half, totalGross: half });
    const { his: heard, lines } = await openRest(medipayOptions(front.url));
    await heard.register(requestOf('older-bill', 'visit-1'), signal);
    const found = await heard.bills(debtor.his.patientId ?? '', signal);
    expect(found.ok && found.value.map(({ visitKey }) => visitKey)).toEqual(['visit-1']);
    expect(lines).not.toEqual([]);
    for (const secret of [debtor.card.number, debtor.card.name, debtor.his.patientId ?? '-'])
      expect(lines.join()).not.toContain(secret);
  });
});
