import encodeQR from 'qr';
import { describe, expect, it } from 'vitest';
import { homeText } from './home-text.ts';

const HOSPITAL = { vi: 'Bệnh viện Đa khoa Mẫu', en: 'Mau General Hospital' };
const STEP = 'Đến quầy tiếp nhận ở tầng trệt, cạnh cửa chính của khu khám bệnh.';
const TITLE = 'Lấy kết quả ở đâu?';
const TEXT = 'Kết quả được trả ở phòng 206.';
/** The modules on a side of a code of version 22. */
const MODULES = 105;
const BORDER = 4;

const topic = (steps: readonly string[]) => ({
  id: 'lay-ket-qua',
  title: { vi: TITLE, en: 'Where are results?' },
  answer: { vi: { text: TEXT, steps: [...steps] }, en: { text: 'In room 206.', steps: ['Go there.'] } },
});
const home = (one: ReturnType<typeof topic>, hospital = HOSPITAL): readonly string[] =>
  homeText(one, hospital, null).vi.split('\n');
const numbered = (steps: readonly string[]): string[] => steps.map((step, at) => `${at + 1}. ${step}`);
const modules = (lines: readonly string[]): number =>
  encodeQR(lines.join('\n'), 'raw', { ecc: 'low', border: BORDER }).length - 2 * BORDER;

describe('an answer to take home', () => {
  it('is the hospital, the question, the answer and all its steps', () => {
    const steps = ['Lấy số.', 'Chờ gọi tên.'];
    expect(home(topic(steps))).toEqual([HOSPITAL.vi, TITLE, TEXT, ...numbered(steps)]);
  });

  it('gives up the name of the hospital before a step', () => {
    const steps = Array.from({ length: 6 }, () => STEP);
    const long = { ...HOSPITAL, vi: 'Bệnh viện '.repeat(60) };
    expect(home(topic(steps), long)).toEqual([TITLE, TEXT, ...numbered(steps)]);
  });

  it('that is too long gives up its last steps, and ends with a sign', () => {
    const steps = Array.from({ length: 6 }, () => `${STEP} ${STEP}`);
    const lines = home(topic(steps));
    const kept = lines.slice(2, -1);
    expect(lines.slice(0, 2)).toEqual([TITLE, TEXT]);
    expect(kept).toEqual(numbered(steps).slice(0, kept.length));
    expect(kept.length).toBeGreaterThan(2);
    expect(kept.length).toBeLessThan(steps.length);
    expect(lines.at(-1)).toBe('… Xem đủ ở ki-ốt của bệnh viện.');
  });

  it('is in a code no finer than old phones read, and leaves no step out that would have fitted', () => {
    for (let letters = 60; letters <= 160; letters++) {
      const steps = numbered(Array.from({ length: 6 }, () => 'ế'.repeat(letters)));
      const bare = steps.map((step) => step.slice(3));
      const lines = home(topic(bare));
      const [left] = steps.slice(lines.length - 3);
      expect(modules(lines)).toBeLessThanOrEqual(MODULES);
      if (lines.at(-1)?.startsWith('…') && left !== undefined)
        expect(modules([...lines.slice(0, -1), left, ...lines.slice(-1)])).toBeGreaterThan(MODULES);
    }
  });
});
