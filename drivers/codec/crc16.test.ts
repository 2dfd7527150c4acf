import { describe, expect, it } from 'vitest';
import { VIETQR, VIETQR_MALFORMED, VIETQR_WRONG_CRC } from './code-samples.ts';
import { crc16 } from './crc16.ts';

const hex = (crc: number): string => crc.toString(16).toUpperCase().padStart(4, '0');

/** Bit by bit, as the standard tells it. */
const bitwise = (bytes: Uint8Array): number => {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
};

describe('CRC-16/CCITT-FALSE', () => {
  it('of the usual check text', () => expect(hex(crc16('123456789'))).toBe('29B1'));
  it('of nothing', () => expect(hex(crc16(''))).toBe('FFFF'));

  it.each([...VIETQR, VIETQR_MALFORMED])('%s', (code) =>
    expect(hex(crc16(code.slice(0, -4)))).toBe(code.slice(-4).toUpperCase()),
  );

  it('tells the right one of the negative sample', () =>
    expect(hex(crc16(VIETQR_WRONG_CRC.slice(0, -4)))).toBe('9E6F'));

  it('counts the bytes of UTF-8, not characters', () =>
    expect(crc16('Viện')).toBe(bitwise(new TextEncoder().encode('Viện'))));
});
