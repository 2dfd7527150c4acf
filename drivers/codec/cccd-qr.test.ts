import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CccdQr, parseCccdQr, printCccdQr } from './cccd-qr.ts';

const TODAY = '2026-11-22';
const AN =
  '001090123456|012345678|Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội|15042021';
const NGOC = '079300000017||TRẦN THỊ BÍCH NGỌC|29022000|Nữ|Phường Mẫu, TP. Hồ Chí Minh|01072024||||';
const errorOf = (line: string): string | null => {
  const result = parseCccdQr(line, TODAY);
  return result.ok ? null : result.error;
};

describe('vectors of domain facts A3', () => {
  it('2021, all seven fields', () => {
    expect(parseCccdQr(AN, TODAY)).toEqual({
      ok: true,
      warnings: [],
      value: {
        number: '001090123456',
        oldNumber: '012345678',
        name: 'Nguyễn Văn An',
        birthDate: '1990-01-01',
        sex: 'male',
        address: 'Số 1 Đường Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội',
        issueDate: '2021-04-15',
        layout: 2021,
        extra: [],
      },
    });
  });

  it('2021 without an old number', () => {
    const line = '001090123456||Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Phường Mẫu, Hà Nội|15042021';
    expect(parseCccdQr(line, TODAY)).toMatchObject({ ok: true, value: { oldNumber: null, layout: 2021 } });
  });

  it('2024, eleven fields', () => {
    expect(parseCccdQr(NGOC, TODAY)).toEqual({
      ok: true,
      warnings: [],
      value: {
        number: '079300000017',
        oldNumber: null,
        name: 'TRẦN THỊ BÍCH NGỌC',
        birthDate: '2000-02-29',
        sex: 'female',
        address: 'Phường Mẫu, TP. Hồ Chí Minh',
        issueDate: '2024-07-01',
        layout: 2024,
        extra: ['', '', '', ''],
      },
    });
  });

  it.each([
    ['1945', '1945'],
    ['051945', '1945-05'],
  ])('birth date %s', (printed, birthDate) => {
    const line = `001045000123||Lê Thị Xuân|${printed}|Nữ|Xã Mẫu, Hà Nội|20052021`;
    expect(parseCccdQr(line, TODAY)).toMatchObject({
      ok: true,
      value: { birthDate },
      warnings: ['sex-mismatch'],
    });
  });

  it.each([
    ['31 February', '001090123456||Nguyễn Văn An|31021990|Nam|x|15042021', 'invalid'],
    ['11 digits', '00109012345||Nguyễn Văn An|01011990|Nam|x|15042021', 'invalid'],
    ['nine digits', '012345678', 'not-a-citizen-card'],
    ['link', 'https://example.vn/?a=1|2|3|4|5|6|7', 'not-a-citizen-card'],
    ['JSON', '{"number":"001090123456","a":"|||||||"}', 'not-a-citizen-card'],
    [
      'BHYT, full',
      'GD4010123456789|4e677579e1bb856e2056c4836e20416e|01/01/1990|1|53e1bb9120|01 - 028|01/01/2021|-|05/01/2021|01000123456789|5472e1baa7|4|01/01/2025|4641c59ff02659c3-1202|$',
      'not-a-citizen-card',
    ],
    [
      'BHYT, ten digits',
      '0123456789|5472e1baa76e2042c3a920c39a74|2022|2|48c3a0204ee1bb9969|01-028|01/01/2022|31/12/2028|01/01/2022|$',
      'not-a-citizen-card',
    ],
    [
      'BHYT, citizen number',
      '001090123456|5472e1baa76e|2022|2|48c3a0|01-028|01/01/2022',
      'not-a-citizen-card',
    ],
    ['BHYT, half a line', '001090123456|5472e1baa76e', 'not-a-citizen-card'],
    [
      'payment code',
      '00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4',
      'not-a-citizen-card',
    ],
  ])('%s', (_name, line, error) => expect(errorOf(line)).toBe(error));
});

