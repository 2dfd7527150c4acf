import { afterEach, describe, expect, it } from 'vitest';
import { ackOf, resultOf, type ScriptedAnswer } from '../../../tests/lab/hl7/scripted.ts';
import {
  CITIZEN,
  errorOf,
  PERSON,
  REQUEST,
  type Script,
  type ScriptedHospital,
  startHospital,
  visitOf,
} from '../../../tests/lab/hl7/scripted-hospital.ts';
import type { WireMessage } from '../../../tests/lab/hl7/wire.ts';
import type { DetailsChange, InsuranceKnown, PatientDetails } from '../../ports/his.ts';

const signal = new AbortController().signal;
let hospital: ScriptedHospital;
/** The citizen as the next query tells them; a change of a test may change it. */
let record: string;
afterEach(() => hospital.close());

const personOf = (telecom: string, address: string, relatives = ''): string =>
  `${PERSON.trimEnd()}${'|'.repeat(6)}${address}||${telecom}\r${relatives}`;
const HOME = '^^Hà Nội^^^^C~Số 1 Phố Mẫu^^Hà Nội^^^^H';
const PHONES = '^NET^Internet^bn-1@example.test~02412345678^PRN^PH~+84 400 123 456^PRN^CP';
const UNCLE = 'NK1|1|Lê^Mẫu^Văn|UNC||0400111222\r';
const MOTHER =
  'NK1|2|Trần^Mẫu^Thị|MTH^^HL70063|Số 9|0404040404^PRN^CP~^NET^Internet^me@example.test||C^^HL70131\r';
const SEEN: PatientDetails = {
  phone: '0400123456',
  address: 'Số 1 Phố Mẫu, Hà Nội',
  contact: null,
  guardian: { name: 'Trần Thị Mẫu', phone: '0404040404' },
};

const start = async (script: Script = {}, more: object = {}): Promise<void> => {
  record = personOf(PHONES, HOME, `${UNCLE}${MOTHER}`);
  hospital = await startHospital(
    { 'QBP^Q22': (request) => resultOf(request, 'OK', record), ...script },
    more,
  );
};
const update = async (change: DetailsChange, seen = SEEN) =>
  hospital.his.details?.update('bn-1', seen, change, signal);
/** Segments of the last message of a kind, without its header. */
const told = (event = 'ADT^A08'): string[] =>
  (hospital.messages.filter((one) => one.event === event).at(-1)?.text ?? '').split('\r').slice(1, -1);
/** An acknowledgement after which the hospital tells another record. */
const taken =
  (next: string) =>
  (request: WireMessage): ScriptedAnswer => {
    record = next;
    return ackOf(request, 'AA');
  };

const WHO = 'PID|1||bn-1^^^BV^PI~001078014263^^^CCCD^NI||Đặng^Khải^Quốc';
const EVENT = 'EVN||20261122081530+0700';
const NO_VISIT = 'PV1|1|N';

