import { afterEach, expect, it } from 'vitest';
import type { InsuranceAnswer, NotCovered } from '../../drivers/ports/insurer.ts';
import type { Manner } from '../../tests/down/his.ts';
import { DEPARTMENTS } from '../../tests/down/his.ts';
import type { DownKiosk } from '../../tests/down/kiosk.ts';
import { openKiosk, request } from '../../tests/down/kiosk.ts';
import { PERSON } from '../../tests/money/parts.ts';
import type { DayView } from '../contract/views.ts';
import { createInstead } from './instead.ts';
import { createRegistration } from './registration.ts';
import { ticketOf } from './ticket-data.ts';
import { departmentViews } from './views.ts';
import type { Visit } from './visit.ts';

let kiosk: DownKiosk | null = null;
afterEach(() => kiosk?.close());

function open(hisDown: object = {}) {
  kiosk = openKiosk({ hisDown: { keepHours: 24, localNumbers: null, ...hisDown } });
  return { ...kiosk, kiosk, registration: createRegistration(kiosk.parts, createInstead(kiosk.parts)) };
}
const visitOf = (of: DownKiosk): Visit =>
  Object.assign(of.visit(), { departments: departmentViews(DEPARTMENTS) });
const noteOn = ({ parts }: DownKiosk, visit: Visit): string | null =>
  visit.number && ticketOf(parts, visit, visit.number, false).note;

const COVERED: InsuranceAnswer = {
  status: 'covered',
  code: '000',
  coverage: {
    ...{ code: 'GD4010107814263', validFrom: '2026-01-01', validTo: '2035-12-31', facility: null },
    ...{ renewed: false, nextFrom: null, staffCheck: false, benefitPercent: null },
  },
};
const not = (code: string, reason: NotCovered): InsuranceAnswer => ({ status: 'not-covered', code, reason });
const DAY: DayView = { appointments: [], numbers: [], details: false };

it.each(['no-answer', 'bad-answer', 'refused'] satisfies Manner[])(
  'gives a slip where the HIS says %s, and keeps the visit',
  async (manner) => {
    const { kiosk, his, journal, registration } = open();
    his.manner = manner;
    const visit = visitOf(kiosk);
    const given = await registration.register(visit);
    expect(given).toMatchObject({ ok: true, value: { standing: 'desk', room: '201', waiting: null } });
    const [forward] = journal.openOf('forward');
    expect(forward?.payload).toMatchObject({
      request: { visitKey: visit.key, clinicId: 'noi-1' },
      mayStand: manner !== 'no-answer',
    });
    expect(journal.openOf('register')).toEqual([]);
    expect(visit.numberKey).toBe(visit.key);
    expect(await registration.register(visit)).toEqual(given);
    expect(journal.openOf('forward')).toHaveLength(1);
  },
);

it('asks after a visit whose answer was lost before it keeps it, and keeps it as one that may stand', async () => {
  const { kiosk, his, journal, registration } = open();
  his.next = ['lost'];
  his.manner = 'no-answer';
  const visit = visitOf(kiosk);
  expect(await registration.register(visit)).toMatchObject({ ok: true, value: { standing: 'desk' } });
  expect(his.asked.filter((what) => what.startsWith('find')).length).toBeGreaterThan(1);
  expect(journal.openOf('forward')[0]?.payload.mayStand).toBe(true);
});

it('gives numbers of its own where clinics take them, each once, and anew the next day', async () => {
  const { kiosk, his, registration } = open({ localNumbers: 'K1-' });
  his.manner = 'no-answer';
  const numbers: unknown[] = [];
  for (let at = 0; at < 3; at++) {
    if (at === 2) kiosk.now += 24 * 3_600_000;
    const identity = { ...PERSON, number: `00109000000${at}` };
    const given = await registration.register(Object.assign(visitOf(kiosk), { identity }));
    numbers.push(given.ok && [given.value.standing, given.value.number]);
  }
  expect(numbers).toEqual([
    ['local', 'K1-001'],
    ['local', 'K1-002'],
    ['local', 'K1-001'],
  ]);
});

