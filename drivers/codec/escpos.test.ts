import { describe, expect, it } from 'vitest';
import {
  CUTS_COUNTER,
  columnLine,
  concatBytes,
  cut,
  cutHere,
  feed,
  initialise,
  justify,
  lineSpacing,
  processIdOf,
  rasterImage,
  requestAutomaticStatus,
  requestCounter,
  requestFullStatus,
  requestPaperStatus,
  requestProcessId,
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
    ['ESC i', cutHere('full'), '1b69'],
    ['ESC m', cutHere('partial'), '1b6d'],
    ['ESC 3', lineSpacing(24), '1b3318'],
    ['ESC * 33', columnLine(false, Uint8Array.of(1, 2, 3)), '1b2a2101000102030a'],
    ['ESC * 32', columnLine(true, Uint8Array.of(1, 2, 3)), '1b2a2001000102030a'],
    ['GS a', requestAutomaticStatus(), '1d610e'],
    ['GS ( H', requestProcessId('00zz'), '1d284806003030' + '30307a7a'],
    ['DLE EOT 20', requestFullStatus(), '100414'],
    ['DLE EOT', requestRealTimeStatus(4), '100404'],
    ['GS r 1', requestPaperStatus(), '1d7201'],
    ['GS g 2', requestCounter(CUTS_COUNTER), '1d673200b200'],
  ])('%s', (_, bytes, expected) => {
    expect(hex(bytes)).toBe(expected);
  });

  it('makes four letters of any number', () => {
    expect([0, 35, 36 ** 4 - 1, 36 ** 4 + 1].map(processIdOf)).toEqual(['0000', '000z', 'zzzz', '0001']);
  });

  it('joins', () => {
    expect(hex(concatBytes([Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3)]))).toBe('010203');
  });
});
