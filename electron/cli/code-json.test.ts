import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode } from '../../drivers/codec/code.ts';
import {
  BHYT_15,
  BHYT_17,
  BHYT_SHORT,
  CCCD,
  CCCD_31_FEBRUARY,
  MRZ,
  MRZ_UTOPIA,
  VIETQR,
  VIETQR_MALFORMED,
} from '../../drivers/codec/code-samples.ts';
import { printHexText } from '../../drivers/codec/hex-text.ts';
import { codeJson } from './code-json.ts';
import { parsedCodeOf } from './parsed-code.ts';

const TODAY = '2026-11-22';

const expectSame = (line: string): void => {
  const code = readCode(line, TODAY);
  expect(codeJson(code)).toBe(JSON.stringify(parsedCodeOf(code)));
};

describe('the JSON of a code is what JSON.stringify makes', () => {
  it.each([
    ...CCCD,
    '001191123456||A|01011990|Nam||15042021',
    CCCD_31_FEBRUARY,
    BHYT_15,
    BHYT_17,
    BHYT_SHORT,
    BHYT_15.replace('GD4', 'GD9'),
    BHYT_17.replace('|-|5/1/2026', '|1/1/2025|5/1/2026'),
    MRZ.join('/'),
    MRZ_UTOPIA,
    ...VIETQR,
    VIETQR_MALFORMED,
    '001090123456',
    'GD401012345678',
    'a1'.repeat(20),
    'https://example.vn',
    '',
  ])('%s', expectSame);

  it('whatever stands in names, addresses and unknown fields', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1 }),
      fc.constantFrom('"', '\\', '\u2028', 'ễ', '🏥'),
    );
    const text = fc.string({ unit, maxLength: 12 });
    fc.assert(
      fc.property(text, text, text, (name, address, extra) => {
        expectSame(`001090123456||A${name}|01011990|Nam|${address}|01072024||${extra}||`);
        const hex = [`A${name}`, address].map(printHexText);
        expectSame(`0123456789|${hex[0]}|1990|1|${hex[1]}|01-028|01/01/2022|-|-|$`);
      }),
      { numRuns: 2000 },
    );
  });
});
