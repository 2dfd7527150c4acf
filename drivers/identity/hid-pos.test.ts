import { describe, expect, it } from 'vitest';
import { KNOWN_LAYOUTS } from '../codec/hid-pos.ts';
import scanner from './hid-pos.ts';

const COMMON_LAYOUT = KNOWN_LAYOUTS['aim-first'];

describe('options of the HID-POS scanner', () => {
  it.each([
    { vendorId: '0c2e', productId: '0B81' },
    { vendorId: '0c2e', productId: 'b81', serialNumber: 'S1', refreshMinutes: 0 },
    { vendorId: '0c2e', productId: '0b81', layout: COMMON_LAYOUT },
    { vendorId: '1eab', productId: '0d10', layout: 'data-first' },
    {
      vendorId: '0c2e',
      productId: '0b81',
      layout: { reportId: null, length: null, symbology: null, data: 0, dataBytes: 64, more: null },
    },
  ])('%j', (value) => expect(scanner.options.safeParse(value).success).toBe(true));

  it.each([
    {},
    { vendorId: '0c2e' },
    { vendorId: '0c2eb', productId: '1' },
    { path: '/dev/hidraw0' },
    { vendorId: '0c2e', productId: '0b81', layout: 'last' },
    { vendorId: '0c2e', productId: '0b81', layout: { ...COMMON_LAYOUT, dataBytes: 0 } },
    { vendorId: '0c2e', productId: '0b81', layout: { ...COMMON_LAYOUT, reportId: 0 } },
    { vendorId: '0c2e', productId: '0b81', gapMs: 5 },
  ])('refuses %j', (value) => expect(scanner.options.safeParse(value).success).toBe(false));
});

it('a HID-POS scanner that is not plugged in is not found', async () => {
  const opened = await scanner.open(scanner.options.parse({ vendorId: 'fffe', productId: 'fffe' }), {
    signal: new AbortController().signal,
    now: Date.now,
    secret: () => undefined,
    lost: () => undefined,
    log: () => undefined,
  });
  expect(opened).toEqual({ ok: false, error: 'not-found', detail: 'no such HID device' });
});
