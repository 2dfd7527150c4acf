import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kioskOptions } from '../../../tests/lab/hl7/kiosk-options.ts';
import { ackOf, resultOf, type ScriptedEngine, startScripted } from '../../../tests/lab/hl7/scripted.ts';
import type { WireMessage } from '../../../tests/lab/hl7/wire.ts';
import type { HospitalSystem, RegisterRequest } from '../../ports/his.ts';
import type { Identity } from '../../ports/identity.ts';
import driver from './index.ts';

/** 08:15:30 on the 22nd in Vietnam. */
const NOW = Date.parse('2026-11-22T01:15:30Z');
const signal = new AbortController().signal;
const CITIZEN: Identity = {
  source: 'chip',
  assurance: 'chip-authentic',
  number: '001078014263',
  oldNumber: null,
  name: 'Đặng Quốc Khải',
  birthDate: '1978-05-17',
  sex: 'male',
  address: 'Số 14 Ngõ 233 Phố Mẫu & Chợ, Hà Nội',
  issueDate: null,
};
const REQUEST: RegisterRequest = {
  visitKey: 'visit-1',
  identity: CITIZEN,
  clinicId: 'noi-1',
  appointmentId: 'hen-1',
  insuranceCode: 'GD4010107814263',
  insuranceChecked: true,
  details: {},
  cameAt: new Date(NOW).toISOString(),
};
const STANDING =
  'PID|1||bn-000101^^^BV^PI~001078014263^^^CCCD^NI||Đặng^Khải^Quốc||19780517|M\r' +
  `PV1|1|O|noi-1${'|'.repeat(16)}v-7${'|'.repeat(25)}20261122081500+0700${'|'.repeat(6)}visit-1\r` +
  'ZQN|008|7\r';

let engine: ScriptedEngine;
/** What the hospital answers to the next query for visits; the newcomer has none until they are registered. */
let visits: string[];
let his: HospitalSystem;

