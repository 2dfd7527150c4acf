import { describe, expect, test } from 'vitest';
import { undoKeys } from './keystrokes.ts';

describe('the keys of an input method that was off', () => {
  test.each([
    ['khoong', 'khong'],
    ['dduwowcj', 'duoc'],
    ['nguwowif', 'nguoi'],
    ['beejnh', 'benh'],
    ['vieenj', 'vien'],
    ['tieenf', 'tien'],
    ['ddaau', 'dau'],
    ['thuwr', 'thu'],
    ['muwj', 'mu'],
    ['quaays', 'quay'],
    ['giowf', 'gio'],
  ])('Telex: %s is %s', (keys, syllable) => {
    expect(undoKeys(keys)).toBe(syllable);
  });

  test.each([
    ['d9u7o7c5', 'duoc'],
    ['kho6ng', 'khong'],
    ['be6nh5', 'benh'],
    ['vie6n5', 'vien'],
    ['tien62', 'tien'],
    ['the3', 'the'],
  ])('VNI: %s is %s', (keys, syllable) => {
    expect(undoKeys(keys)).toBe(syllable);
  });

  test.each([['t7'], ['ban'], ['parking'], ['b12xyz'], ['qwrt'], [''], ['12'], ['a'.repeat(60)]])(
    '%s was not typed so',
    (word) => {
      expect(undoKeys(word)).toBeNull();
    },
  );
});
