import { expect, it } from 'vitest';
import { DELAYS } from '../delays.ts';
import { createStaffScreen } from '../staff-screen.ts';
import { createPin } from './pin.ts';

function openPin(right: string | null) {
  const state = { now: 0, told: 0 };
  const onLocked = (): void => {
    state.told += 1;
  };
  const pin = createPin({ right, now: () => state.now, onLocked });
  /** Until it is locked; how long for, in minutes. */
  const lock = (): number => {
    while (pin.try('0').outcome === 'wrong');
    const from = state.now;
    while (pin.try('').outcome === 'locked') state.now += 60_000;
    return (state.now - from) / 60_000;
  };
  return { pin, state, lock };
}

it('opens for the right PIN, and pauses after five wrong ones', () => {
  const { pin, state } = openPin('4711');
  const tries = ['1', '47110', '', '4712'].map((wrong) => pin.try(wrong));
  expect(tries.map(({ outcome, triesLeft }) => [outcome, triesLeft])).toEqual([
    ['wrong', 4],
    ['wrong', 3],
    ['wrong', 2],
    ['wrong', 1],
  ]);
  expect([pin.try('0000').outcome, state.told]).toEqual(['locked', 1]);
  expect([pin.try('4711').outcome, state.told]).toEqual(['locked', 1]);
  state.now += DELAYS.staffLocked;
  expect(pin.try('4711')).toEqual({ outcome: 'open', triesLeft: 5 });
});

it('doubles the pause each time, up to two hours, until somebody knows it; staff are told of each', () => {
  const { pin, state, lock } = openPin('4711');
  const pauses = [0, 1, 2, 3, 4, 5, 6].map(lock);
  expect(pauses).toEqual([5, 10, 20, 40, 80, 120, 120]);
  expect(state.told).toBe(7);
  expect(pin.try('4711').outcome).toBe('open');
  expect(lock()).toBe(5);
});

it('begins to count anew after a right one, and opens for nothing where none is set', () => {
  const { pin } = openPin('4711');
  pin.try('0');
  pin.try('4711');
  expect(pin.try('0').triesLeft).toBe(4);
  expect(openPin(null).pin.try('').outcome).toBe('wrong');
});

it('shows the screen for staff for a while, and never while a patient stands there', () => {
  let now = 1_000;
  let isVisited = true;
  const said: string[] = [];
  const options = {
    isVisited: () => isVisited,
    now: () => now,
    log: (event: string) => void said.push(event),
    onLocked: () => void said.push('locked'),
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
