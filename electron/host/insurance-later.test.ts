import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DownKiosk } from '../../tests/down/kiosk.ts';
import { NO_ANSWER, NOT_COVERED, openKiosk, request, SLIP } from '../../tests/down/kiosk.ts';
import { createInsuranceLater, lookUpLater } from './insurance-later.ts';

let kiosk: DownKiosk;
const closing = new AbortController().signal;
beforeEach(() => {
  kiosk = openKiosk();
});
afterEach(() => kiosk.close());

function admit(visitKey: string, asked = request(visitKey)): void {
  kiosk.his.visits.push(visitKey);
  for (const { kind, visit, payload } of lookUpLater(kiosk.parts.config, asked, SLIP))
    if (kind === 'look-up') kiosk.journal.open(kind, visit, payload);
}
const later = () => createInsuranceLater(kiosk.parts, closing);
const news = () => kiosk.journal.openOf('news').map(({ payload }) => payload.what);

it('waits for nothing where the insurer has answered, or nobody wants to know', () => {
  const { config } = kiosk.parts;
  expect(lookUpLater(config, { ...request('a'), insuranceChecked: true }, SLIP)).toEqual([]);
  const never = { ...config, visit: { ...config.visit, insuranceHours: 0 } };
  expect(lookUpLater(never, request('a'), SLIP)).toEqual([]);
});

it('asks again until the insurer answers, and tells HIS and staff', async () => {
  admit('a');
  const rounds = later();
  await rounds.round();
  expect(news()).toEqual([]);
  kiosk.insurer = NOT_COVERED;
  await rounds.round();
  expect(kiosk.his.told.get('a')).toEqual(NOT_COVERED);
  expect(news()).toEqual([{ about: 'not-insured', reason: 'no-card', toldHis: true }]);
  expect(kiosk.journal.openOf('look-up')).toEqual([]);
});

it.each([
  ['scanned', '060', 'name-mismatch'],
  ['scanned', '130', 'papers-needed'],
  ['typed', '050', 'no-card'],
] as const)(
  'leaves to the desk what the desk mends (%s, %s): the HIS keeps "to be checked"',
  async (assurance, code, reason) => {
    const plain = request('a');
    const asked = { ...plain, identity: { ...plain.identity, assurance } };
    admit('a', asked);
    kiosk.insurer = { status: 'not-covered', code, reason };
    await later().round();
    expect(kiosk.his.told.size).toBe(0);
    expect(news()).toEqual([{ about: 'not-insured', reason, toldHis: false }]);
    expect(kiosk.journal.openOf('look-up')).toEqual([]);
  },
);

it('tells the HIS later where it cannot be told now, and asks the insurer no second time', async () => {
  admit('a');
  kiosk.insurer = NOT_COVERED;
  kiosk.his.manner = 'no-answer';
  const rounds = later();
  await rounds.round();
  expect(news()).toEqual([]);
  kiosk.insurer = NO_ANSWER;
  kiosk.his.manner = 'well';
  await rounds.round();
  expect(kiosk.his.told.get('a')).toEqual(NOT_COVERED);
});

it('tells of a visit that is kept yet once the HIS has it', async () => {
  kiosk.journal.open('forward', 'a', { request: request('a'), number: SLIP, mayStand: false });
  admit('a');
  kiosk.insurer = NOT_COVERED;
  const rounds = later();
  await rounds.round();
  expect(kiosk.his.told.size).toBe(0);
  for (const { id } of kiosk.journal.openOf('forward')) kiosk.journal.close(id, 'forward', 'forwarded');
  await rounds.round();
  expect(kiosk.his.told.get('a')).toEqual(NOT_COVERED);
});

it('tells staff alone where the HIS takes no such word, or has lost the visit', async () => {
  admit('a');
  kiosk.insurer = NOT_COVERED;
  kiosk.his.manner = 'no-visit';
  await later().round();
  expect(news()).toEqual([{ about: 'not-insured', reason: 'no-card', toldHis: false }]);
});

it('lets nobody wait behind one whom the insurer never answers', async () => {
  for (const key of ['a', 'b', 'c', 'd', 'e']) admit(key);
  const rounds = later();
  await rounds.round();
  await rounds.round();
  await rounds.round();
  const asked = kiosk.lines.filter(({ event }) => event === 'insurance.later').map(({ fields }) => fields);
  expect(new Set(asked.map((fields) => JSON.stringify(fields))).size).toBe(5);
});

it('gives up after the hours that are configured, tells staff, and keeps nothing of the person', async () => {
  admit('a');
  kiosk.now += 24 * 3_600_000 + 1;
  await later().round();
  expect(news()).toEqual([{ about: 'insurance-unknown' }]);
  kiosk.journal.forget('a');
  expect(JSON.stringify(kiosk.journal.kept())).not.toContain('Nguyễn Văn An');
});