const script = (request: WireMessage): string => {
  if (request.event === 'QBP^Q22') return resultOf(request, 'NF');
  if (request.event !== 'QBP^ZV1') return ackOf(request, 'AA');
  const found = visits.shift();
  return found === undefined ? resultOf(request, 'NF') : resultOf(request, found === '' ? 'NF' : 'OK', found);
};
const open = async (more: object = {}): Promise<HospitalSystem> => {
  const options = driver.options.parse(kioskOptions({ port: engine.port, appointmentsPort: null }, more));
  const opened = await driver.open(options, {
    signal,
    now: () => NOW,
    secret: () => undefined,
    lost: () => undefined,
    log: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
};

beforeEach(async () => {
  visits = [];
  engine = await startScripted(script);
  his = await open();
});
afterEach(async () => {
  await his.close();
  await engine.close();
});

/** The message of that kind as it was sent, its control id named `ID`. */
const sent = (event: string): string => {
  const message = engine.messages.find((one) => one.event === event);
  if (!message) throw new Error(`no ${event} was sent`);
  const id = message.get('MSH-10');
  expect(id).toMatch(/^[0-9a-f]{20}$/);
  return message.text.replaceAll(id, 'ID');
};
const msh = (type: string): string =>
  `MSH|^~\\&|TIEPDON|KIOSK|HIS|BV|20261122081530+0700||${type}|ID|P|2.5.1||||||UNICODE UTF-8\r`;

describe('the messages of a registration, as they are written', () => {
  it('asks who the person is, and for their visits', async () => {
    await his.patientDay(CITIZEN, signal);
    const query = 'QPD|IHE PDQ Query|ID|@PID.3.1^001078014263~@PID.3.4.1^CCCD\rRCP|I\r';
    expect(sent('QBP^Q22')).toBe(`${msh('QBP^Q22^QBP_Q21')}${query}`);
    expect(sent('QBP^ZV1')).toBe(`${msh('QBP^ZV1^QBP_Q21')}${query}`);
  });

  it('adds a newcomer (A28), then the visit (A04)', async () => {
    visits = ['', STANDING];
    expect(await his.register(REQUEST, signal)).toEqual({
      ok: true,
      value: {
        already: false,
        registration: {
          encounterId: 'v-7',
          visitKey: 'visit-1',
          clinicId: 'noi-1',
          number: '008',
          waiting: 7,
          registeredAt: '2026-11-22T01:15:00.000Z',
        },
      },
    });
    const pid =
      'PID|1||001078014263^^^CCCD^NI||Đặng^Quốc Khải||19780517|M|||Số 14 Ngõ 233 Phố Mẫu \\T\\ Chợ, Hà Nội^^^^^^H\r';
    expect(sent('ADT^A28')).toBe(`${msh('ADT^A28^ADT_A05')}EVN||20261122081530+0700\r${pid}PV1|1|N\r`);
    const pv1 = `PV1|1|O|noi-1||hen-1${'|'.repeat(39)}20261122081530+0700${'|'.repeat(6)}visit-1\r`;
    const in1 = `IN1|1|BHYT|BHYT${'|'.repeat(33)}GD4010107814263${'|'.repeat(9)}CHECKED||||GD4010107814263^^^BHYT^SB\r`;
    expect(sent('ADT^A04')).toBe(`${msh('ADT^A04^ADT_A01')}EVN||20261122081530+0700\r${pid}${pv1}${in1}`);
  });

  it('asks for a visit by its key', async () => {
    visits = [STANDING];
    expect(await his.findVisit('visit-1', signal)).toMatchObject({ ok: true, value: { number: '008' } });
    expect(sent('QBP^ZV1')).toBe(`${msh('QBP^ZV1^QBP_Q21')}QPD|IHE PDQ Query|ID|@PV1.50.1^visit-1\rRCP|I\r`);
  });

  it('says that insurance is still to be checked, and nothing where there is none', async () => {
    visits = ['', STANDING];
    await his.register({ ...REQUEST, insuranceCode: null, insuranceChecked: false }, signal);
    expect(sent('ADT^A04')).toContain(`\rIN1|1|BHYT|BHYT${'|'.repeat(42)}TO-BE-CHECKED\r`);
    visits = ['', STANDING.replace('visit-1', 'visit-2')];
    await his.register({ ...REQUEST, visitKey: 'visit-2', insuranceCode: null }, signal);
    expect(engine.messages.filter((one) => one.event === 'ADT^A04').at(-1)?.text).not.toContain('IN1');
  });

  it('puts values where the hospital has them', async () => {
    his = await open({
      sender: { application: 'KIOSK^1', facility: '' },
      version: '2.4',
      names: 'whole',
      addPerson: false,
      identifiers: { cccd: { authority: 'BCA&1.2.704&ISO', type: 'NNVNM' } },
      fields: { visitKey: 'ZVS-1', clinic: 'PV1-3.4.2', arrivedFor: null },
      askNumber: { times: 1 },
    });
    await his.register({ ...REQUEST, insuranceCode: null }, signal);
    const text = sent('ADT^A04');
    expect(text).toContain('MSH|^~\\&|KIOSK\\S\\1||HIS|BV|');
    expect(text).toContain('|ID|P|2.4|');
    expect(text).toContain('PID|1||001078014263^^^BCA&1.2.704&ISO^NNVNM||Đặng Quốc Khải||19780517|M|');
    expect(text).toContain('\rPV1|1|O|^^^&noi-1|||||');
    expect(text).toMatch(/\rZVS\|visit-1\r$/);
    expect(engine.messages.some((one) => one.event === 'ADT^A28')).toBe(false);
    expect(sent('QBP^Q22')).toContain(
      '|@PID.3.1^001078014263~@PID.3.4.1^BCA~@PID.3.4.2^1.2.704~@PID.3.4.3^ISO\r',
    );
  });
});

describe('other messages', () => {
  it('tells money (DFT^P03), a part for each bill', async () => {
    expect(
      await his.settle(
        {
          key: 'charge-1',
          patientId: 'bn-000101',
          bills: [
            { id: 'hd-1', amount: 30_000 },
            { id: 'hd-2', amount: 50_000 },
          ],
          means: 'card',
          reference: '7K2M9XQ4T',
          moneyIds: ['000123', '000124'],
          at: '2026-11-22T01:10:00Z',
        },
        signal,
      ),
    ).toEqual({ ok: true, value: null });
    const part = (n: number, amount: number, bill: string): string =>
      `FT1|${n}|charge-1|7K2M9XQ4T|20261122081000+0700||PY|card|000123 000124|||${amount}&VND${'|'.repeat(12)}${bill}\r`;
    expect(sent('DFT^P03')).toBe(
      `${msh('DFT^P03^DFT_P03')}EVN||20261122081530+0700\rPID|1||bn-000101^^^BV^PI\r` +
        `${part(1, 30_000, 'hd-1')}${part(2, 50_000, 'hd-2')}`,
    );
  });
});
