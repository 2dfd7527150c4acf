import { describe, expect, it } from 'vitest';
import { printTlv } from '../ber-tlv.ts';
import { parseDg1 } from './dg1.ts';
import { bytesOf, dg1Of } from './samples.ts';

const TODAY = '2026-11-22';
const outcome = (bytes: Uint8Array): string => {
  const result = parseDg1(bytes, TODAY);
  return result.ok ? 'ok' : result.error;
};

describe('EF.DG1', () => {
  it('reads the zone of domain facts B2', () => {
    const result = parseDg1(dg1Of(), TODAY);
    expect(result).toMatchObject({
      ok: true,
      value: { mrz: { number: '001090123456', birthDate: '1990-01-01' } },
    });
    expect(result.ok && result.value.text).toHaveLength(90);
  });

  it.each([
    ['a passport of 88 characters', dg1Of('P<UTO'.padEnd(88, '<')), 'unsupported'],
    ['no characters', dg1Of(''), 'unsupported'],
    ['a wrong check digit', dg1Of().with(20, 0x37), 'invalid'],
    ['no zone', printTlv(0x61, printTlv(0x5f20, bytesOf('00'))), 'malformed'],
    ['another file', printTlv(0x75), 'wrong-file'],
    ['cut', dg1Of().subarray(0, 90), 'malformed'],
    ['high bytes', printTlv(0x61, printTlv(0x5f1f, new Uint8Array(90).fill(0xc3))), 'invalid'],
  ])('%s', (_name, bytes, error) => expect(outcome(bytes)).toBe(error));
});
