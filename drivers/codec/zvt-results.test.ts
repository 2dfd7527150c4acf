import { describe, expect, it } from 'vitest';
import { zvtStep, zvtVerdict } from './zvt-results.ts';

describe('result codes of ZVT', () => {
  it.each([
    [0x00, 'approved'],
    [51, { declined: 'funds' }],
    [55, { declined: 'pin' }],
    [75, { declined: 'pin' }],
    [54, { declined: 'card' }],
    [5, { declined: 'bank' }],
    [99, { declined: 'bank' }],
    [0x64, { declined: 'card' }],
    [0x78, { declined: 'card' }],
    [0x71, { declined: 'funds' }],
    [0x6c, 'stopped'],
    [0x9c, 'busy'],
    [0x6f, 'refused'],
    [0xb4, 'refused'],
    [0x6b, 'fault'],
    [0xff, 'fault'],
  ])('%i', (code, verdict) => {
    expect(zvtVerdict(code)).toEqual(verdict);
  });

  it.each([
    [0x0a, 'insert-card'],
    [0x01, 'enter-pin'],
    [0x00, 'confirm-amount'],
    [0x04, 'wait'],
    [0x68, 'card-read'],
    [0x0b, 'remove-card'],
    [0x44, 'remove-card'],
    [0x1d, null],
    [0xff, null],
  ])('intermediate status %i', (code, step) => {
    expect(zvtStep(code)).toBe(step);
  });
});
