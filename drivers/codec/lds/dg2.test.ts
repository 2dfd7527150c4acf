import { describe, expect, it } from 'vitest';
import { printTlv } from '../ber-tlv.ts';
import { parseDg2 } from './dg2.ts';
import { bytesOf, codestreamOf, dg2Of, faceOf, jp2Of, jpegOf } from './samples.ts';

const JPEG = jpegOf(240, 320);
const outcome = (bytes: Uint8Array): string => {
  const result = parseDg2(bytes);
  return result.ok ? 'ok' : result.error;
};
/** A facial record with one byte changed. */
const changed = (at: number, byte: number): Uint8Array => dg2Of(faceOf(JPEG, 0).with(at, byte));

describe('EF.DG2', () => {
  it.each([
    ['JPEG', JPEG, 0, 'jpeg'],
    ['JPEG 2000 in boxes', jp2Of(codestreamOf(240, 320)), 1, 'jpeg2000'],
    ['JPEG 2000 bare', codestreamOf(240, 320), 1, 'jpeg2000'],
  ])('finds a picture: %s', (_name, image, type, format) => {
    expect(parseDg2(dg2Of(faceOf(image, type)))).toEqual({ ok: true, value: { format, bytes: image } });
    expect(parseDg2(dg2Of(faceOf(image, type), 0x7f2e))).toMatchObject({ ok: true, value: { bytes: image } });
    expect(parseDg2(dg2Of(faceOf(image, type, 37)))).toMatchObject({ ok: true, value: { bytes: image } });
  });

  it('gives a view, not a copy', () => {
    const file = dg2Of(faceOf(JPEG, 0));
    const result = parseDg2(file);
    expect(result.ok && result.value.bytes.buffer).toBe(file.buffer);
  });

  it('stops at the end of the record, whatever follows', () => {
    const record = faceOf(JPEG, 0);
    const padded = Uint8Array.from([...record, ...new Uint8Array(50)]);
    expect(parseDg2(dg2Of(padded))).toMatchObject({ ok: true, value: { bytes: JPEG } });
  });

  it.each([
    ['JPEG that calls itself JPEG 2000', dg2Of(faceOf(JPEG, 1)), 'invalid'],
    ['an unknown picture type', dg2Of(faceOf(JPEG, 2)), 'unsupported'],
    ['a PNG', dg2Of(faceOf(bytesOf('89504E470D0A1A0A'), 0)), 'unsupported'],
    ['a record of another standard', changed(0, 0x47), 'unsupported'],
    ['another version of the record', changed(5, 0x33), 'unsupported'],
    ['a total beyond the end', changed(8, 0x7f), 'malformed'],
    ['a record beyond the end', changed(14, 0x7f), 'malformed'],
    ['feature points beyond the end', changed(18, 0xff), 'malformed'],
    ['no picture', changed(13, 0), 'malformed'],
    ['an empty picture', dg2Of(faceOf(new Uint8Array(0), 0)), 'malformed'],
    ['an empty record', dg2Of(new Uint8Array(0)), 'malformed'],
    ['no template', printTlv(0x75, printTlv(0x7f61, bytesOf('020100'))), 'malformed'],
    ['no group', printTlv(0x75), 'malformed'],
    ['another file', printTlv(0x63), 'wrong-file'],
    ['cut', dg2Of(faceOf(JPEG, 0)).subarray(0, 60), 'malformed'],
  ])('%s', (_name, bytes, error) => expect(outcome(bytes)).toBe(error));
});
