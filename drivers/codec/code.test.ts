import { describe, expect, it } from 'vitest';
import { readCode } from './code.ts';
import {
  BHYT_15,
  BHYT_17,
  BHYT_SHORT,
  CCCD,
  CCCD_11_DIGITS,
  CCCD_31_FEBRUARY,
  CCCD_FULL,
  MRZ,
  MRZ_UTOPIA,
  VIETQR,
  VIETQR_KIOSK,
  VIETQR_MALFORMED,
  VIETQR_WRONG_CRC,
} from './code-samples.ts';

const TODAY = '2026-11-22';
const TOKEN = 'QmFzZTY0IG9mIHNvbWV0aGluZyBvcGFxdWUgMTIzNDU2';
const outcome = (line: string): string => {
  const code = readCode(line, TODAY);
  if (code.ok) return `${code.type}: ok`;
  return `${code.type}: ${code.error}${'field' in code ? ` ${code.field}` : ''}`;
};

describe('the kind of a code', () => {
  it.each([
    ...CCCD.map((line) => [line, 'cccd-qr'] as const),
    ...[BHYT_15, BHYT_17, BHYT_SHORT].map((line) => [line, 'bhyt-qr'] as const),
    ...[MRZ.join('/'), MRZ.join('\r\n'), MRZ.join('')].map((line) => [line, 'mrz'] as const),
    ...VIETQR.map((line) => [line, 'vietqr'] as const),
    ['001090123456', 'typed'],
    ['012345678', 'typed'],
    ['0123456789', 'typed'],
    ['GD 4 01 0123456789', 'typed'],
    [TOKEN, 'token'],
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.', 'token'],
    ['4641c59ff02659c34641c59ff02659c3', 'token'],
  ] as const)('%s', (line, type) => {
    expect(outcome(line)).toBe(`${type}: ok`);
    expect(outcome(` ${line}\r\n`)).toBe(`${type}: ok`);
  });

  it.each([
    [CCCD_31_FEBRUARY, 'cccd-qr: invalid'],
    [CCCD_11_DIGITS, 'cccd-qr: invalid'],
    [CCCD_FULL.slice(0, 60), 'cccd-qr: incomplete'],
    [`${CCCD_FULL.slice(0, 20)}\uFFFD`, 'cccd-qr: incomplete'],
    [`${CCCD_FULL.slice(0, -1)}\uFFFD`, 'unknown: noise'],
    [BHYT_15.slice(0, 100), 'bhyt-qr: incomplete'],
    [BHYT_15.slice(0, 20), 'bhyt-qr: incomplete'],
    [BHYT_15.replace('01/01/1990', '31/02/1990'), 'bhyt-qr: invalid birthDate'],
    [MRZ[0], 'mrz: incomplete'],
    [MRZ_UTOPIA, 'mrz: foreign'],
    [MRZ.join('/').replace('<3/', '<4/'), 'mrz: check-digit optional-data'],
    [VIETQR_MALFORMED, 'vietqr: malformed'],
    [VIETQR_WRONG_CRC, 'vietqr: crc'],
    [VIETQR_KIOSK.slice(0, 40), 'vietqr: incomplete'],
    [`${VIETQR_KIOSK.slice(0, -8)}6304`, 'vietqr: incomplete'],
    ['00109012345', 'typed: wrong-length'],
    ['8934563138165', 'typed: wrong-length'],
    ['GD401012345678', 'typed: wrong-length'],
    ['GD6010123456789', 'typed: wrong-structure'],
    ['https://example.vn/?id=001090123456', 'unknown: link'],
    ['HTTPS://EXAMPLE.VN/A|B|C', 'unknown: link'],
    ['www.example.vn', 'unknown: link'],
    ['example.vn/kham?so=1', 'unknown: link'],
    ['tel:+84900000000', 'unknown: link'],
    ['{"number":"001090123456"}', 'unknown: json'],
    ['{"a":"|||||||"}', 'unknown: json'],
    ['{"number":"0010901', 'unknown: json'],
    ['{json}', 'unknown: json'],
    ['[1, 2]', 'unknown: json'],
    ['Xin chào', 'unknown: text'],
    ['a|b|c|d|e|f|g', 'unknown: text'],
    ['WIFI:T:WPA;S:kiosk;;', 'unknown: text'],
    ['<p>A</p>', 'unknown: text'],
    ['x'.repeat(40), 'unknown: text'],
    ['', 'unknown: empty'],
    [' \r\n', 'unknown: empty'],
    ['\u0000', 'unknown: noise'],
    ['Nguy\uFFFD', 'unknown: noise'],
    ['Nguy\u202En', 'unknown: noise'],
    [CCCD_FULL.replace('15042021', '23112026'), 'cccd-qr: invalid'],
    [CCCD_FULL.replace('ễ', '?'), 'cccd-qr: invalid'],
    ['7'.repeat(5000), 'unknown: noise'],
  ])('%j is refused: %s', (line, expected) => expect(outcome(line)).toBe(expected));

  it('what only looks odd is a warning', () =>
    expect(readCode(CCCD_FULL.replace('001090', '001191'), TODAY)).toMatchObject({
      ok: true,
      warnings: ['year-mismatch', 'sex-mismatch'],
    }));

  it('text comes out composed', () =>
    expect(readCode(CCCD_FULL.normalize('NFD'), TODAY)).toEqual(readCode(CCCD_FULL, TODAY)));

  it.each([
    ['12 digits', '001090123456', { kind: 'citizen-number', number: '001090123456' }],
    ['base64', TOKEN, { text: TOKEN, form: 'base64' }],
    ['hex', 'a1'.repeat(20), { text: 'a1'.repeat(20), form: 'hex' }],
    ['JWT', 'eyJh.eyJz.a-_1', { text: 'eyJh.eyJz.a-_1', form: 'jwt' }],
  ])('%s', (_name, line, value) => expect(readCode(line, TODAY)).toMatchObject({ ok: true, value }));
});

