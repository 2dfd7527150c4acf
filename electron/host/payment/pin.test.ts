import { expect, it } from 'vitest';
import { DELAYS } from '../delays.ts';
import { createStaffScreen } from '../staff-screen.ts';
import { createPin } from './pin.ts';

it('opens for the right PIN, and pauses after five wrong ones', () => {
  let now = 1_000;
  const pin = createPin('4711', () => now);
  const tries = ['1', '47110', '', '4712'].map((wrong) => pin.try(wrong));
  expect(tries.map(({ outcome, triesLeft }) => [outcome, triesLeft])).toEqual([
    ['wrong', 4],
    ['wrong', 3],
    ['wrong', 2],
    ['wrong', 1],
  ]);
  expect(pin.try('0000').outcome).toBe('locked');
  expect(pin.try('4711').outcome).toBe('locked');
  now += DELAYS.staffLocked;
  expect(pin.try('4711')).toEqual({ outcome: 'open', triesLeft: 5 });
});

it('begins to count anew after a right one, and opens for nothing where none is set', () => {
  const pin = createPin('4711', () => 0);
  pin.try('0');
  pin.try('4711');
  expect(pin.try('0').triesLeft).toBe(4);
  expect(createPin(null, () => 0).try('').outcome).toBe('wrong');
});

it('shows the screen for staff for a while, and never while a patient stands there', () => {
  let now = 1_000;
  let isVisited = true;
  const said: string[] = [];
  const options = {
    isVisited: () => isVisited,
    now: () => now,
    log: (event: string) => void said.push(event),
  };
  const screen = createStaffScreen({ ...options, pin: '4711' });
  expect(screen.open('4711')).toEqual({ ok: false, error: 'visit-under-way' });
  expect(said).toEqual([]);
  isVisited = false;
  expect(screen.open('0')).toEqual({ ok: true, value: { open: false, triesLeft: 4 } });
  expect(screen.isOpen()).toBe(false);
  expect(screen.open('4711')).toMatchObject({ value: { open: true } });
  now += DELAYS.staffScreen - 1;
  expect(screen.isOpen()).toBe(true);
  now += DELAYS.staffScreen - 1;
  expect(screen.isOpen()).toBe(true);
  isVisited = true;
  expect(screen.isOpen()).toBe(false);
  isVisited = false;
  now += DELAYS.staffScreen;
  expect(screen.isOpen()).toBe(false);
  expect(createStaffScreen({ ...options, pin: null }).open('4711')).toEqual({
    ok: false,
    error: 'not-configured',
  });
});
