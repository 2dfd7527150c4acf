import { describe, expect, it } from 'vitest';
import { type Answer, createAnswerReader } from './escpos-answers.ts';
import { decodeCounter, decodePaperStatus, decodeRealTimeStatus, worstCondition } from './escpos-status.ts';

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
  it('reads GS r 1', () => {
    expect([0x00, 0x03, 0x0c, 0x0f, 0x12, 0x80].map(decodePaperStatus)).toEqual([
      'ready',
      'paper-low',
      'paper-out',
      'paper-out',
      null,
      null,
    ]);
  });

  it('reads a counter', () => {
    expect(decodeCounter(Buffer.from('_120\0'))).toBe(120);
    expect(decodeCounter(Buffer.from('_4294967295\0'))).toBe(4_294_967_295);
    for (const bad of ['_\0', '_12', '12\0', '_1x2\0', '_12345678901\0', ''])
      expect(decodeCounter(Buffer.from(bad))).toBeNull();
  });
});

describe('answer reader', () => {
  const kinds = (answers: Answer[]): string[] => answers.map((answer) => answer.kind);

  it('cuts a joined stream, also byte by byte', () => {
    const stream = Uint8Array.of(0x12, 0x16, 0x5f, 0x32, 0x30, 0x00, 0x00, 0x11, 0x13, 0x1e);
    const expected = ['real-time', 'real-time', 'counter', 'paper', 'real-time'];
    expect(kinds(createAnswerReader().push(stream))).toEqual(expected);
    const reader = createAnswerReader();
    expect(kinds([...stream].flatMap((byte) => reader.push(Uint8Array.of(byte))))).toEqual(expected);
  });

  it('does not take the tail of an automatic status for an answer to GS r', () => {
    expect(kinds(createAnswerReader().push(Uint8Array.of(0x10, 0x00, 0x00, 0x00)))).toEqual(['automatic']);
    expect(kinds(createAnswerReader().push(Uint8Array.of(0x18, 0x00, 0x12, 0x0c, 0x00, 0x03)))).toEqual([
      'real-time',
      'automatic',
      'paper',
    ]);
  });

  it('gives up on a block without an end', () => {
    const reader = createAnswerReader();
    expect(reader.push(Uint8Array.of(0x5f, ...Array(11).fill(0x31)))).toEqual([]);
    expect(kinds(reader.push(Uint8Array.of(0x12)))).toEqual(['real-time']);
  });
});
