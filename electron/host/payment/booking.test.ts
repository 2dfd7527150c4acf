import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBooksOfHis } from '../../../tests/money/his.ts';
import { openTestJournal, settlePayload } from '../../../tests/money/lines.ts';
import { MORNING, moneyParts } from '../../../tests/money/parts.ts';
import { createWire } from '../../../tests/money/wire.ts';
import { createBooking } from './booking.ts';

let test: ReturnType<typeof openRooms>;
beforeEach(() => {
  test = openRooms();
});
afterEach(() => test.end());

function openRooms() {
  const { journal, end } = openTestJournal(() => MORNING);
  const wire = createWire();
  const his = createBooksOfHis(wire, () => null);
  const bill = { id: 'hd-1', patientId: 'p-1', visitKey: null, issuedAt: '', items: [], insurance: 0 };
  his.add({ ...bill, due: 150_000 });
  const told: string[] = [];
  const parts = moneyParts({ journal, his: his.system, now: () => MORNING });
  const booking = createBooking(parts, (what) => void told.push(what));
  const open = (): string => journal.open('settle', 'number-1', settlePayload());
  return { journal, wire, his, told, booking, open, end };
}
const outcome = (): string | null | undefined =>
  test.journal.kept().find(({ kind }) => kind === 'settle')?.outcome;

it('books, and forgets which patient it was', async () => {
  const id = test.open();
  expect(await test.booking.book(id)).toBe(true);
  expect(test.journal.kept()).toMatchObject([{ outcome: 'booked', payload: { patientId: '' } }]);
  expect(test.his.booked.has(id)).toBe(true);
});

it('asks after an answer that was lost, and books nothing twice', async () => {
  const id = test.open();
  test.wire.expect('lost', 1);
  expect(await test.booking.book(id)).toBe(true);
  expect(test.his.booked.size).toBe(1);
});

it('tells staff once of what the HIS does not take now, and takes it up again', async () => {
  test.open();
  test.wire.expect('unreached', 2);
  await test.booking.bookLeft();
  await test.booking.bookLeft();
  expect(test.told).toEqual(['unbooked']);
  expect(outcome()).toBeNull();
  await test.booking.bookLeft();
  expect(outcome()).toBe('booked');
});

it.each([
  ['already-paid', 'twice', () => test.his.cashierTakes(0)],
  ['no-bill', 'no-bill', () => test.his.withdraw(0)],
])('%s becomes a line of staff’s list', async (closed, why, happens) => {
  const id = test.open();
  happens();
  expect(await test.booking.book(id)).toBe(false);
  expect(outcome()).toBe(closed);
  expect(test.journal.kept().find(({ kind }) => kind === 'attention')).toMatchObject({
    state: 'opened',
    payload: { why, amount: 150_000, money: [{ id: 'm1' }] },
  });
  expect(test.told).toEqual([why]);
});

it('lets staff see to it while the HIS is asked', async () => {
  const id = test.open();
  test.wire.expect('late', 1);
  const booked = test.booking.book(id);
  await Promise.resolve();
  test.journal.close(id, 'settle', 'by-staff');
  test.wire.arrive();
  expect(await booked).toBe(true);
  expect(outcome()).toBe('by-staff');
});