describe('one changed character', () => {
  const CHANGED = '09AaZ|/<ễ ';
  const each = (line: string, look: (other: string, at: number) => void): void => {
    for (let at = 0; at < line.length; at++)
      for (const character of CHANGED)
        if (character !== line[at]) look(line.slice(0, at) + character + line.slice(at + 1), at);
  };
  /** The field in which a character of the line stands. */
  const fieldAt = (line: string, at: number): number => line.slice(0, at).split('|').length - 1;

  it.each(CCCD)('of a citizen card stays in its field: %s', (line) => {
    const before = line.split('|');
    each(line, (other, at) => {
      const code = readCode(other, TODAY);
      if (!code.ok) return;
      expect(code.type, other).toBe('cccd-qr');
      const fields = other.split('|');
      // A bar among the fields of unknown meaning adds one there.
      if (fieldAt(line, at + 1) >= 7) return;
      expect(fields.length, other).toBe(before.length);
      expect(fields.filter((field, index) => field !== before[index])).toHaveLength(1);
    });
  });

  it.each([BHYT_15, BHYT_17, BHYT_SHORT])('of an insurance card stays in its field: %s', (line) => {
    each(line, (other) => {
      const code = readCode(other, TODAY);
      if (!code.ok) return;
      expect(code.type, other).toBe('bhyt-qr');
      expect(other.split('|').length, other).toBe(line.split('|').length);
    });
  });

  it.each(VIETQR)('of a payment code leaves none: %s', (line) => {
    each(line, (other, at) => {
      const sameDigit = at >= line.length - 4 && other.toUpperCase() === line.toUpperCase();
      const code = readCode(other, TODAY);
      // Without its first digits it may still be opaque.
      if (!sameDigit) expect(code.ok && code.type !== 'token', other).toBe(false);
    });
  });
});