describe('details of a patient', () => {
  it('are asked for by the number of the hospital: the home, the mobile, the relatives', async () => {
    await start();
    expect(await hospital.his.details?.read('bn-1', signal)).toEqual({ ok: true, value: SEEN });
    expect(hospital.messages[0]?.raw('QPD', 3)).toBe('@PID.3.1^bn-1~@PID.3.4.1^BV');
  });

  it.each([
    ['nobody', 'NF', '', 'no-patient'],
    ['somebody else', 'OK', PERSON.replace('bn-1', 'bn-2'), 'bad-answer'],
  ] as const)('of %s: %s is %s', async (_, status, found, error) => {
    await start({ 'QBP^Q22': (request) => resultOf(request, status, found) });
    expect(await hospital.his.details?.read('bn-1', signal)).toMatchObject({ ok: false, error });
    expect(await update({ phone: '0400999888' })).toMatchObject({ ok: false, error });
    expect(hospital.events()).not.toContain('ADT^A08');
  });

  it('change by what is told and who it is; what repeats is told whole (A08)', async () => {
    const phones = PHONES.replace('+84 400 123 456', '0400999888');
    await start({ 'ADT^A08': taken(personOf(phones, HOME, `${UNCLE}${MOTHER}`)) });
    expect(await update({ phone: '0400999888', address: 'Số 1 Phố Mẫu, Hà Nội' })).toEqual({
      ok: true,
      value: { ...SEEN, phone: '0400999888' },
    });
    expect(told()).toEqual([EVENT, `${WHO}${'|'.repeat(8)}${phones}`, NO_VISIT]);
  });

  it('have an address in one line', async () => {
    await start({ 'ADT^A08': taken(personOf(PHONES, 'Số 2, Phường Mẫu, Hà Nội', MOTHER)) });
    expect(await update({ address: 'Số 2, Phường Mẫu, Hà Nội' })).toMatchObject({ ok: true });
    expect(told()[1]).toBe(`${WHO}${'|'.repeat(6)}^^Hà Nội^^^^C~Số 2, Phường Mẫu, Hà Nội^^^^^^H`);
  });

  it('have relatives as a snapshot: who is told comes first, and others stay', async () => {
    const contact = 'NK1|2|Đặng^Mẫu^Thị|EMC^^HL70063||0403030303^PRN^CP||C^^HL70131\r';
    await start({ 'ADT^A08': taken(personOf(PHONES, HOME, `${UNCLE}${contact}`)) });
    await update({
      contact: { name: 'Đặng Thị Mẫu', phone: '0403030303' },
      guardian: { name: 'Đặng Văn Mẫu', phone: null, relation: 'father' },
    });
    expect(told()).toEqual([
      EVENT,
      WHO,
      'NK1|1|Đặng^Thị Mẫu|EMC^^HL70063||0403030303^PRN^CP||C^^HL70131',
      'NK1|2|Đặng^Văn Mẫu|FTH^^HL70063',
      UNCLE.replace('NK1|1', 'NK1|3').trimEnd(),
      MOTHER.replace('NK1|2', 'NK1|4').trimEnd(),
      NO_VISIT,
    ]);
  });

  it('replace a relative of the same relation whole', async () => {
    await start({ 'ADT^A08': taken(personOf(PHONES, HOME, UNCLE)) });
    await update({ guardian: { name: 'Đặng Thị Mẫu', phone: null, relation: 'mother' } });
    expect(told()).toEqual([
      EVENT,
      WHO,
      'NK1|1|Đặng^Thị Mẫu|MTH^^HL70063||""',
      UNCLE.replace('NK1|1', 'NK1|2').trimEnd(),
      NO_VISIT,
    ]);
  });

  it('keep the telephone of a guardian who stands behind another and is told without one', async () => {
    const father = 'NK1|1|Đặng^Mẫu^Văn|FTH||0400777888\r';
    await start({ 'ADT^A08': taken(personOf(PHONES, HOME, `${MOTHER}${father}`)) });
    record = personOf(PHONES, HOME, `${father}${MOTHER}`);
    const seen = { ...SEEN, guardian: { name: 'Đặng Văn Mẫu', phone: '0400777888' } };
    expect(
      await update({ guardian: { name: 'Trần Thị Mẫu', phone: null, relation: 'mother' } }, seen),
    ).toMatchObject({ ok: true, value: { guardian: SEEN.guardian } });
    expect(told()[2]).toContain('NK1|1|Trần^Thị Mẫu|MTH^^HL70063|Số 9|0404040404^PRN^CP');
  });

  it('keep what the hospital has of a relative of the same name', async () => {
    await start({ 'ADT^A08': taken(personOf(PHONES, HOME, MOTHER.replace('0404040404', '0405050505'))) });
    const guardian = { name: 'Trần Thị Mẫu', phone: '0405050505', relation: 'guardian' as const };
    expect(await update({ guardian })).toMatchObject({ ok: true });
    expect(told()[2]).toBe(
      'NK1|1|Trần^Thị Mẫu|GRD^^HL70063|Số 9|0405050505^PRN^CP~^NET^Internet^me@example.test||C^^HL70131',
    );
    await update({ guardian: { ...guardian, phone: null, relation: 'mother' } }, { ...SEEN, guardian });
    expect(told()[2]).toContain('|MTH^^HL70063|Số 9|0405050505^PRN^CP~');
  });

  it('that are not as they were seen are not sent', async () => {
    await start();
    const seen = { ...SEEN, phone: '0400000000' };
    expect(await update({ phone: '0400999888' }, seen)).toEqual({ ok: false, error: 'changed' });
    expect(hospital.events()).toEqual(['QBP^Q22']);
  });

  it('that were taken and are not told back are unknown', async () => {
    await start();
    expect(await update({ phone: '0400999888' })).toMatchObject({ ok: false, error: 'unknown' });
  });

  it('are sent under another control id each time: what staff took back can be told again', async () => {
    await start();
    for (let n = 0; n < 2; n++) await update({ phone: '0400999888' });
    const [first, second] = hospital.messages.filter(({ event }) => event === 'ADT^A08');
    expect(first?.get('MSH-10')).not.toBe(second?.get('MSH-10'));
  });

  it.each<[string, (request: WireMessage) => ScriptedAnswer, string]>([
    ['AE 204', (request) => ackOf(request, 'AE', errorOf('204')), 'no-patient'],
    ['AE', (request) => ackOf(request, 'AE', errorOf('207')), 'bad-answer'],
    ['AR', (request) => ackOf(request, 'AR'), 'refused'],
    ['silence', () => 'close', 'unknown'],
  ])('answered with %s', async (_, answer, error) => {
    await start({ 'ADT^A08': answer });
    expect(await update({ phone: '0400999888' })).toMatchObject({ ok: false, error });
  });

  it('and word of the insurer are not for a hospital that takes none', async () => {
    await start({}, { updates: { details: false, insurance: false } });
    expect(hospital.his).not.toHaveProperty('details');
    expect(hospital.his).not.toHaveProperty('reportInsurance');
  });
});

