import type { ParseRate } from '../parse-rate.ts';
import { table } from '../table.ts';
import type { Part } from './qr-report.ts';

/** Codes a second, start of the command included. */
const TARGET = 200_000;

const thousands = (perSecond: number): string => Math.round(perSecond).toLocaleString('en');

/** The rate of `kiosk parse --json`, and of a command that only takes JSON apart and puts it together. */
export const reportParse = ({ count, ours, json }: ParseRate): Part => ({
  text: table([
    ['codes a second', 'codes', 'ours', 'JSON there and back'],
    ['parse', thousands(count), thousands(ours), thousands(json)],
  ]),
  missed: ours >= TARGET ? [] : [`parse ${thousands(ours)} codes a second (≥ ${thousands(TARGET)})`],
});