describe('citizen card QR', () => {
  it.each(['Nữ', 'nữ', 'NỮ', 'Nu', 'NU', 'Nữ'.normalize('NFD')])('%s is female', (word) => {
    const line = `079300000017||Trần Thị Ngọc|29022000|${word}|x|01072024||||`;
    expect(parseCccdQr(line, TODAY)).toMatchObject({ ok: true, value: { sex: 'female' } });
  });

  it('gives names in NFC', () => {
    const result = parseCccdQr(AN.normalize('NFD'), TODAY);
    expect(result.ok && result.value.name).toBe('Nguyễn Văn An'.normalize('NFC'));
  });

  it('keeps filled fields behind the seventh as they stand', () => {
    const line = '001217000001||Lê Bảo Anh|01022017|Nam|x|01082024|001217999999|Lê Văn A|Trần Thị B|';
    expect(parseCccdQr(line, TODAY)).toMatchObject({
      ok: true,
      value: { layout: 2024, extra: ['001217999999', 'Lê Văn A', 'Trần Thị B', ''] },
    });
  });

  it.each([
    ['15042021|', 2021],
    ['01072024||', 2024],
    ['|', 2024],
  ])('eight to ten fields: the issue date tells the layout (%s)', (tail, layout) =>
    expect(parseCccdQr(`001090123456||Nguyễn Văn An|01011990|Nam|x|${tail}`, TODAY)).toMatchObject({
      ok: true,
      value: { layout },
    }),
  );

  it.each([
    ['century-mismatch', '001290123456||A|01011990|Nam|x|15042021'],
    ['year-mismatch', '001091123456||A|01011990|Nam|x|15042021'],
    ['sex-mismatch', '001190123456||A|01011990|Nam|x|15042021'],
  ])('warns of %s and accepts', (warning, line) =>
    expect(parseCccdQr(line, TODAY)).toMatchObject({ ok: true, warnings: [warning] }),
  );

  it.each([
    ['letters in the number', '00109012345x||A|01011990|Nam|x|15042021', 'not-a-citizen-card'],
    ['old number of eight digits', '001090123456|12345678|A|01011990|Nam|x|15042021', 'invalid'],
    ['no name', '001090123456|||01011990|Nam|x|15042021', 'invalid'],
    ['no birth date', '001090123456||A||Nam|x|15042021', 'invalid'],
    ['a third sex word', '001090123456||A|01011990|Khac|x|15042021', 'invalid'],
    ['issued on 30 February', '001090123456||A|01011990|Nam|x|30022021', 'invalid'],
    ['a bar in place of the last letter', AN.replace('Nội', 'Nộ|'), 'invalid'],
    ['two cards in one line', `${AN}${AN}`, 'invalid'],
    ['empty', '', 'noise'],
    ['only spaces', ' \r\n', 'noise'],
    ['control byte inside', AN.replace('Văn', 'V\u0000n'), 'noise'],
    ['broken UTF-8 inside', AN.replace('ễ', '\uFFFD'), 'noise'],
    ['over-long', `${AN}${'x'.repeat(1024)}`, 'noise'],
    ['10 kB', '7'.repeat(10_240), 'noise'],
    ['lone surrogate', AN.replace('Văn', 'V\uD800n'), 'noise'],
    ['cut within a character', '001090123456||Nguy\uFFFD', 'incomplete'],
  ])('refuses %s', (_name, line, error) => expect(errorOf(line)).toBe(error));

  it.each([
    'Y Wang',
    "H'Hen Niê",
    'Y Kơ\u0306 Mlô',
    'H’Bia Êban',
    'Ksor Čhƀi',
    'Trần Lê-Ngọc',
    'Nguyễn Thị A.',
    'NGUYỄN NHÃ',
    'Đinh Thị Huế',
    'Hà Lãm Úy',
  ])('takes the name %s', (name) =>
    expect(parseCccdQr(AN.replace('Nguyễn Văn An', name), TODAY)).toMatchObject({
      ok: true,
      value: { name },
    }),
  );

  /** As a scanner, or a program behind it, sends UTF-8 that it took for Windows-1252. */
  const misread = (text: string): string =>
    new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

  it.each([
    ['letters that came as question marks', 'Nguy?n V?n An', 'invalid'],
    ['digits', 'Nguyen V4n An', 'invalid'],
    ['no letter', "'-", 'invalid'],
    ['letters of another script', 'Nguуen Аn', 'invalid'],
    ['a mark that no letter takes', 'Nguyx\u0309n', 'invalid'],
    ['a sign', 'Nguyễn Văn An»', 'invalid'],
    ['a text turned round', 'Nguyễn \u202EVăn An', 'noise'],
    ['a blank without width', 'Nguyễn\u200BVăn An', 'noise'],
    ['a letter of private use', 'Nguyễn \uE000n An', 'noise'],
  ])('refuses a name with %s', (_name, name, error) =>
    expect(errorOf(AN.replace('Nguyễn Văn An', name))).toBe(error),
  );

  it.each([...'àáãâèéêìíòóôõùúýÀÁÃÂÈÉÊÌÍÒÓÔÕÙÚÝăĂđĐĩĨũŨơƠưƯạẠảẢấẤễỄớỚựỰỹỸ'])(
    'refuses %s whose bytes were read one by one, in name and address',
    (letter) => {
      for (const text of [`L${letter} An`, `Mai ${letter}`]) {
        // One of the two bytes may come as a control character.
        expect(['invalid', 'noise']).toContain(errorOf(AN.replace('Nguyễn Văn An', misread(text))));
        expect(['invalid', 'noise']).toContain(errorOf(AN.replace('Hà Nội', misread(text))));
      }
    },
  );

  it('refuses an address of two lines', () => expect(errorOf(AN.replace(', Hà', '\u2028Hà'))).toBe('noise'));

  it.each([
    ['born tomorrow', '23112026', '', 'invalid'],
    ['born today', '22112026', '22112026', null],
    ['born in a month to come', '122026', '', 'invalid'],
    ['born this month', '112026', '', null],
    ['born next year', '2027', '', 'invalid'],
    ['born this year', '2026', '22112026', null],
    ['issued tomorrow', '01011990', '23112026', 'invalid'],
    ['issued before the birth', '01011990', '31121989', 'invalid'],
    ['issued before the month of birth', '051990', '30041990', 'invalid'],
    ['issued in the year of birth', '1990', '01011990', null],
  ])('knows no card of a day to come: %s', (_name, birth, issued, error) =>
    expect(errorOf(`001090123456||An|${birth}|Nam|x|${issued}||||`)).toBe(error),
  );

  it.each([AN, NGOC])('half a line is incomplete, wherever it was cut', (line) => {
    const chars = [...line];
    const end = line === AN ? chars.length : line.indexOf('01072024') + 8;
    for (let length = 12; length < end; length++) {
      expect(errorOf(chars.slice(0, length).join('')), `${length}`).toBe('incomplete');
    }
  });
});

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''));
const textOf = (...marks: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...'AĐBễấỹƯnhịtrx', ' ', '.', ...marks), { minLength: 1, maxLength: 40 })
    .map((parts) => `L${parts.join('')}x`);
const dayWithin = (first: string, last: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(first), max: new Date(last), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const day = dayWithin('1900-01-01', '2019-12-31');
const card: fc.Arbitrary<CccdQr> = fc.record({
  number: digits(12),
  oldNumber: fc.option(digits(9)),
  name: textOf("'", '’', '-'),
  birthDate: fc.oneof(
    day,
    day.map((date) => date.slice(0, 7)),
    day.map((date) => date.slice(0, 4)),
  ),
  sex: fc.constantFrom('male', 'female', 'unknown'),
  address: fc.option(textOf(',', '/', '0')),
  issueDate: dayWithin('2020-01-01', TODAY),
  layout: fc.constantFrom(2021, 2024),
  extra: fc.constant([]),
});

describe('properties', () => {
  it('reads back every card it prints', () => {
    fc.assert(
      fc.property(card, (value) => {
        const full = { ...value, extra: value.layout === 2024 ? ['', '', '', ''] : [] };
        expect(parseCccdQr(printCccdQr(full), TODAY)).toMatchObject({ ok: true, value: full });
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((tail) => `001090123456|${tail}`),
    );
    fc.assert(fc.property(line, (value) => typeof parseCccdQr(value, TODAY).ok === 'boolean'));
  });
});