it('gives who comes again for the same clinic what they have, and keeps the visit once', async () => {
  const { kiosk, his, journal, registration } = open({ localNumbers: 'K1-' });
  his.manner = 'no-answer';
  const first = visitOf(kiosk);
  const given = await registration.register(first);
  const again = visitOf(kiosk);
  expect(await registration.register(again)).toEqual({
    ok: true,
    value: { ...(given.ok ? given.value : {}), already: true },
  });
  expect(again.numberKey).toBe(first.key);
  expect(journal.openOf('forward')).toHaveLength(1);
  kiosk.now += 24 * 3_600_000;
  expect(await registration.register(visitOf(kiosk))).toMatchObject({ value: { already: false } });
});

it('a kiosk that keeps nothing says that the HIS does not answer', async () => {
  const { kiosk, his, journal, registration } = open({ keepHours: 0 });
  his.manner = 'no-answer';
  expect(await registration.register(visitOf(kiosk))).toEqual({ ok: false, error: 'no-answer' });
  expect(journal.openOf('forward')).toEqual([]);
});

it('gives the same number all day, even when the visit of before was forwarded meanwhile', async () => {
  const { kiosk, his, journal, registration } = open({ localNumbers: 'K1-' });
  his.manner = 'no-answer';
  const first = visitOf(kiosk);
  await registration.register(first);
  for (const { id } of journal.openOf('forward')) journal.close(id, 'forward', 'forwarded');
  const again = visitOf(kiosk);
  expect(await registration.register(again)).toMatchObject({ value: { number: 'K1-001', already: true } });
  expect(again.numberKey).toBe(first.key);
  expect(journal.openOf('forward').map(({ visit }) => visit)).toEqual([again.key]);
  const other = Object.assign(visitOf(kiosk), { identity: { ...PERSON, number: '001090999999' } });
  expect(await registration.register(other)).toMatchObject({ value: { number: 'K1-002' } });
  expect(JSON.stringify(journal.openOf('local-number'))).not.toContain(PERSON.number);
});

it('one answer that is lost on the way is no HIS that is down', async () => {
  const { kiosk, his, registration } = open();
  his.next = ['no-answer'];
  expect(await registration.register(visitOf(kiosk))).toMatchObject({ value: { standing: 'his' } });
  expect(his.visits).toHaveLength(1);
});

it('a full clinic is no reason to keep a visit', async () => {
  const { kiosk, his, journal, registration } = open();
  his.manner = 'clinic-full';
  expect(await registration.register(visitOf(kiosk))).toEqual({ ok: false, error: 'clinic-full' });
  expect(journal.openOf('forward')).toEqual([]);
});

it.each(['several-patients', 'other-record'] as const)(
  'where the HIS says %s there is a slip, and nothing is sent again or forwarded',
  async (manner) => {
    const { kiosk, his, journal, registration } = open();
    his.manner = manner;
    const visit = Object.assign(visitOf(kiosk), { insurance: COVERED });
    const given = await registration.register(visit);
    expect(given).toMatchObject({ ok: true, value: { standing: 'desk' } });
    expect(noteOn(kiosk, visit)).toBe('Quầy xem lại hồ sơ, rồi cấp số. BHYT: có');
    expect(await registration.register(visit)).toEqual(given);
    expect(his.asked).toEqual([`register ${visit.key}`]);
    expect(journal.openOf('forward')).toEqual([]);
    expect(journal.openOf('register')).toEqual([]);
  },
);

it('tells the HIS when the patient came, also where the request goes on after a crash', async () => {
  const { kiosk, his, journal, registration } = open();
  const cameAt = new Date(kiosk.now).toISOString();
  const [visit, crashed] = [visitOf(kiosk), visitOf(kiosk)];
  await registration.register(visit);
  journal.open('register', crashed.key, {
    language: 'vi',
    request: request(crashed.key),
    number: null,
    numberKey: null,
  });
  kiosk.now += 60_000;
  await registration.register(crashed);
  expect([his.cameAt.get(visit.key), his.cameAt.get(crashed.key)]).toEqual([cameAt, cameAt]);
});

