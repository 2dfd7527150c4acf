import { describe, expect, it } from 'vitest';
import {
  CUTS_COUNTER,
  concatBytes,
  cut,
  feed,
  initialise,
  justify,
  rasterImage,
  requestCounter,
  requestPaperStatus,
  requestRealTimeStatus,
  setMotionUnits,
} from './escpos.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('ESC/POS commands', () => {
  it.each([
    ['ESC @', initialise(), '1b40'],
    ['GS P', setMotionUnits(203), '1d50cbcb'],
    ['ESC a', justify('centre'), '1b6101'],
    ['ESC J', feed(24), '1b4a18'],
    ['ESC J over 255', feed(300), '1b4aff1b4a2d'],
    ['no feed', feed(0), ''],
    ['GS v 0', rasterImage('plain', 2, 1, Uint8Array.of(0xaa, 0x55)), '1d76300002000100aa55'],
    ['GS v 0 quadruple', rasterImage('quad', 1, 300, new Uint8Array(0)), '1d76300301002c01'],
    ['GS V partial', cut('partial', 16), '1d564210'],
    ['GS V full', cut('full'), '1d564100'],
    ['DLE EOT', requestRealTimeStatus(4), '100404'],
    ['GS r 1', requestPaperStatus(), '1d7201'],
    ['GS g 2', requestCounter(CUTS_COUNTER), '1d673200b200'],
  ])('%s', (_, bytes, expected) => {
    expect(hex(bytes)).toBe(expected);
  });

  it('joins', () => {
    expect(hex(concatBytes([Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3)]))).toBe('010203');
  });
});
