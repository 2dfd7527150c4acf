import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

it('says one sentence after the other', () => {
  expect(
    sentencesOf(['Mang theo căn cước. Có thẻ bảo hiểm không?', 'Mời lên tầng 2, phòng 201.'], 'vi'),
  ).toEqual(['Mang theo căn cước.', 'Có thẻ bảo hiểm không?', 'Mời lên tầng 2, phòng 201.']);
});

it('does not break a time, an amount or a phone number', () => {
  const text = 'Khám từ 7.30 đến 16.30, giá 150.000 đ, gọi 1900.1234.';
  expect(sentencesOf([text], 'vi')).toEqual([text]);
});

it('breaks a long sentence where a voice draws breath', () => {
  const breaths = sentencesOf(
    [
      'Người bệnh có thẻ bảo hiểm y tế mang theo căn cước công dân hoặc ứng dụng VNeID, ' +
        'giấy chuyển tuyến nếu có, và giấy hẹn khám lại nếu được hẹn.',
    ],
    'vi',
  );
  expect(breaths).toEqual([
    'Người bệnh có thẻ bảo hiểm y tế mang theo căn cước công dân hoặc ứng dụng VNeID, giấy chuyển tuyến nếu có,',
    'và giấy hẹn khám lại nếu được hẹn.',
  ]);
});

it('says nothing of what has no words', () => {
  expect(sentencesOf(['', '  ', '…', '---'], 'en')).toEqual([]);
});

it('loses no word, and no breath is long', () => {
  const word = fc.constantFrom('khám', 'bệnh', 'thẻ', 'bảo', 'hiểm,', 'tầng', '2.', 'phòng', 'x'.repeat(300));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), (words) => {
      const breaths = sentencesOf([words.join(' ')], 'vi');
      expect(breaths.join('').replaceAll(' ', '')).toBe(words.join(''));
      for (const breath of breaths) expect(breath.length).toBeLessThanOrEqual(120);
    }),
  );
});
