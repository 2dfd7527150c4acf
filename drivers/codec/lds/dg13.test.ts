import { describe, expect, it } from 'vitest';
import { printTlv } from '../ber-tlv.ts';
import { type Dg13, parseDg13 } from './dg13.ts';
import { bytesOf, DG13_ITEMS, dg13Of, item, printable, seq, set, utf8String } from './samples.ts';

const read = (bytes: Uint8Array): Dg13 => {
  const result = parseDg13(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const outcome = (bytes: Uint8Array): string => {
  const result = parseDg13(bytes);
  return result.ok ? 'ok' : result.error;
};
/** The usual card, these items in the place of its own. */
const withItems = (changes: Readonly<Record<number, Uint8Array>>): Uint8Array =>
  dg13Of(DG13_ITEMS.map((own, index) => changes[index + 1] ?? own));

describe('EF.DG13 (domain facts B3)', () => {
  it('writes items with the prefixes that were seen', () => {
    const prefixes = [
      [1, '30110201 01130C'],
      [3, '300F0201 03130A'],
      [4, '30080201 040C03'],
      [11, '300F0201 0B130A'],
      [14, '30030201 0E'],
      [15, '300E0201 0F1309'],
      [16, '30150201 101310'],
    ] as const;
    for (const [n, prefix] of prefixes) {
      const bytes = bytesOf(prefix);
      expect(DG13_ITEMS[n - 1]?.subarray(0, bytes.length)).toEqual(bytes);
    }
  });

  it('reads every field, an item of more than 127 bytes among them', () => {
    expect(DG13_ITEMS[8]?.length).toBeGreaterThan(130);
    expect(read(dg13Of(DG13_ITEMS))).toEqual({
      number: '001090123456',
      name: 'Nguyễn Văn An',
      birthDate: '1990-01-01',
      sex: 'male',
      nationality: 'Việt Nam',
      ethnicity: 'Kinh',
      religion: 'Không',
      origin: 'Xã Mẫu, Huyện Mẫu, Hà Nội',
      residence: `Số 1 Đường Mẫu, Phường Mẫu, ${'Khu tập thể Mẫu, '.repeat(8)}Hà Nội`,
      features: 'Nốt ruồi C: 1,5cm trên trước cánh mũi trái',
      issueDate: '2021-04-15',
      expiryDate: '2030-01-01',
      noExpiry: false,
      father: 'Nguyễn Văn Cha',
      mother: 'Trần Thị Mẹ',
      spouse: null,
      oldNumber: '012345678',
      chipId: 'AB12CD34EF56GH78',
    });
  });

  it.each([
    ['no wrapper', printTlv(0x6d, ...DG13_ITEMS)],
    ['a SET alone', printTlv(0x6d, set(...DG13_ITEMS))],
    ['a version before', printTlv(0x6d, seq(bytesOf('020100'), set(...DG13_ITEMS)))],
    ['a version 1 before', printTlv(0x6d, seq(bytesOf('020101'), seq(...DG13_ITEMS)))],
    ['an identifier before', printTlv(0x6d, bytesOf('0603550403'), printTlv(0xa0, seq(...DG13_ITEMS)))],
    ['lengths longer than they need be', bytesOf(`6D83${'0'.repeat(6)}`)],
  ])('finds the items in whatever wrapper: %s', (name, file) => {
    const value = dg13Of(DG13_ITEMS).subarray(4);
    const long = Uint8Array.from([0x6d, 0x83, 0, value.length >> 8, value.length & 0xff, ...value]);
    expect(read(name.startsWith('lengths') ? long : file)).toEqual(read(dg13Of(DG13_ITEMS)));
  });

  it('tells items 15 and 16 apart by their content', () => {
    const swapped = withItems({
      15: item(15, printable('AB12CD34EF56GH78')),
      16: item(16, printable('012345678')),
    });
    expect(read(swapped)).toMatchObject({ oldNumber: '012345678', chipId: 'AB12CD34EF56GH78' });
    const empty = withItems({ 15: item(15, printable('')), 16: item(16) });
    expect(read(empty)).toMatchObject({ oldNumber: null, chipId: null });
  });

  it.each(['Không thời hạn', 'KHÔNG THỜI HẠN', 'Không thời hạn'.normalize('NFD')])('%s', (text) => {
    expect(read(withItems({ 12: item(12, utf8String(text)) }))).toMatchObject({
      expiryDate: null,
      noExpiry: true,
    });
  });

  it.each([
    ['both', item(13, seq(utf8String('Cha')), seq(utf8String('Mẹ'))), 'Cha', 'Mẹ'],
    ['both in one', item(13, seq(utf8String('Cha'), utf8String('Mẹ'))), 'Cha', 'Mẹ'],
    ['both, one level deeper', item(13, seq(seq(utf8String('Cha')), seq(utf8String('Mẹ')))), 'Cha', 'Mẹ'],
    ['both as texts', item(13, utf8String('Cha'), utf8String('Mẹ')), 'Cha', 'Mẹ'],
    ['no father', item(13, seq(), seq(utf8String('Mẹ'))), null, 'Mẹ'],
    ['an empty father', item(13, seq(utf8String('')), seq(utf8String('Mẹ'))), null, 'Mẹ'],
    ['no mother', item(13, seq(utf8String('Cha'))), 'Cha', null],
    ['none', item(13), null, null],
  ])('parents: %s', (_name, parents, father, mother) =>
    expect(read(withItems({ 13: parents }))).toMatchObject({ father, mother }),
  );

  it.each([
    ['with a name', item(14, seq(utf8String('Lê Thị B'))), 'Lê Thị B'],
    ['empty', item(14, seq(utf8String(' '))), null],
    ['none', item(14), null],
  ])('spouse: %s', (_name, spouse, expected) =>
    expect(read(withItems({ 14: spouse })).spouse).toBe(expected),
  );

  it('takes no text for an item, whatever bytes stand in it', () => {
    const forged = String.fromCharCode(
      ...item(1, printable('999999999999')),
      ...item(3, printable('01/01/2000')),
    );
    const hidden = withItems({
      2: item(2, utf8String(forged)),
      13: item(13, seq(utf8String(forged)), seq(utf8String(forged))),
    });
    expect(read(hidden)).toMatchObject({ number: '001090123456', birthDate: '1990-01-01' });
  });

  it('gives text in NFC, on one line, without control and formatting characters', () => {
    const file = withItems({
      2: item(2, utf8String(` ${'Nguyễn Văn An'.normalize('NFD')} `)),
      10: item(10, utf8String('a\r\nb\u202Ec\0')),
    });
    expect(read(file)).toMatchObject({ name: 'Nguyễn Văn An', features: 'a b c' });
  });

  it('knows what is absent', () => {
    expect(read(dg13Of([item(1, printable('001090123456'))]))).toMatchObject({
      name: null,
      birthDate: null,
      sex: 'unknown',
      issueDate: null,
      expiryDate: null,
      noExpiry: false,
      father: null,
    });
    expect(read(withItems({ 3: item(3, printable('1945')), 4: item(4, utf8String('Nữ')) }))).toMatchObject({
      birthDate: '1945',
      sex: 'female',
    });
  });

  it.each([
    ['31 February', { 3: item(3, printable('31/02/1990')) }, 'birthDate'],
    ['issued on no day', { 11: item(11, printable('x')) }, 'issueDate'],
    ['an expiry of other words', { 12: item(12, utf8String('mãi mãi')) }, 'expiryDate'],
  ] as const)('a date that is none costs nothing else: %s', (_name, items, field) =>
    expect(parseDg13(withItems(items))).toMatchObject({
      ok: true,
      value: { [field]: null, number: '001090123456' },
    }),
  );

  it.each([
    ['an item twice', dg13Of([...DG13_ITEMS, item(1, printable('001090123457'))]), 'invalid'],
    ['a number of eleven digits', withItems({ 1: item(1, printable('00109012345')) }), 'invalid'],
    ['broken UTF-8', withItems({ 2: item(2, printTlv(0x0c, bytesOf('4EFF'))) }), 'invalid'],
    ['no items', dg13Of([]), 'malformed'],
    ['an item of number 17', dg13Of([item(17, utf8String('x'))]), 'malformed'],
    ['a torn item', printTlv(0x6d, bytesOf('30110201')), 'malformed'],
    ['another file', printTlv(0x6e), 'wrong-file'],
    ['cut', dg13Of(DG13_ITEMS).subarray(0, 200), 'malformed'],
  ])('refuses %s', (_name, bytes, error) => expect(outcome(bytes)).toBe(error));

  it('ends at a nesting without end', () => {
    let nested: Uint8Array = item(1, printable('001090123456'));
    for (let depth = 0; depth < 2000; depth++) nested = seq(nested);
    expect(outcome(printTlv(0x6d, nested))).toBe('malformed');
  });
});
