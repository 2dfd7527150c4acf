import { describe, expect, it } from 'vitest';
import { parseBhytCode } from './bhyt-code.ts';
import { readTypedNumber } from './typed-number.ts';

describe('a number typed by hand', () => {
  it.each([
    ['001090123456', 'citizen-number', '001090123456'],
    ['001 090 123 456', 'citizen-number', '001090123456'],
    ['001.090.123.456', 'citizen-number', '001090123456'],
    ['001-090-123-456', 'citizen-number', '001090123456'],
    [' 001090123456\r\n', 'citizen-number', '001090123456'],
    ['012345678', 'old-number', '012345678'],
    ['012 345 678', 'old-number', '012345678'],
    ['0123456789', 'insurance-number', '0123456789'],
    ['GD4010123456789', 'insurance-code', 'GD4010123456789'],
    ['gd4010123456789', 'insurance-code', 'GD4010123456789'],
    ['GD 4 01 01 234 56789', 'insurance-code', 'GD4010123456789'],
    ['GD-4-01-0123456789', 'insurance-code', 'GD4010123456789'],
  ])('%j', (typed, kind, number) =>
    expect(readTypedNumber(typed)).toEqual({ ok: true, value: { kind, number } }),
  );

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['00109012345', 'wrong-length'],
    ['0010901234567', 'wrong-length'],
    ['12345678', 'wrong-length'],
    ['GD401012345678', 'wrong-length'],
    ['1'.repeat(100), 'wrong-length'],
    ['O01090123456', 'wrong-characters'],
    ['00109012345l', 'wrong-characters'],
    ['001/090/123456', 'wrong-characters'],
    ['001090123456-', 'wrong-characters'],
    ['001    090123456', 'wrong-characters'],
    ['٠٠١٠٩٠١٢٣٤٥٦', 'wrong-characters'],
    ['GD6010123456789', 'wrong-structure'],
    ['G14010123456789', 'wrong-structure'],
    ['123456789012345', 'wrong-structure'],
    ['GD40101234567B9', 'wrong-structure'],
  ])('refuses %j: %s', (typed, error) => expect(readTypedNumber(typed)).toEqual({ ok: false, error }));

  it('takes an insurance code apart', () => {
    expect(parseBhytCode('GD4010123456789')).toEqual({
      group: 'GD',
      benefitLevel: '4',
      province: '01',
      insuranceNumber: '0123456789',
    });
    expect(parseBhytCode('0123456789')).toBeNull();
  });
});
