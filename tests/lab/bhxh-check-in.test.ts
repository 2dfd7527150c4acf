import { describe, expect, it } from 'vitest';
import { checkInOf, readCheckIn } from './bhxh-check-in.ts';

/** The example of domain facts D3, element by element. */
const EXAMPLE: readonly (readonly [string, string])[] = [
  ['MA_LK', 'KB2611220001'],
  ['STT', '1'],
  ['MA_BN', 'BN0001'],
  ['HO_TEN', 'Nguyễn Văn An'],
  ['SO_CCCD', '001090123456'],
  ['NGAY_SINH', '199001010000'],
  ['GIOI_TINH', '1'],
  ['MA_THE_BHYT', 'GD4010123456789'],
  ['MA_DKBD', '01028'],
  ['GT_THE_TU', '20260101'],
  ['GT_THE_DEN', '20261231'],
  ['MA_DOITUONG_KCB', '1.1'],
  ['NGAY_VAO', '202611220812'],
  ['NGAY_VAO_NOI_TRU', ''],
  ['LY_DO_VNT', ''],
  ['MA_LY_DO_VNT', ''],
  ['MA_LOAI_KCB', '01'],
  ['MA_CSKCB', '01999'],
  ['MA_DICH_VU', '02.1896'],
  ['TEN_DICH_VU', 'Khám Nội'],
  ['MA_THUOC', ''],
  ['TEN_THUOC', ''],
  ['MA_VAT_TU', ''],
  ['TEN_VAT_TU', ''],
  ['NGAY_YL', '202611220812'],
  ['DU_PHONG', ''],
];
const message = (elements = EXAMPLE): string =>
  `<CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB><TRANG_THAI_KCB>${elements
    .map(([name, text]) => `<${name}>${text}</${name}>`)
    .join('')}</TRANG_THAI_KCB></DSACH_TRANG_THAI_KCB><CHUKYDONVI/></CHI_TIEU_TRANG_THAI_KCB>`;
const changed = (change: Readonly<Record<string, string>>): string =>
  message(EXAMPLE.map(([name, text]) => [name, change[name] ?? text]));

describe("the portal's own reader of check-in messages", () => {
  it('takes the example', () => expect(readCheckIn(message())).toEqual(Object.fromEntries(EXAMPLE)));

  it('reads what stands for signs', () =>
    expect(readCheckIn(changed({ HO_TEN: 'A &amp; B &lt;C&gt;' }))).toMatchObject({ HO_TEN: 'A & B <C>' }));

  it.each([
    ['an element is missing', message(EXAMPLE.slice(0, -1)), 'DU_PHONG is not where it belongs'],
    ['two changed places', message([...EXAMPLE].reverse()), 'MA_LK is not where it belongs'],
    ['too long a name', changed({ HO_TEN: 'ễ'.repeat(256) }), 'HO_TEN breaks its rule'],
    ['no name', changed({ HO_TEN: '' }), 'HO_TEN breaks its rule'],
    ['a birth date with blanks', changed({ NGAY_SINH: '1990' }), 'NGAY_SINH breaks its rule'],
    ['another sex', changed({ GIOI_TINH: '0' }), 'GIOI_TINH breaks its rule'],
    ['an hour that is none', changed({ NGAY_YL: '202611222512' }), 'NGAY_YL breaks its rule'],
    ['two costs', changed({ MA_THUOC: '40.1', TEN_THUOC: 'Thuốc' }), 'one of service, drug and supply'],
    ['no cost', changed({ MA_DICH_VU: '', TEN_DICH_VU: '' }), 'one of service, drug and supply'],
    ['a code without a name', changed({ TEN_DICH_VU: '' }), 'half a pair'],
    ['an emergency', changed({ MA_DOITUONG_KCB: '2' }), 'an emergency'],
    ['cut', message().slice(0, -5), 'foot'],
    ['no message', '<x/>', 'head'],
  ])('complains of %s', (_name, xml, complaint) => expect(readCheckIn(xml)).toBe(complaint));

  it('looks at the form around it', () => {
    const form = {
      username: '01999_BV',
      loaiHoSo: '0',
      maTinh: '01',
      maCSKCB: '01999',
      fileHSBase64: Buffer.from(message()).toString('base64'),
    };
    expect(checkInOf(form, '01999_BV')).toMatchObject({ MA_LK: 'KB2611220001' });
    expect(checkInOf(form, '01888_BV')).toBe('form');
    expect(checkInOf({ ...form, loaiHoSo: '130' }, '01999_BV')).toBe('form');
    expect(checkInOf({ ...form, maCSKCB: '01888' }, '01999_BV')).toBe('another facility');
    expect(checkInOf({ ...form, fileHSBase64: '%%%%' }, '01999_BV')).toBe('form');
  });
});
