import { expect, it } from 'vitest';
import { chargeIntent } from '../../../tests/money/lines.ts';
import type { EndingView } from '../../contract/payment-views.ts';
import { owedOfCharge, receiptNote } from './owed.ts';

// A charge over 150,000 đồng.
it.each<[EndingView, number | null, RegExp | null]>([
  [{ end: 'cancelled' }, 150_000, null],
  [{ end: 'unknown' }, 150_000, /Đừng trả lại/],
  [{ end: 'too-little', came: 1_000 }, 149_000, /Phần còn thiếu/],
  [{ end: 'too-much', came: 160_000 }, 10_000, /hoàn phần thừa/],
  [{ end: 'twice', came: 300_000 }, 150_000, /hoàn một lần/],
  [{ end: 'paid', booked: false }, 0, /Không thu lần nữa/],
  [{ end: 'paid', booked: true }, null, null],
  [{ end: 'late', came: 150_000 }, null, null],
])('after %j the slip is over %s', (ending, total, note) => {
  const owed = owedOfCharge(chargeIntent(), ending, 'vi');
  expect(owed?.total ?? null).toBe(total);
  expect(owed?.note ?? '').toMatch(note ?? /^$/);
});

it('names a surplus as what is given back, not as the fee', () => {
  const owed = owedOfCharge(chargeIntent(), { end: 'too-much', came: 160_000 }, 'en');
  expect(owed?.lines).toEqual([{ label: 'Surplus, to be given back', amount: 10_000 }]);
});

it('says on the receipt that the HIS has not recorded it yet, and that it counts', () => {
  expect(receiptNote({ end: 'paid', booked: false }, 'vi')).toBe(
    'Bệnh viện chưa ghi nhận; biên nhận này có giá trị.',
  );
  expect(receiptNote({ end: 'paid', booked: false }, 'en')).toMatch(
    /not recorded it yet; this receipt counts/,
  );
  expect(receiptNote({ end: 'paid', booked: true }, 'vi')).toBeNull();
});
