import type { ChaosResult } from '../chaos/chaos.ts';
import type { Seen } from '../chaos/weather.ts';
import { summarise } from './statistics.ts';
import { figure, table } from './table.ts';

const MOST_FAULTS = 20;

const weatherRow = (name: string, seen: Seen): string[] => {
  const states = [...seen.values()].reduce((sum, one) => sum + one, 0);
  const fair = [...seen].filter(([mode]) => mode.startsWith('ok')).reduce((sum, [, one]) => sum + one, 0);
  return [name, String(states), `${((fair / states) * 100).toFixed(0)} %`, String(seen.size)];
};

/** Tables in Markdown, and every visit that is not as it must be. */
export function reportChaos({ ended, forwarded, standing, weather, settledMs, faults }: ChaosResult) {
  const having = (what: string): string =>
    String(ended.filter(({ held }) => (held?.standing ?? 'nothing') === what).length);
  const { p50, p95, max } = summarise(ended.map(({ ms }) => ms));
  const text = [
    '### Check-ins while HIS and portal fail at random',
    table([
      ['check-ins', 'number', 'provisional number', 'slip', 'nothing', 'let in unchecked'],
      [
        String(ended.length),
        ...['his', 'local', 'desk', 'nothing'].map(having),
        String(ended.filter(({ unchecked }) => unchecked).length),
      ],
    ]),
    table([
      ['', 'states', 'worked', 'kinds of states'],
      weatherRow('HIS', weather.his),
      weatherRow('portal', weather.portal),
    ]),
    table([
      ['afterwards', 'visits'],
      ['forwarded after their patient had gone', String(forwarded)],
      ['stand in the HIS', String(standing)],
      ['not as they must be', String(faults.length)],
    ]),
    `Card → number, provisional number or slip: p50 ${figure(p50)} ms, p95 ${figure(p95)} ms, max ${figure(max)} ms. Nothing left to be told ${figure(settledMs / 1000)} s after both were back.`,
  ].join('\n\n');
  return { text, missed: faults.slice(0, MOST_FAULTS) };
}