describe('a registration with details', () => {
  const details: DetailsChange = {
    phone: '0400999888',
    address: 'Số 2, Hà Nội',
    guardian: { name: 'Trần Thị Mẫu', phone: '0404040404', relation: 'mother' },
  };
  const standing = (request: WireMessage, turn: number): string =>
    turn === 0 ? resultOf(request, 'NF') : resultOf(request, 'OK', visitOf('visit-1'));
  const request = { ...REQUEST, details };

  it('of a newcomer tells them with the person and with the visit', async () => {
    await start({ 'QBP^Q22': (one) => resultOf(one, 'NF'), 'QBP^ZV1': standing });
    const identity = { ...CITIZEN, address: 'Số 1' };
    expect(await hospital.his.register({ ...request, identity }, signal)).toMatchObject({ ok: true });
    for (const event of ['ADT^A28', 'ADT^A04'])
      expect(told(event).slice(1, 3)).toEqual([
        'PID|1||001078014263^^^CCCD^NI||Đặng^Quốc Khải||19780517|M|||Số 2, Hà Nội^^^^^^H||0400999888^PRN^CP',
        'NK1|1|Trần^Thị Mẫu|MTH^^HL70063||0404040404^PRN^CP',
      ]);
  });

  it('of one who is known tells what is new, beside what stands', async () => {
    await start({ 'QBP^ZV1': standing });
    expect(
      await hospital.his.register({ ...request, details: { phone: '0400999888' } }, signal),
    ).toMatchObject({
      ok: true,
    });
    expect(told('ADT^A04')[1]).toMatch(
      /\|M\|{5}\^NET\^Internet\^bn-1@example.test~02412345678\^PRN\^PH~0400999888\^PRN\^CP$/,
    );
    expect(told('ADT^A04')[2]).toMatch(/^PV1\|/);
  });

  it('goes without them where the hospital refuses it, and it is certain that nothing stands', async () => {
    let refused = 0;
    await start({
      'QBP^ZV1': (one) =>
        refused > 0 && hospital.events().filter((event) => event === 'ADT^A04').length > 1
          ? resultOf(one, 'OK', visitOf('visit-1'))
          : resultOf(one, 'NF'),
      'ADT^A04': (one, turn) => {
        if (turn > 0) return ackOf(one, 'AA');
        refused++;
        return ackOf(one, 'AE', errorOf('102'));
      },
    });
    expect(await hospital.his.register(request, signal)).toMatchObject({
      ok: true,
      value: { already: false },
    });
    const sent = hospital.messages.filter(({ event }) => event === 'ADT^A04');
    expect(sent.map((one) => one.all('NK1').length)).toEqual([2, 0]);
    expect(sent[0]?.get('MSH-10')).not.toBe(sent[1]?.get('MSH-10'));
    expect(hospital.said).toContain('details-not-kept ');
  });

  it('that stands already puts them on the record, and says where that failed', async () => {
    await start({ 'QBP^ZV1': (one) => resultOf(one, 'OK', visitOf('visit-0')) });
    expect(await hospital.his.register(request, signal)).toMatchObject({
      ok: true,
      value: { already: true },
    });
    expect(told()[1]).toContain('0400999888');
    await hospital.close();
    await start({
      'QBP^ZV1': (one) => resultOf(one, 'OK', visitOf('visit-0')),
      'ADT^A08': () => 'close',
    });
    expect(await hospital.his.register(request, signal)).toMatchObject({
      ok: true,
      value: { already: true },
    });
    expect(hospital.said).toContain('details-not-kept ');
  });
});

