import { expect, it } from 'vitest';
import { escposOptions } from './options.ts';
import { patienceFor } from './patience.ts';

const writeOf = (to: string, bytes: number): number => {
  const options = escposOptions.parse({ to, timeouts: { write: 15_000 } });
  return patienceFor(options.to, options.timeouts).write(bytes);
};

it.each([
  ['tcp://192.0.2.20', 64_000, 15_000],
  ['usb:///dev/usb/lp0', 64_000, 15_000],
  ['serial:///dev/ttyS0?baud=38400', 12_000, 15_000],
  // 16,000 bytes of ten bits at 9600 baud are 16.7 s; a quarter more, and 2 s.
  ['serial:///dev/ttyS0?baud=9600', 16_000, 22_834],
  ['serial:///dev/ttyS0?baud=9600', 9_216, 15_000],
])('%s is given %i bytes in %i ms', (to, bytes, expected) => {
  expect(writeOf(to, bytes)).toBe(expected);
});
