import { describe, expect, it } from 'vitest';
import { createBindings } from './bindings.ts';

// 17:30 UTC on the 21st is 00:30 on the 22nd in Vietnam.
const NOW = Date.parse('2026-11-21T17:30:00Z');
const bindings = createBindings(
  { sex: { '0': 'female', '1': 'male', '*': 'unknown' }, kind: { a: null, b: true } },
  'Asia/Ho_Chi_Minh',
  () => NOW,
);
const call = (name: string, value?: unknown): unknown => {
  const found = bindings[name];
  if (typeof found !== 'function') throw new Error(`no function ${name}`);
  return found(value);
};

describe('functions of a mapping', () => {
  it.each([
    ['sex', 0, 'female'],
    ['sex', ' 1 ', 'male'],
    ['sex', 7, 'unknown'],
    ['sex', null, undefined],
    ['sex', undefined, undefined],
    ['sex', ['1'], undefined],
    ['kind', 'a', null],
    ['kind', 'constructor', undefined],
    ['text', 7, '7'],
    ['text', '  Nguye\u0302\u0303n  ', 'Nguyễn'],
    ['text', '   ', undefined],
    ['text', null, undefined],
    ['text', {}, undefined],
    ['text', Number.NaN, undefined],
    ['amount', 0, 0],
    ['amount', '50000', 50_000],
    ['amount', '50000.00', 50_000],
    ['amount', '50000.5', 50_000.5],
    ['amount', '50.000', undefined],
    ['amount', '50,000', undefined],
    ['amount', '', undefined],
    ['amount', null, undefined],
    ['amount', true, undefined],
    ['date', '1990-01-01', '1990-01-01'],
    ['date', '1990-01-01T00:00:00', '1990-01-01'],
    ['date', '1990-01-01 00:00:00', '1990-01-01'],
    ['date', '1989-12-31T17:00:00Z', '1990-01-01'],
    ['date', '1990-01-01T00:00:00+07:00', '1990-01-01'],
    ['date', '1990-01', '1990-01'],
    ['date', '1990', '1990'],
    ['date', 1990, '1990'],
    ['date', '01/01/1990', '1990-01-01'],
    ['date', '1/1/1990 00:00', '1990-01-01'],
    ['date', '05/1945', '1945-05'],
    ['date', '19900101', '1990-01-01'],
    ['date', '199000000000', '1990'],
    ['date', '199005000000', '1990-05'],
    ['date', '31/02/1990', undefined],
    ['date', 'hôm qua', undefined],
    ['date', null, undefined],
    ['instant', '2026-11-22 00:30:00', '2026-11-21T17:30:00.000Z'],
    ['instant', 'chiều nay', undefined],
    ['instant', null, undefined],
    ['local', '2026-11-21T17:30:00Z', '2026-11-22 00:30:00'],
    ['local', null, undefined],
    ['phone', '+84 912 345 678', '0912345678'],
    ['phone', '0912.345.678', '0912345678'],
    ['phone', 912_345_678, '912345678'],
    ['phone', 'không có', undefined],
    ['today', undefined, '2026-11-22'],
    ['now', undefined, '2026-11-21T17:30:00.000Z'],
    ['millis', undefined, NOW],
  ])('$%s(%j) is %j', (name, value, expected) => expect(call(name, value)).toBe(expected));
});