it.each([
  [{ deskOnly: true }, 'Quầy xem lại hồ sơ, rồi cấp số'],
  [{ typed: true, day: null }, 'Quầy xem giấy khai sinh, rồi cấp số'],
  [{ clinicId: null, departments: null }, 'Hệ thống bệnh viện chưa trả lời'],
])('with %j the HIS is not asked: a slip that says %s', async (how, note) => {
  const { kiosk, his, journal, registration } = open();
  const visit = Object.assign(visitOf(kiosk), how);
  expect(await registration.register(visit)).toMatchObject({ ok: true, value: { standing: 'desk' } });
  expect(noteOn(kiosk, visit)).toBe(note);
  expect(his.asked).toEqual([]);
  expect(journal.lines()).toEqual([]);
});

it('nothing is registered, and no slip given, where something could have been chosen', async () => {
  const { kiosk, his, registration } = open();
  const visit = Object.assign(visitOf(kiosk), { clinicId: null });
  expect(await registration.register(visit)).toEqual({ ok: false, error: 'nothing-chosen' });
  expect(his.asked).toEqual([]);
});

it('asks the insurer again about whoever was let in unchecked, registered or kept', async () => {
  for (const manner of ['well', 'no-answer'] as const) {
    const { kiosk, his, journal, registration } = open();
    his.manner = manner;
    const visit = visitOf(kiosk);
    await registration.register(visit);
    expect(journal.openOf('look-up').map((one) => one.visit)).toEqual([visit.key]);
    const checked = Object.assign(visitOf(kiosk), {
      identity: { ...PERSON, number: '001090999999' },
      insurance: { status: 'not-covered', code: '050', reason: 'no-card' },
    });
    await registration.register(checked);
    expect(journal.openOf('look-up')).toHaveLength(1);
    if (manner === 'well') kiosk.close();
  }
});

const TO_BE_CHECKED = 'BHYT: kiểm tra lại tại quầy';

it.each<[InsuranceAnswer | null, boolean, boolean, string]>([
  [COVERED, false, true, 'BHYT: có'],
  [COVERED, true, true, 'BHYT: có'],
  [not('050', 'no-card'), false, true, 'BHYT: không'],
  [not('010', 'expired'), false, true, 'BHYT: không'],
  [not('050', 'no-card'), true, false, TO_BE_CHECKED],
  [not('120', 'suspended'), true, false, TO_BE_CHECKED],
  [not('130', 'papers-needed'), false, false, TO_BE_CHECKED],
  [not('051', 'wrong-code'), false, false, TO_BE_CHECKED],
  [not('060', 'name-mismatch'), false, false, TO_BE_CHECKED],
  [not('070', 'birth-date-mismatch'), false, false, TO_BE_CHECKED],
  [{ status: 'no-answer', code: null, why: 'timeout' }, false, false, TO_BE_CHECKED],
  // "Bỏ qua" while the insurer was still being asked.
  [null, false, false, TO_BE_CHECKED],
])(
  'HIS and paper say the same of the insurance: %j (typed: %s), checked: %s',
  async (insurance, typed, insuranceChecked, note) => {
    const { kiosk, his, journal, registration } = open();
    his.manner = 'no-answer';
    const visit = Object.assign(visitOf(kiosk), { insurance, typed, day: DAY });
    await registration.register(visit);
    expect(journal.openOf('forward')[0]?.payload.request).toMatchObject({
      insuranceChecked,
      insuranceCode: insurance === COVERED ? 'GD4010107814263' : null,
    });
    expect(journal.openOf('look-up')).toHaveLength(insuranceChecked ? 0 : 1);
    expect(noteOn(kiosk, visit)).toBe(`Hệ thống bệnh viện chưa trả lời. ${note}`);
  },
);

it('a request that goes on after a crash keeps what it says of the insurance', async () => {
  const { kiosk, journal, registration } = open();
  const visit = visitOf(kiosk);
  const checked = { ...request(visit.key), insuranceChecked: true };
  journal.open('register', visit.key, { language: 'vi', request: checked, number: null, numberKey: null });
  expect(await registration.register(visit)).toMatchObject({ value: { standing: 'his' } });
  expect(visit.insurance).toBeNull();
  expect(noteOn(kiosk, visit)).toBeNull();
  expect(journal.openOf('look-up')).toEqual([]);
});
