import { describe, expect, it } from 'vitest';
import {
  decodeAutomaticStatus,
  decodeCounter,
  decodeFullStatus,
  decodeRealTimeStatus,
  worstCondition,
} from './escpos-status.ts';

describe('DLE EOT answers', () => {
  it.each([
    [1, 0x12, 'ready'],
    [1, 0x16, 'ready'],
    [1, 0x1a, 'offline'],
    [2, 0x12, 'ready'],
    [2, 0x16, 'cover-open'],
    [2, 0x32, 'paper-out'],
    [2, 0x36, 'cover-open'],
    [2, 0x52, 'fault'],
    [2, 0x1a, 'offline'],
    [3, 0x12, 'ready'],
    [3, 0x1a, 'fault'],
    [3, 0x32, 'fault'],
    [3, 0x16, 'fault'],
    [3, 0x52, 'offline'],
    [4, 0x12, 'ready'],
    [4, 0x1e, 'paper-low'],
    [4, 0x7e, 'paper-out'],
  ] as const)('n = %i, %i: %s', (topic, byte, expected) => {
    expect(decodeRealTimeStatus(topic, byte)).toBe(expected);
  });

  it.each([0x00, 0x10, 0x13, 0x92, 0x02, 0xff])('refuses %i: the fixed bits are wrong', (byte) => {
    expect(decodeRealTimeStatus(1, byte)).toBeNull();
  });

  it('names the cause before "offline"', () => {
    expect(worstCondition(['offline', 'cover-open', 'ready', 'paper-out'])).toBe('cover-open');
    expect(worstCondition(['offline', 'ready', 'ready', 'paper-low'])).toBe('offline');
    expect(worstCondition(['ready', 'paper-low'])).toBe('paper-low');
    expect(worstCondition(['paper-out', 'fault'])).toBe('fault');
    expect(worstCondition([])).toBe('ready');
  });
});

describe('other answers', () => {
  it('reads a counter', () => {
    expect(decodeCounter(Buffer.from('_120\0'))).toBe(120);
    expect(decodeCounter(Buffer.from('_4294967295\0'))).toBe(4_294_967_295);
    for (const bad of ['_\0', '_12', '12\0', '_1x2\0', '_12345678901\0', ''])
      expect(decodeCounter(Buffer.from(bad))).toBeNull();
  });
});

describe('Automatic Status Back', () => {
  it.each([
    ['1000000f', 'ready'],
    ['1400000f', 'ready'],
    ['1000030f', 'paper-low'],
    ['18000f0f', 'paper-out'],
    ['3800000f', 'cover-open'],
    ['38000f0f', 'cover-open'],
    ['5802000f', 'offline'],
    ['1801000f', 'offline'],
    ['1804000f', 'fault'],
    ['1808000f', 'fault'],
    ['1820000f', 'fault'],
    ['1840000f', 'offline'],
  ] as const)('%s: %s', (bytes, expected) => {
    expect(decodeAutomaticStatus(Buffer.from(bytes, 'hex'))).toBe(expected);
  });

  it.each(['100000', '1200000f', '9000000f', ''])('refuses %s', (bytes) => {
    expect(decodeAutomaticStatus(Buffer.from(bytes, 'hex'))).toBeNull();
  });
});

describe("Custom's full status", () => {
  it.each([
    ['00000000', 'ready'],
    ['20000000', 'ready'],
    ['04000000', 'paper-low'],
    ['40000000', 'paper-low'],
    ['05000000', 'paper-out'],
    ['00010000', 'cover-open'],
    ['05020000', 'cover-open'],
    ['00080000', 'ready'],
    ['00200000', 'offline'],
    ['00000100', 'offline'],
    ['00004000', 'fault'],
    ['00000001', 'fault'],
  ] as const)('%s: %s', (bytes, expected) => {
    expect(decodeFullStatus(Buffer.from(bytes, 'hex'))).toBe(expected);
  });

  it('refuses another length', () => {
    expect(decodeFullStatus(Uint8Array.of(0, 0, 0))).toBeNull();
  });
});
