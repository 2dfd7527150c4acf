import { expect, it } from 'vitest';
import { createTurn } from '../../drivers/transport/turn.ts';
import { KIOSK, NUMBER, TICKET_PICTURE } from '../../tests/flow/scripted-host.ts';
import type { Rooms } from './handlers.ts';
import { createHandlers } from './handlers.ts';
import { createLocalTime } from './local-time.ts';
import { createVisitRoom } from './visit.ts';

const PLACE = { line: '', provinceCode: null, communeCodes: [], former: false };

/** Handlers over rooms that give everything, but for what is proven of the person. */
function open(proven: boolean, kiosk: Partial<typeof KIOSK> = {}) {
  const done: string[] = [];
  const visits = createVisitRoom(() => 1_000);
  const visit = visits.begin({
    ...{ source: 'qr', assurance: 'scanned', number: '001090123456', oldNumber: null, name: 'Nguyễn Văn An' },
    ...{ birthDate: '1990-01-01', sex: 'male', address: null, issueDate: null },
  } as const);
  visit.day = { appointments: [], numbers: [NUMBER], details: true };
  visit.registrations = [
    {
      visitKey: 'v',
      encounterId: 'e',
      clinicId: NUMBER.clinicId,
      number: '012',
      waiting: null,
      registeredAt: '2026-11-23',
    },
  ];
  const did = <T>(what: string, value: T) => {
    done.push(what);
    return Promise.resolve(value);
  };
  const rooms: Rooms = {
    parts: {
      config: { payment: { vietqr: null, card: null } } as Rooms['parts']['config'],
      drivers: { printer: () => null, his: () => null, insurer: () => null, payment: () => null },
      journal: {} as Rooms['parts']['journal'],
      house: {} as Rooms['parts']['house'],
      printing: createTurn(),
      log: () => undefined,
      time: createLocalTime('Asia/Ho_Chi_Minh'),
      eye: { needed: 'scanned', today: () => '2026-11-23' },
      now: () => 1_000,
      sleep: async () => undefined,
    },
    visits,
    reading: {
      view: () => ({ state: 'code-wanted', lying: true }),
      moved: () => done.push('moved'),
      isProven: () => proven,
    },
    cash: {} as Rooms['cash'],
    staffScreen: { close: () => undefined } as Rooms['staffScreen'],
    pageCodes: {
      shown: ({ by, text }) => void done.push(`${by} ${text}`),
      unread: (why) => void done.push(why),
    },
    lookUps: {
      begin: () => undefined,
      insurance: () => did('insurance', { status: 'no-answer', code: null, why: 'timeout' } as const),
      day: () => did('day', { ok: true, value: { appointments: [], numbers: [], details: true } } as const),
      departments: () => did('departments', { ok: true, value: [] } as const),
    },
    companions: {
      child: () => {
        done.push('child');
        return { ok: false, error: 'no-companion' };
      },
    },
    details: {
      read: () => did('details', { ok: false, error: 'not-configured' } as const),
      update: () => did('update', { ok: false, error: 'not-configured' } as const),
    },
    addresses: { provinces: () => [], communes: () => [], view: () => PLACE, line: () => null },
    news: { list: () => [], seen: () => undefined },
    registration: { register: () => did('register', { ok: true, value: NUMBER } as const) },
    tickets: {
      print: () => did('print', { ok: true, value: 'confirmed' } as const),
      picture: () => TICKET_PICTURE,
    },
    assistance: null,
    records: {} as Rooms['records'],
    kiosk: { ...KIOSK, ...kiosk },
    devices: () => ({ reader: 'ready', chip: 'ready', printer: 'ready' }),
    printerIs: (status) => void done.push(`printer ${status}`),
    printerStatus: async () => 'ready',
    resume: async () => null,
    endVisit: () => undefined,
  };
  return { handlers: createHandlers(rooms), visit, done };
}

it('tells and gives nothing of a person of whom too little is proven', async () => {
  const { handlers, visit, done } = open(false);
  const refused = { ok: false, error: 'not-proven' };
  expect(await handlers['visit.insurance']({})).toEqual(refused);
  expect(await handlers['visit.day']({})).toEqual(refused);
  expect(await handlers['visit.choose']({ clinicId: 'noi-1', appointmentId: null })).toEqual(refused);
  expect(await handlers['visit.register']({})).toEqual(refused);
  expect(await handlers['visit.take']({ clinicId: NUMBER.clinicId })).toEqual(refused);
  expect(done).toEqual([]);
  expect(visit).toMatchObject({ clinicId: null, number: null });
});

it('and everything once it is', async () => {
  const { handlers, visit, done } = open(true);
  for (const name of ['visit.insurance', 'visit.day', 'visit.register'] as const)
    expect(await handlers[name]({})).toMatchObject({ ok: true });
  expect(await handlers['visit.take']({ clinicId: NUMBER.clinicId })).toMatchObject({ ok: true });
  expect(done).toEqual(['insurance', 'day', 'register']);
  expect(visit.number).toEqual(NUMBER);
});

it('tells a page that opens what the chip reader is doing, and the reader where the patient is', async () => {
  const { handlers, visit, done } = open(true);
  expect(await handlers['session.open']({ visitKey: null })).toMatchObject({
    value: { chip: { state: 'code-wanted', lying: true }, devices: { chip: 'ready' }, visit: null },
  });
  await handlers['visit.at']({ step: 'insurance', language: 'vi', departmentId: null });
  expect(visit.step).toBe('insurance');
  expect(done).toEqual(['moved']);
});

const CAMERA = { label: null, torch: false, mirror: true, mrz: true };

it.each([
  ['camera', {}, false],
  ['camera', { camera: CAMERA }, true],
  ['keyboard-scanner', { camera: CAMERA }, false],
  ['keyboard-scanner', { keyboardScanner: true }, true],
] as const)('takes a code by %s from a page with %j: %s', async (by, kiosk, taken) => {
  const { handlers, done } = open(true, kiosk);
  const code = by === 'camera' ? { by, text: 'x' } : { by, text: 'x', altered: false };
  const answer = await handlers['code.shown'](code);
  expect(answer).toEqual(taken ? { ok: true, value: {} } : { ok: false, error: 'not-configured' });
  expect(done).toEqual(taken ? [`${by} x`] : []);
});

it.each([
  ['damaged', { camera: CAMERA }, false],
  ['damaged', { keyboardScanner: true }, true],
  ['foreign', { keyboardScanner: true }, false],
  ['two-cards', { camera: CAMERA }, true],
] as const)('hears that something was %s from a page with %j: %s', async (why, kiosk, heard) => {
  const { handlers, done } = open(true, kiosk);
  const answer = await handlers['code.unread']({ why });
  expect(answer).toEqual(heard ? { ok: true, value: {} } : { ok: false, error: 'not-configured' });
  expect(done).toEqual(heard ? [why] : []);
});
