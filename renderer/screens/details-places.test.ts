import { describe, expect, it } from 'vitest';
import { COMMUNES, DETAILS } from '../../tests/flow/scripted-host.ts';
import { NO_DETAILS } from '../flow/details-desk.ts';
import { findPlaces, hereFirst, lineBegun, placesHere } from './details-places.ts';

const places = ['Phường Ba Đình', 'Xã Đình Bảng', 'Phường Phượng Dực', 'Đặc khu Phú Quý', 'Xã Xá Lùng'].map(
  (name, at) => ({ code: String(at), name }),
);
const found = (text: string): string[] => findPlaces(places, text).map(({ name }) => name);

describe('a place is found', () => {
  it('by the beginning of its own name first, then by a later word, then by any part', () => {
    expect(found('dinh')).toEqual(['Xã Đình Bảng', 'Phường Ba Đình']);
    expect(found('ung')).toEqual(['Xã Xá Lùng']);
  });

  it('with marks or without, in either case', () => {
    expect(found('Phú Quý')).toEqual(['Đặc khu Phú Quý']);
    expect(found('phu quy')).toEqual(['Đặc khu Phú Quý']);
  });

  it('with what it is before its name', () => {
    expect(found('xã đình')).toEqual(['Xã Đình Bảng']);
    expect(found('đặc khu')).toEqual(['Đặc khu Phú Quý']);
  });

  it('by a name like the word for what it is: that one first', () => {
    expect(found('phương d')).toEqual(['Phường Phượng Dực']);
    expect(found('xa').slice(0, 2)).toEqual(['Xã Đình Bảng', 'Xã Xá Lùng']);
  });

  it('all of them while nothing is typed, none where none is so named', () => {
    expect(found('')).toHaveLength(places.length);
    expect(found('zz')).toEqual([]);
  });
});

it('puts those of the present address first', () => {
  const here = placesHere({ standing: DETAILS });
  expect(hereFirst(COMMUNES, here).map(({ code }) => code)).toEqual(['00070', '00091', '00004']);
  expect(placesHere(NO_DETAILS)).toEqual([]);
});

describe('a street line begins', () => {
  const desk = { ...NO_DETAILS, standing: DETAILS };

  it('as it stands where the commune is one of the present address', () => {
    expect(lineBegun({ ...desk, communeCode: '00091' })).toBe('12 Hàng Ngang');
  });

  it('empty elsewhere: another house', () => {
    expect(lineBegun({ ...desk, communeCode: '00004' })).toBe('');
    expect(lineBegun({ ...desk, communeCode: null })).toBe('');
  });

  it('as it was just told', () => {
    const change = { address: { line: 'Số 1 Phố Mẫu', communeCode: '00004' } };
    expect(lineBegun({ ...desk, communeCode: '00004', change })).toBe('Số 1 Phố Mẫu');
  });
});
