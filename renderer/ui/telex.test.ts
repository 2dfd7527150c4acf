import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { telex } from './telex.ts';

const typed = (keys: string): string => [...keys].reduce(telex, '');

describe('telex', () => {
  it.each([
    ['khoa nooij', 'khoa nội'],
    ['tim machj', 'tim mạch'],
    ['tim majch', 'tim mạch'],
    ['tai muxi hojng', 'tai mũi họng'],
    ['tai muix hongj', 'tai mũi họng'],
    ['rawng hamf mawtj', 'răng hàm mặt'],
    ['da lieeux', 'da liễu'],
    ['nguwowif', 'người'],
    ['nguoiwf', 'người'],
    ['dduwowcj', 'được'],
    ['dduocwj', 'được'],
    ['ddieenj', 'điện'],
    ['hoaf', 'hòa'],
    ['toanf', 'toàn'],
    ['quys', 'quý'],
    ['quaf', 'quà'],
    ['giaf', 'già'],
    ['gif', 'gì'],
    ['khoer', 'khỏe'],
    ['yeeus', 'yếu'],
    ['thuyr', 'thủy'],
    ['khuyur', 'khuỷu'],
    ['muaf', 'mùa'],
    ['mias', 'mía'],
    ['ngoaij', 'ngoại'],
  ])('%s gives %s', (keys, word) => expect(typed(keys)).toBe(word));

  it('takes a mark back when its key is pressed again', () => {
    expect(typed('ass')).toBe('as');
    expect(typed('aaa')).toBe('aa');
    expect(typed('ddd')).toBe('dd');
    expect(typed('oww')).toBe('ow');
  });

  it('takes the tone off with z and leaves letters that bear none', () => {
    expect(typed('nooijz')).toBe('nôi');
    expect(typed('x')).toBe('x');
    expect(typed('sr')).toBe('sr');
  });

  it('moves the tone when the syllable grows', () => {
    expect(typed('hoaf')).toBe('hòa');
    expect(typed('hoafn')).toBe('hoàn');
  });

  it.each([
    ['Nguyeenx Thij Anhs Tuyeets', 'Nguyễn Thị Ánh Tuyết'],
    ['Nguyeenx Thij Asnh Tuyeest', 'Nguyễn Thị Ánh Tuyết'],
    ['DDawngj Quynhf Nhuw', 'Đặng Quỳnh Như'],
    ['Ddawjng Quyfnh Nhuw', 'Đặng Quỳnh Như'],
    ['Phamj Thuyf Duwowng', 'Phạm Thùy Dương'],
    ['Phamj Thufy Duowng', 'Phạm Thùy Dương'],
    ['Lee Hoangf Phuwowcs', 'Lê Hoàng Phước'],
    ['Lee Hoafng Phuocws', 'Lê Hoàng Phước'],
    ['Huynhf Khuwowng', 'Huỳnh Khương'],
    ['Traanf Xuaan Hoaf', 'Trần Xuân Hòa'],
    ['DDoanf', 'Đoàn'],
    ['Ddoanf', 'Đoàn'],
    ['Doanfd', 'Đoàn'],
    ['Vox Uyeen Ys', 'Võ Uyên Ý'],
    ['AAn', 'Ân'],
    ['Aan', 'Ân'],
    ['NGUYEENX', 'NGUYỄN'],
    ['Quow', 'Quơ'],
    ['Quoocs', 'Quốc'],
    ['Thuowngf', 'Thường'],
  ])('the name %s gives %s', (keys, name) => expect(typed(keys)).toBe(name));

  it.each([
    ['P.Ba DDinhf', 'P.Ba Đình'],
    ['Soos 12A, Phoos Maaux', 'Số 12A, Phố Mẫu'],
    ['DDuwowngf 3/2', 'Đường 3/2'],
    ['Hoaf2', 'Hòa2'],
    ['12dd', '12đ'],
  ])('a figure or a sign begins a syllable: %s gives %s', (keys, line) => expect(typed(keys)).toBe(line));

  it('takes marks of a text that came decomposed', () => {
    expect(telex('Nguyê\u0303n'.normalize('NFD'), 's')).toBe('Nguyến');
  });

  it('writes composed letters alone, whatever is pressed, and adds at most one letter a key', () => {
    const keys = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzADEOUW 1./'), { maxLength: 30 });
    fc.assert(
      fc.property(keys, (pressed) => {
        let text = '';
        for (const key of pressed) {
          const next = telex(text, key);
          expect(next).toBe(next.normalize('NFC'));
          expect([text.length, text.length + 1]).toContain(next.length);
          text = next;
        }
      }),
    );
  });
});
