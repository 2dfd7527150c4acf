import { describe, expect, it } from 'vitest';
import { emvValue, printEmvObject, readEmvObjects } from './emv-tlv.ts';

describe('objects of an EMVCo QR code', () => {
  it('are read in their order', () =>
    expect(readEmvObjects('00020158 2VN'.replace(' ', '0'))).toEqual([
      { id: '00', value: '01' },
      { id: '58', value: 'VN' },
    ]));

  it('of nothing are none', () => expect(readEmvObjects('')).toEqual([]));

  it('are found by id', () => {
    const objects = readEmvObjects('0002015802VN') ?? [];
    expect([emvValue(objects, '58'), emvValue(objects, '59')]).toEqual(['VN', undefined]);
  });

  it.each([
    ['a length beyond the end', '000301'],
    ['something left over', '0002015'],
    ['a head cut off', '00020158'],
    ['an empty value', '5900'],
    ['letters in an id', '0A0201'],
    ['letters in a length', '000x01'],
    ['an id twice', '000201000202'],
    ['a blank in a length', '00 201'],
  ])('%s is refused', (_name, text) => expect(readEmvObjects(text)).toBeNull());

  it.each(['', 'x'.repeat(100)])('prints no value of %j', (value) =>
    expect(() => printEmvObject('62', value)).toThrow(RangeError),
  );
});