describe('word of the insurer', () => {
  const COVERED: InsuranceKnown = {
    status: 'covered',
    code: '000',
    coverage: {
      code: 'GD4010107814263',
      validFrom: '2026-01-01',
      validTo: '2035-12-31',
      facility: null,
      renewed: false,
      nextFrom: null,
      staffCheck: false,
      benefitPercent: null,
    },
  };
  const standing: Script = { 'QBP^ZV1': (one) => resultOf(one, 'OK', visitOf('visit-1')) };
  const pv1 = `PV1|1|O|noi-1${'|'.repeat(16)}v-visit-1${'|'.repeat(31)}visit-1`;

  it('is told of the visit (A08), with the card and its days', async () => {
    await start(standing);
    expect(await hospital.his.reportInsurance?.('visit-1', COVERED, signal)).toEqual({
      ok: true,
      value: null,
    });
    expect(told()).toEqual([
      EVENT,
      WHO,
      pv1,
      `IN1|1|BHYT|BHYT${'|'.repeat(9)}20260101|20351231${'|'.repeat(23)}GD4010107814263${'|'.repeat(9)}CHECKED||||GD4010107814263^^^BHYT^SB`,
    ]);
  });

  it('takes a card away that does not count', async () => {
    await start(standing);
    const none: InsuranceKnown = { status: 'not-covered', code: '050', reason: 'no-card' };
    expect(await hospital.his.reportInsurance?.('visit-1', none, signal)).toMatchObject({ ok: true });
    expect(told()[3]).toBe(`IN1|1|BHYT|BHYT${'|'.repeat(33)}""${'|'.repeat(9)}NOT-COVERED 050||||""`);
  });

  it.each<[string, Script, string]>([
    ['no visit of this key', {}, 'no-visit'],
    ['AE 204', { ...standing, 'ADT^A08': (one) => ackOf(one, 'AE', errorOf('204')) }, 'no-visit'],
    ['AE', { ...standing, 'ADT^A08': (one) => ackOf(one, 'AE') }, 'bad-answer'],
    ['silence', { ...standing, 'ADT^A08': () => 'close' }, 'unknown'],
    ['silence to the question', { 'QBP^ZV1': () => 'close' }, 'no-answer'],
  ])('after %s', async (_, script, error) => {
    await start(script);
    expect(await hospital.his.reportInsurance?.('visit-1', COVERED, signal)).toMatchObject({
      ok: false,
      error,
    });
  });

  it('goes where the hospital has the key of a visit', async () => {
    await start(
      { 'QBP^ZV1': (one) => resultOf(one, 'OK', `${visitOf('x').replace(/\|x\r/, '\r')}ZVS|visit-1\r`) },
      { fields: { visitKey: 'ZVS-1' } },
    );
    expect(await hospital.his.reportInsurance?.('visit-1', COVERED, signal)).toMatchObject({ ok: true });
    expect(
      told()
        .slice(2)
        .map((one) => one.slice(0, 3)),
    ).toEqual(['PV1', 'IN1', 'ZVS']);
    expect(told().at(-1)).toBe('ZVS|visit-1');
  });
});
