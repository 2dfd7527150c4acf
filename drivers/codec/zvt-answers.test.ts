import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readZvtAnswer,
  readZvtStatusInformation,
  readZvtTerminalStatus,
  wantsInitialisation,
} from './zvt-answers.ts';
import { printBcd, readBcd, readZvtFields } from './zvt-fields.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const APPROVED =
  '27 00 04 00 00 00 15 00 00 49 07 04 0C 08 15 30 0D 11 22 0B 00 01 23 87 00 42 22 F0 F8 41 11 11 EE EE EE 11 11' +
  '8B F0 F5 56 49 53 41 00 3C F0 F0 F3 41 42 43 06 03 1F 10 00';

describe('status information', () => {
  it('tells result, money, numbers, time and card', () => {
    expect(readZvtStatusInformation(bytes(APPROVED))).toEqual({
      ...{ result: 0, amount: 150_000, trace: 123, receipt: 42, reversed: null, localTime: '1122081530' },
      ...{ card: { masked: '411111••••••1111', name: 'VISA' }, totals: null },
    });
  });

  it('tells which transaction was taken back', () => {
    expect(readZvtStatusInformation(bytes('27 00 37 00 01 23'))).toMatchObject({ reversed: 123 });
  });

  it('masks what the terminal did not', () => {
    const { card } = readZvtStatusInformation(
      bytes(
        `22 F0 F8 41 11 11 11 11 11 11 11 8B F1 F9 ${Buffer.from('4111 1111 1111 1111').toString('hex')}`,
      ),
    );
    expect(card).toEqual({ masked: '411111••••••1111', name: '411111••••••1111' });
  });

  it('sums the totals of a day', () => {
    const schemes = '02 000000030000 00 000000000000 01 000000012000';
    const totals = readZvtStatusInformation(bytes(`60 F0 F2 F5 0001 0003 ${schemes}`)).totals;
    expect(totals).toEqual({ count: 3, amount: 42_000 });
    expect(readZvtStatusInformation(bytes('60 F0 F0 F5 00 01 00 03 02')).totals).toBeNull();
  });

  it('tells what stands before a field that nobody knows, or that is cut off', () => {
    expect(readZvtStatusInformation(bytes('27 33 99 00'))).toMatchObject({ result: 0x33, amount: null });
    expect(readZvtStatusInformation(bytes('27 00 04 00 00'))).toMatchObject({ result: 0, amount: null });
    expect(readZvtFields(bytes('27 00 22 F9 F9 41')).whole).toBe(false);
  });

  it('takes no digits that are none', () => {
    expect(readZvtStatusInformation(bytes('04 00 00 00 0A 00 00 22 F0 F1 AB 0B 00 00 00'))).toMatchObject({
      ...{ amount: null, trace: null, card: null },
    });
  });

  it('never throws, and never shows a whole card number', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (noise) => {
        const card = readZvtStatusInformation(Uint8Array.from([0x22, 0xf0, 0xf8, ...noise])).card;
        expect(card?.masked ?? '').not.toMatch(/[0-9]{13}/);
      }),
    );
  });
});

describe('answers', () => {
  it.each([
    [0x8000, '', { kind: 'acknowledged' }],
    [0x8400, '', { kind: 'acknowledged' }],
    [0x849c, '', { kind: 'refused', code: 0x9c }],
    [0x04ff, '0A', { kind: 'doing', code: 0x0a }],
    [0x061e, '6C', { kind: 'aborted', code: 0x6c }],
    [0x061e, '', { kind: 'aborted', code: 0xff }],
    [0x06d1, '00 41', { kind: 'print' }],
    [0x06d3, '', { kind: 'print' }],
    [0x040d, '', { kind: 'other' }],
    [0x060f, '', { kind: 'completed' }],
  ])('%i %s', (control, data, answer) => {
    expect(readZvtAnswer({ control, data: bytes(data) })).toMatchObject(answer);
  });

  it.each([
    ['', null],
    ['00', 0],
    ['9C', 0x9c],
    ['F0 F0 F7 4C 41 42 20 31 2E 30 DC', 0xdc],
    ['F0 F0 F0 F3 41 42 43 00', 0],
    ['27 9C', 0x9c],
    ['29 00 00 00 01', null],
    ['51 99 00', 0x51],
  ])('a terminal status: %s', (data, code) => {
    expect(readZvtTerminalStatus(bytes(data))).toBe(code);
  });

  it('ask for an initialisation', () => {
    expect(wantsInitialisation(bytes('19 01 29 00 00 00 01'))).toBe(true);
    expect(wantsInitialisation(bytes('19 00'))).toBe(false);
    expect(wantsInitialisation(bytes(''))).toBe(false);
  });
});

describe('packed digits', () => {
  it('come back', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (number) => {
        const value = number % 1_000_000_000_000;
        expect(readBcd(printBcd(value, 6))).toBe(value);
      }),
    );
    expect(() => printBcd(100, 1)).toThrow(RangeError);
  });
});
