import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bill } from '../../../drivers/ports/his.ts';
import { ok } from '../../../drivers/ports/result.ts';
import { createBooksOfHis } from '../../../tests/money/his.ts';
import {
  attentionPayload,
  chargePayload,
  openTestJournal,
  settlePayload,
} from '../../../tests/money/lines.ts';
import { MORNING, moneyConfig, moneyParts, PERSON } from '../../../tests/money/parts.ts';
import { createWire } from '../../../tests/money/wire.ts';
import { createVisitRoom, type Visit } from '../visit.ts';
import { createBills } from './bills.ts';

const DAY_MS = 86_400_000;
const PATIENT = `p-${PERSON.number}`;
const bill = (id: string, visitKey: string | null, due: number): Bill => ({
  ...{ id, patientId: PATIENT, visitKey, issuedAt: '2026-11-23T01:00:00Z', insurance: 0, due },
  items: [{ label: 'Công khám', amount: due }],
});

let ends: (() => void)[] = [];
let phone: string | null;
let now: number;
beforeEach(() => {
  phone = '0912345678';
  now = MORNING;
});
afterEach(() => {
  for (const end of ends) end();
  ends = [];
});

function openBills(olderBills: 'never' | 'phone' = 'phone') {
  const { journal, end } = openTestJournal(() => now);
  ends.push(end);
  const wire = createWire();
  const his = createBooksOfHis(wire, () => phone);
  his.add(bill('hd-old', 'number-0', 70_000));
  his.add(bill('hd-1', 'number-1', 150_000));
  const config = moneyConfig({ olderBills });
  const parts = moneyParts({ journal, config, his: his.system, now: () => now });
  const bills = createBills(parts);
  const visits = createVisitRoom(() => now);
  const begin = (): Visit => Object.assign(visits.begin(PERSON), { numberKey: 'number-1' });
  return { bills, parts, journal, wire, begin };
}
const idsOf = (visit: Visit): string[] => visit.bills.map(({ id }) => id);

it('shows older bills only after the second factor', async () => {
  const { bills, begin } = openBills();
  const visit = begin();
  expect(await bills.view(visit)).toMatchObject({
    value: { older: 'locked', bills: [{ id: 'hd-1', of: 'this' }] },
  });
  expect(await bills.unlock(visit, '1234')).toEqual({ ok: true, value: { open: false, triesLeft: 2 } });
  await bills.view(visit);
  expect(idsOf(visit)).toEqual(['hd-1']);
  expect(await bills.unlock(visit, '5678')).toEqual({ ok: true, value: { open: true, triesLeft: 3 } });
  expect(await bills.view(visit)).toMatchObject({ value: { older: 'open' } });
  expect(idsOf(visit)).toEqual(['hd-old', 'hd-1']);
});

it('gives a person three tries a day, however often the card is laid, and also all at once', async () => {
  const { bills, begin } = openBills();
  const visit = begin();
  await Promise.all(['0001', '0002', '0003'].map((digits) => bills.unlock(visit, digits)));
  const again = begin();
  expect(await bills.unlock(again, '5678')).toEqual({ ok: true, value: { open: false, triesLeft: 0 } });
  expect(await bills.view(again)).toMatchObject({ value: { older: 'closed' } });
  now += DAY_MS;
  expect(await bills.unlock(again, '5678')).toMatchObject({ value: { open: true } });
});

it('answers alike where the HIS knows no phone', async () => {
  phone = null;
  const { bills, begin } = openBills();
  expect(await bills.unlock(begin(), '5678')).toEqual({ ok: true, value: { open: false, triesLeft: 2 } });
});

it('never shows them where the hospital does not want it', async () => {
  const { bills, begin } = openBills('never');
  const visit = begin();
  expect(await bills.unlock(visit, '5678')).toEqual({ ok: false, error: 'not-configured' });
  expect(await bills.view(visit)).toMatchObject({ value: { older: 'none' } });
  expect(idsOf(visit)).toEqual(['hd-1']);
});

it('asks nobody again for what was paid and is not booked yet', async () => {
  const { bills, begin, journal } = openBills();
  const partly = { ...settlePayload(), bills: [{ id: 'hd-1', amount: 100_000 }] };
  journal.open('settle', 'number-1', partly);
  const visit = begin();
  expect(await bills.view(visit)).toMatchObject({ value: { bills: [{ id: 'hd-1', due: 50_000 }] } });
  expect(visit.bills).toMatchObject([{ due: 50_000 }]);
  journal.open('settle', 'number-1', { ...partly, bills: [{ id: 'hd-1', amount: 50_000 }] });
  expect(await bills.view(visit)).toMatchObject({ value: { bills: [] } });
});

it('tells what became of money that was on its way', async () => {
  const { bills, begin, journal } = openBills();
  journal.open('charge', 'number-1', chargePayload());
  journal.open('settle', 'number-1', { ...settlePayload(), late: true });
  journal.open('attention', 'number-1', attentionPayload('twice', 150_000, []));
  journal.open('attention', 'number-1', attentionPayload('short', 1_000, []));
  journal.open('attention', 'another number', attentionPayload('twice', 7_000, []));
  expect(await bills.view(begin())).toMatchObject({
    value: {
      news: [
        { kind: 'asking', amount: 150_000 },
        { kind: 'late', amount: 150_000 },
        { kind: 'back', amount: 150_000 },
      ],
    },
  });
});

it('says so when the HIS does not answer', async () => {
  const { bills, begin, wire } = openBills();
  wire.expect('unreached', 1);
  expect(await bills.view(begin())).toEqual({ ok: false, error: 'no-answer' });
});

it('shows and opens nothing of a record that is of somebody else', async () => {
  const { parts, begin } = openBills();
  const his = parts.drivers.his();
  if (!his) throw new Error('there is no HIS');
  const patient = { id: PATIENT, name: 'Trần Thị Bình', birthDate: '1975-03-02', phone };
  const system = { ...his, patientDay: async () => ok({ patient, appointments: [], registrations: [] }) };
  const bills = createBills({ ...parts, drivers: { ...parts.drivers, his: () => system } });
  const visit = begin();
  expect(await bills.view(visit)).toMatchObject({ ok: true, value: { bills: [] } });
  expect(await bills.unlock(visit, '5678')).toEqual({ ok: true, value: { open: false, triesLeft: 2 } });
  expect(visit.patientId).toBeNull();
});
