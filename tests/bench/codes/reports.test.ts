import { describe, expect, it } from 'vitest';
import { missedOfFrames, reportFrames } from './frame-report.ts';
import { LIVE } from './frame-run.ts';
import { missedOfMrz, reportMrz } from './mrz-report.ts';
import { holds, type MrzOutcome } from './mrz-run.ts';
import { reportParse } from './parse-report.ts';
import { missedOfQr, reportQr } from './qr-report.ts';
import { OURS, type QrOutcome } from './qr-run.ts';

const qr = (
  kind: string,
  reader: string,
  rights: readonly boolean[],
  wrong: readonly string[] = [],
): QrOutcome[] => rights.map((right) => ({ kind, level: 1, reader, right, wrong }));

describe('QR codes', () => {
  const even = [...qr('blur', OURS, [true, true]), ...qr('blur', 'zbar', [true, true])];
  const better = [...qr('noise', OURS, [true, true]), ...qr('noise', 'zbar', [true, false])];

  it('meets its targets when no kind is worse and the whole set better', () => {
    expect(missedOfQr([...even, ...better])).toEqual([]);
  });

  it('misses the whole set when it is only as good', () => {
    expect(missedOfQr(even)).toEqual(['QR, whole set: 2 read, the best peer 2']);
  });

  it('misses a kind in which any peer is better, though it is better on the whole', () => {
    const worse = [
      ...qr('glare', OURS, [true, false]),
      ...qr('glare', 'zbar', [false, false]),
      ...qr('glare', 'jsQR', [true, true]),
    ];
    expect(missedOfQr([...better, ...better, ...worse])).toEqual(['QR, glare: 1 read, the best peer 2']);
  });

  it('misses on a wrong text of ours, not on one of a peer', () => {
    expect(missedOfQr([...better, ...qr('dark', OURS, [true], ['x'])])).toEqual([
      'QR: 1 texts that are in no picture',
    ]);
    expect(missedOfQr([...better, ...qr('noise', 'jsQR', [false], ['x'])])).toEqual([]);
  });

  it('shows the share of every kind and reader', () => {
    const { text } = reportQr([...even, ...better]);
    expect(text).toMatch(/\| blur +\| +2 \| +100 % \| +100 % \|/);
    expect(text).toMatch(/\| noise +\| +2 \| +100 % \| +50 % \|/);
    expect(text).toMatch(/\| whole set +\| +4 \| +100 % \| +75 % \|/);
  });
});

describe('frames', () => {
  const way = (times: readonly number[], wrong = 0) => ({ way: LIVE, times, codes: 7, read: 7, wrong });

  it('meets its targets at their edge, and misses each beyond', () => {
    expect(missedOfFrames([way([8, 8, 8, 25])])).toEqual([]);
    expect(missedOfFrames([way([9, 9, 9, 26], 1)])).toHaveLength(3);
  });

  it('misses when nothing was measured', () => {
    expect(missedOfFrames([])).toEqual(['the live path was not measured']);
    expect(missedOfFrames([way([])])).toEqual(['the live path was not measured']);
  });

  it('shows how many frames with a code were read', () => {
    expect(reportFrames([{ ...way([5]), read: 6 }]).text).toContain('85.7 %');
  });
});

describe('MRZ', () => {
  const outcomes = (
    count: number,
    right: number,
    level: number,
    more: Partial<MrzOutcome> = {},
  ): MrzOutcome[] =>
    Array.from({ length: count }, (_, index) => ({
      kind: level === 0 ? 'sharp' : 'blur',
      level,
      ours: index < right ? ('right' as const) : ('refused' as const),
      ms: 100,
      whole: false,
      zone: true,
      ...more,
    }));

  it('meets its targets at their edge', () => {
    expect(missedOfMrz([...outcomes(50, 49, 0), ...outcomes(20, 17, 3)])).toEqual([]);
  });

  it('misses each share by itself', () => {
    expect(missedOfMrz([...outcomes(50, 48, 0), ...outcomes(20, 17, 3)])).toEqual([
      'MRZ, sharp: 96.0 % right (≥ 98)',
    ]);
    expect(missedOfMrz([...outcomes(50, 50, 0), ...outcomes(20, 16, 3)])).toEqual([
      'MRZ, degraded: 80.0 % right (≥ 85)',
    ]);
  });

  it('misses on one wrong zone that was accepted, and on slow pictures', () => {
    const all = [...outcomes(100, 100, 0), ...outcomes(99, 99, 2), ...outcomes(1, 0, 2, { ours: 'wrong' })];
    expect(missedOfMrz(all)).toEqual(['MRZ: 1 accepted with a wrong character']);
    expect(missedOfMrz([...outcomes(10, 10, 0), ...outcomes(10, 10, 1, { ms: 501 })])).toEqual([
      'MRZ at p95 501 ms (≤ 500)',
    ]);
  });

  it('misses when a set is empty', () => {
    expect(missedOfMrz(outcomes(5, 5, 0))).toHaveLength(1);
  });

  it('shows ours beside the peer', () => {
    expect(reportMrz([...outcomes(4, 3, 0), ...outcomes(2, 2, 1)]).text).toMatch(
      /\| sharp +\| +4 \| +75 % \| +0 \| +0 % \| +100 % \|/,
    );
  });

  it('finds the three lines one below the other, among others', () => {
    expect(holds(['x', 'a', 'b', 'c', 'y'], ['a', 'b', 'c'])).toBe(true);
    expect(holds(['a', 'b', 'x', 'c'], ['a', 'b', 'c'])).toBe(false);
    expect(holds([], ['a', 'b', 'c'])).toBe(false);
  });
});

describe('parse', () => {
  it('misses below its rate alone, and shows both rates', () => {
    expect(reportParse({ count: 500_000, ours: 200_000, json: 700_000 }).missed).toEqual([]);
    const slow = reportParse({ count: 500_000, ours: 199_999.4, json: 700_000 });
    expect(slow.missed).toEqual(['parse 199,999 codes a second (≥ 200,000)']);
    expect(slow.text).toMatch(/\| parse +\| +500,000 \| +199,999 \| +700,000 \|/);
  });
});
