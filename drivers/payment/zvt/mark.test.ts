import { describe, expect, it } from 'vitest';
import type { ZvtStatusInformation } from '../../codec/zvt-answers.ts';
import { printMark, readMark, relationOf } from './mark.ts';

const told = (change: Partial<ZvtStatusInformation>): ZvtStatusInformation => ({
  ...{ result: 0, amount: 150_000, trace: 100, receipt: 12, reversed: null, localTime: '1122081530' },
  ...{ card: null, totals: null, ...change },
});
const MARK = { receipt: 12, trace: 100, at: '1122081530' };

describe('the mark of a terminal', () => {
  it('survives its text', () => {
    expect(readMark(printMark(told({})))).toEqual(MARK);
    expect(readMark(printMark('none'))).toBe('none');
  });

  it.each(['', '{}', '{"receipt":0,"trace":1,"at":null}', '{"receipt":null,"trace":null,"at":null}', '[]'])(
    'is not %j',
    (text) => {
      expect(readMark(text)).toBeNull();
    },
  );

  it.each([
    ['same', MARK, {}],
    ['same', { ...MARK, trace: null }, {}],
    ['unclear', MARK, { localTime: '1122081531' }],
    ['next', MARK, { receipt: 13, trace: 101 }],
    ['next', MARK, { receipt: 13, trace: 104 }],
    ['next', { ...MARK, receipt: 9_999 }, { receipt: 1, trace: 101 }],
    ['next', { ...MARK, receipt: null, trace: 999_999 }, { receipt: null, trace: 1 }],
    ['next', MARK, { receipt: null, trace: 101, result: 51 }],
    ['next', MARK, { receipt: 12, trace: 101, result: 51 }],
    ['unclear', MARK, { receipt: 12, trace: 101 }],
    ['unclear', MARK, { receipt: 14, trace: 102 }],
    ['unclear', MARK, { receipt: 13, trace: 100 }],
    ['unclear', MARK, { receipt: 11, trace: 99 }],
    ['unclear', MARK, { receipt: null, trace: 102 }],
    ['unclear', MARK, { receipt: null, trace: null }],
  ] as const)('%s: %j, then %j', (relation, mark, last) => {
    expect(relationOf(mark, told(last))).toBe(relation);
  });
});
