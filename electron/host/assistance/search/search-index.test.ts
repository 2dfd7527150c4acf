import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSearchIndex } from './search-index.ts';

const THINGS = [
  {
    id: 'gui-xe',
    scope: 'topic' as const,
    texts: [
      'Gửi xe máy ở đâu?',
      'Bãi giữ xe nằm chỗ nào',
      'giá gửi xe bao nhiêu',
      'bãi xe ô tô',
      'tiền giữ xe máy mấy đồng',
      'gửi xe qua đêm được không',
      'Where can I park my motorbike?',
    ],
  },
  {
    id: 'wifi',
    scope: 'topic' as const,
    texts: [
      'Mật khẩu wifi là gì?',
      'bệnh viện có mạng không dây không',
      'vào mạng internet thế nào',
      'wifi miễn phí',
      'xin pass wifi',
      'mật khẩu mạng của bệnh viện',
      'What is the wifi password?',
    ],
  },
  {
    id: 'nha-thuoc',
    scope: 'topic' as const,
    texts: [
      'Mua thuốc ở đâu?',
      'quầy phát thuốc bảo hiểm',
      'lĩnh thuốc theo đơn chỗ nào',
      'nhà thuốc bệnh viện mấy giờ đóng cửa',
      'lấy thuốc bảo hiểm ở quầy nào',
      'Where is the pharmacy?',
    ],
  },
];
const index = createSearchIndex(THINGS);
const first = (question: string): string | undefined => index.find(question).ranked[0]?.id;

describe('the thing that a question is about', () => {
  test.each([
    ['Tôi muốn gửi xe máy', 'gui-xe'],
    ['gui xe o dau', 'gui-xe'],
    ['guiwr xe owr ddaau', 'gui-xe'],
    ['gu73i xe ma1y', 'gui-xe'],
    ['guixe omay', 'gui-xe'],
    ['gửi xa máy', 'gui-xe'],
    ['mật khảu wìi', 'wifi'],
    ['pass wf', 'wifi'],
    ['MẬT KHẨU WIFI', 'wifi'],
    ['wfii', 'wifi'],
    ['mật khẩu mạgn', 'wifi'],
    ['quầy phat thuôcs', 'nha-thuoc'],
    ['xẹ máy', 'gui-xe'],
    ['internet?', 'wifi'],
    ['quầy phat thuoc', 'nha-thuoc'],
    ['is there parking for motorbikes', 'gui-xe'],
    ['medicine', 'nha-thuoc'],
  ])('%s → %s', (question, id) => {
    expect(first(question)).toBe(id);
  });

  test('of a question of other words is none: all are equally far', () => {
    for (const question of ['', '???', 'zzzz qqqq', '12345', '😂'])
      expect(index.find(question).ranked[0]?.chance).toBeLessThan(0.5);
  });

  test('chances together are 1, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (question) => {
        expect(index.find(question).ranked.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 6);
      }),
    );
  });

  test('the same content learns the same', () => {
    const again = createSearchIndex(THINGS);
    expect(again.find('bãi xe')).toEqual(index.find('bãi xe'));
  });
});
