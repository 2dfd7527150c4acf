import { describe, expect, it } from 'vitest';
import { type Capitals, erased, type InputMethod, methodOf, nextIsCapital, typedOn } from './typing.ts';

const typed = (keys: string, capitals: Capitals, longest = 60, method: InputMethod = 'telex'): string =>
  [...keys].reduce((text, key) => typedOn(text, key, { capitals, method, longest }), '');

describe('capitals by themselves', () => {
  it.each([
    ['words', 'nguyeenx thij anhs tuyeets', 'Nguyễn Thị Ánh Tuyết'],
    ['words', 'ddawngj quynhf nhuw', 'Đặng Quỳnh Như'],
    ['words', 'phamj thuyf duwowng', 'Phạm Thùy Dương'],
    ['words', 'lee hoangf phuwowcs', 'Lê Hoàng Phước'],
    ['words', 'huynhf khuwowng', 'Huỳnh Khương'],
    ['words', 'traanf xuaan hoaf', 'Trần Xuân Hòa'],
    ['words', 'ddoanf', 'Đoàn'],
    ['address', 'soos 12a phoos maaux', 'Số 12A Phố Mẫu'],
    ['address', 'ngox 3/4b, p.cuwar nam', 'Ngõ 3/4B, P.Cửa Nam'],
    ['none', 'da lieeux', 'da liễu'],
  ] as const)('%s: %s gives %s', (capitals, keys, text) => expect(typed(keys, capitals)).toBe(text));

  it('tells the key before it is pressed', () => {
    expect([nextIsCapital('', 'words'), nextIsCapital('An', 'words'), nextIsCapital('An ', 'words')]).toEqual(
      [true, false, true],
    );
    expect([nextIsCapital('12', 'words'), nextIsCapital('12', 'address')]).toEqual([false, true]);
    expect(nextIsCapital('', 'none')).toBe(false);
  });
});

it('takes no blank at the beginning of a name, and none twice', () => {
  expect(typed('  an  binhf', 'words')).toBe('An Bình');
});

it('takes no more than the longest, and a mark even then', () => {
  expect(typed('binhh', 'words', 4)).toBe('Binh');
  expect(typed('binhf', 'words', 4)).toBe('Bình');
});

describe('a question of one’s own', () => {
  const asked = (keys: string, language: 'vi' | 'en') => typed(keys, 'none', 120, methodOf(language));
  it.each([
    'where is the pharmacy',
    'do you accept foreign insurance?',
    'i need a wheelchair for my father',
    'free wifi, password',
  ])('in English stays as it is typed: %s', (keys) => expect(asked(keys, 'en')).toBe(keys));
  it('in English keeps marks that were typed in Vietnamese', () => {
    expect(typedOn('nhà', 's', { capitals: 'none', method: methodOf('en'), longest: 120 })).toBe('nhàs');
  });
  it('in Vietnamese is Telex', () => {
    expect(asked('nhaf thuoocs owr ddaau?', 'vi')).toBe('nhà thuốc ở đâu?');
  });
  it('takes no more than the longest in either', () => {
    expect(typed('pharmacy', 'none', 4, 'letters')).toBe('phar');
  });
});

describe('erasing', () => {
  it('takes a letter with all its marks', () => {
    expect(erased('Nguyễ')).toBe('Nguy');
    expect(erased('Nguyễ'.normalize('NFD'))).toBe('Nguy');
  });
  it('leaves nothing of nothing', () => expect(erased('')).toBe(''));
});
