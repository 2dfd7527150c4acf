import { describe, expect, it } from 'vitest';
import { readTlv, type Tlv } from '../ber-tlv.ts';
import { onlyValue, readBitString, readInteger, readOid, readPositive, stripZeros } from './der.ts';
import { bytesOf, oid } from './samples.ts';

const object = (hex: string): Tlv => {
  const result = readTlv(bytesOf(hex));
  if (!result.ok) throw new Error(hex);
  return result.value;
};

describe('object identifiers', () => {
  it.each(['2.23.136.1.1.1', '0.4.0.127.0.7.2.2.4.2.2', '1.2.840.113549.1.1.10', '2.999.3'])(
    '%s',
    (dotted) => {
      const read = readTlv(oid(dotted));
      // The writer of the tests puts the first two arcs into 40 x + y, as the standard does.
      expect(read.ok && readOid(read.value)).toBe(dotted);
    },
  );

  it.each([
    ['empty', '0600'],
    ['cut', '060286F7'],
    ['an arc too large', '060BFFFFFFFFFFFFFFFFFFFF7F'],
    ['too long', `0621${'01'.repeat(33)}`],
    ['another object', '020101'],
  ])('refuses: %s', (_name, hex) => expect(readOid(object(hex))).toBeNull());
});

describe('numbers and bits', () => {
  it('reads whole numbers', () => {
    expect(readInteger(object('020100'))).toBe(0);
    expect(readInteger(object('02020080'))).toBe(128);
    expect(readInteger(object('0206007FFFFFFFFF'))).toBe(0x7fffffffff);
    for (const bad of ['0200', '0201FF', '020701000000000000', '0A0101'])
      expect(readInteger(object(bad))).toBeNull();
    expect(readInteger(undefined)).toBeNull();
  });

  it('reads positive numbers without leading zeros', () => {
    expect(readPositive(object('020300FF01'))).toEqual(bytesOf('FF01'));
    for (const bad of ['0200', '020100', '020180', '0401AA']) expect(readPositive(object(bad))).toBeNull();
    expect(stripZeros(bytesOf('0000'))).toHaveLength(0);
  });

  it('reads whole bytes of bits alone', () => {
    expect(readBitString(object('030200AA'))).toEqual(bytesOf('AA'));
    for (const bad of ['030204A0', '0300', '040100']) expect(readBitString(object(bad))).toBeNull();
  });

  it('reads an input that is one object', () => {
    expect(onlyValue(bytesOf('0401AA'), 0x04)).toEqual(bytesOf('AA'));
    for (const bad of ['0401AA00', '0402AA', '0301AA', '']) expect(onlyValue(bytesOf(bad), 0x04)).toBeNull();
  });
});
