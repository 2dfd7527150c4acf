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
});
