import { expect, it } from 'vitest';
import { clock, date, money, plain, today } from './format.ts';

it('writes money with dots and đ', () => {
  expect([0, 999, 1_000, 150_000, 12_345_678].map(money)).toEqual([
    '0\u00a0đ',
    '999\u00a0đ',
    '1.000\u00a0đ',
    '150.000\u00a0đ',
    '12.345.678\u00a0đ',
  ]);
});

it('writes dates day first, as much as is known', () => {
  expect([date('2026-11-22'), date('1945-05'), date('1945')]).toEqual(['22/11/2026', '05/1945', '1945']);
});

it('tells the time of the hospital, not of UTC', () => {
  const evening = new Date('2026-11-22T18:05:00Z');
  expect([clock(evening), today(evening)]).toEqual(['01:05', '23/11/2026']);
});

it('finds names without marks', () => {
  expect(['Điện quang', 'TIM MẠCH', 'Phụ sản'].map(plain)).toEqual(['dien quang', 'tim mach', 'phu san']);
});
