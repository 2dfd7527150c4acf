import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, wrap } from './fit.ts';
import { fitRows } from './row.ts';

/** Every letter is as wide as half its size. */
const measure = (text: string, px = 2): number => ([...text].length * px) / 2;
const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

describe('lines', () => {
  it('lose no letter, and are no wider than their room', () => {
    const words = fc.string({ unit: 'grapheme-composite', maxLength: 300 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 60 }), (text, width) => {
        const lines = wrap(text, width, measure);
        expect(withoutBlanks(lines.join(''))).toBe(withoutBlanks(text));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('do not end at a blank that binds', () => {
    expect(wrap('Tổng 150.000\u00a0đ', 10, measure)).toEqual(['Tổng', '150.000\u00a0đ']);
  });

  it('are of even length', () => {
    expect(fitText('một hai ba bốn năm sáu', 18, [2], 2, measure).lines).toEqual([
      'một hai ba',
      'bốn năm sáu',
    ]);
  });

  it('take the largest size with so many of them, whole words first', () => {
    expect(fitText('một hai', 7, [6, 4, 2], 1, measure)).toEqual({ px: 2, lines: ['một hai'] });
    expect(fitText('một hai', 7, [6, 4, 2], 2, measure)).toEqual({ px: 4, lines: ['một', 'hai'] });
    expect(fitText('x'.repeat(40), 10, [6, 2], 2, measure).lines).toHaveLength(4);
  });
});

describe('rows', () => {
  const one = (label: string, value: string, sizes = [2], lines = 1) =>
    fitRows([[label, value]], 20, sizes, lines, measure);

  it('stand on one line where a size allows it', () => {
    const rows = [{ left: ['Đã thanh toán'], right: ['5.000đ'], stacked: false }];
    expect(one('Đã thanh toán', '5.000đ', [4, 3, 1.6])).toEqual({ px: 1.6, rows });
  });

  it('keep the amount whole beside a label that wraps', () => {
    const { rows } = one('Xét nghiệm công thức máu', '85.000\u00a0đ', [2], 3);
    expect(rows).toEqual([
      { left: ['Xét nghiệm công thức', 'máu'], right: ['85.000\u00a0đ'], stacked: false },
    ]);
  });

  it('wrap a long value in its column, and stack what has no room beside its label', () => {
    const [wrapped] = one('Họ tên', 'Nguyễn Thị Ngọc Ánh Tuyết').rows;
    expect(wrapped).toMatchObject({ left: ['Họ tên'], stacked: false });
    expect(wrapped?.right.length).toBeGreaterThan(1);
    expect(one('Mã giao dịch', 'x'.repeat(25)).rows).toEqual([
      { left: ['Mã giao dịch'], right: ['x'.repeat(20), 'xxxxx'], stacked: true },
    ]);
  });
});
