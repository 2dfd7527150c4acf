import { expect, test } from 'vitest';
import { isDoubtful } from './doubt.ts';

test.each([
  'tôi bị hiv tên lê hải',
  'ten em lan o dau',
  'bệnh nhân trần quốc bảo nam nằm phòng nào',
  'where is patient john smith',
  'my husband Peter is here',
  'facebook lan nguyen',
  'Lan nằm đâu',
  'chi lan o dau',
])('not kept: %s', (question) => {
  expect(isDoubtful(question, ['NGUYỄN THỊ LAN'])).toBe(true);
});

test.each(['bệnh viện có hồ bơi không', 'có bán sim điện thoại không', 'is there a gym', ''])(
  'kept: %s',
  (question) => {
    expect(isDoubtful(question, ['NGUYỄN THỊ LAN'])).toBe(false);
  },
);
