import { summarise } from '../statistics.ts';
import { figure, table } from '../table.ts';
import { type FrameTimes, LIVE } from './frame-run.ts';
import { type Part, percent } from './qr-report.ts';

/** Of the live path, ms a frame of 1280 × 720. */
const TARGET = { p50: 8, p95: 25 } as const;

/** Ours must be quick enough for every frame, those without a code too, and must read nothing that is not there. */
export const missedOfFrames = (all: readonly FrameTimes[]): readonly string[] => {
  const live = all.find(({ way }) => way === LIVE);
  if (live === undefined || live.times.length === 0) return ['the live path was not measured'];
  const { p50, p95 } = summarise(live.times);
  const missed: string[] = [];
  if (!(p50 <= TARGET.p50)) missed.push(`a frame in the median ${figure(p50)} ms (≤ ${TARGET.p50})`);
  if (!(p95 <= TARGET.p95)) missed.push(`a frame at p95 ${figure(p95)} ms (≤ ${TARGET.p95})`);
  if (live.wrong > 0) missed.push(`${live.wrong} frames with a text that they do not hold`);
  return missed;
};

/** Times of a frame, and the share of frames with a code in which it was read. */
export const reportFrames = (all: readonly FrameTimes[]): Part => {
  const rows = all.map(({ way, times, codes, read, wrong }) => {
    const { p50, p95, max } = summarise(times);
    return [
      way,
      String(times.length),
      figure(p50),
      figure(p95),
      figure(max),
      percent(read, codes),
      String(wrong),
    ];
  });
  const head = [
    'a frame of 1280 × 720',
    'frames',
    'p50 ms',
    'p95 ms',
    'max ms',
    'of those with a code',
    'wrong',
  ];
  return { text: table([head, ...rows]), missed: missedOfFrames(all) };
};
