import { summarise } from '../statistics.ts';
import { figure, table } from '../table.ts';
import type { Part } from './qr-report.ts';

/** From the first frame with a card to the painted name, ms. */
const P95 = 250;

/** The whole way in the real Electron: camera, page, host, screen. */
export const reportCamera = (times: readonly number[]): Part => {
  const { p50, p95, max } = summarise(times);
  return {
    text: table([
      ['card before the camera → name on the screen', 'cards', 'p50 ms', 'p95 ms', 'max ms'],
      ['real Electron, virtual camera', String(times.length), figure(p50), figure(p95), figure(max)],
    ]),
    missed: p95 <= P95 ? [] : [`camera to screen at p95 ${figure(p95)} ms (≤ ${P95})`],
  };
};
