import { describe, expect, it } from 'vitest';
import { isOtherRecord } from './other-record.ts';

const CARD = { name: 'Nguyễn Văn An', birthDate: '1990-05-17' };

describe("somebody else's record", () => {
  it('is of another name and another birth date', () => {
    expect(isOtherRecord(CARD, { name: 'Trần Thị Bình', birthDate: '1975-01-02' })).toBe(true);
    expect(isOtherRecord(CARD, { name: 'Trần Thị Bình', birthDate: '1975' })).toBe(true);
  });

  it.each([
    ['a name written in another way', { name: 'NGUYEN VAN AN', birthDate: '1975-01-02' }],
    ['a new name', { name: 'Nguyễn Văn Bình', birthDate: '1990-05-17' }],
    ['a year alone', { name: 'Nguyễn Văn Bình', birthDate: '1990' }],
    ['no birth date', { name: 'Trần Thị Bình', birthDate: null }],
    ['no name', { name: '', birthDate: '1975-01-02' }],
  ])('%s is none', (_, record) => expect(isOtherRecord(CARD, record)).toBe(false));
});
