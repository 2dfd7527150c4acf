import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HidPosPiece } from '../../codec/hid-pos.ts';
import type { Frame } from '../../transport/line-framer.ts';
import { realTimers } from '../../transport/timers.ts';
import { createReportJoiner } from './report-joiner.ts';

const GAP_MS = 80;
/** After which a silence is believed. */
const SILENCE_MS = GAP_MS + 10;

const start = (maxBytes = 64) => {
  const frames: Frame[] = [];
  let overflows = 0;
  const joiner = createReportJoiner({
    gapMs: GAP_MS,
    maxBytes,
    timers: realTimers,
    onFrame: (frame) => frames.push(frame),
    onOverflow: () => overflows++,
  });
  const texts = () => frames.map(({ text }) => text);
  return { joiner, frames, texts, overflows: () => overflows };
};

const piece = (text: string | Uint8Array, more = false, symbology: string | null = ']Q1'): HidPosPiece => ({
  data: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  symbology,
  more,
});

describe('joiner of HID reports', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('gives a code of one report at once', () => {
    const { joiner, frames } = start();
    joiner.push(piece('one'), 7);
    expect(frames).toEqual([{ text: 'one', receivedAt: 7 }]);
  });

  it('joins reports, and dates the code by its last', () => {
    const { joiner, frames } = start();
    joiner.push(piece('one ', true), 1);
    joiner.push(piece('two ', true), 2);
    expect(frames).toEqual([]);
    joiner.push(piece('three'), 3);
    expect(frames).toEqual([{ text: 'one two three', receivedAt: 3 }]);
  });

  it('puts a character together that comes in two reports', () => {
    const { joiner, texts } = start();
    const bytes = new TextEncoder().encode('Nguyễn');
    joiner.push(piece(bytes.subarray(0, 5), true), 1);
    joiner.push(piece(bytes.subarray(5)), 2);
    expect(texts()).toEqual(['Nguyễn']);
  });

  it('ends at a silence what announced more, and dates it by what came', () => {
    const { joiner, frames } = start();
    joiner.push(piece('torn', true), 5);
    vi.advanceTimersByTime(SILENCE_MS - 1);
    expect(frames).toEqual([]);
    vi.advanceTimersByTime(1);
    joiner.push(piece('next'), 200);
    expect(frames).toEqual([
      { text: 'torn', receivedAt: 5 },
      { text: 'next', receivedAt: 200 },
    ]);
  });

  it('does not join what a code of another symbology left', () => {
    const { joiner, texts } = start();
    joiner.push(piece('torn', true), 1);
    joiner.push(piece('next', false, ']C1'), 2);
    expect(texts()).toEqual(['torn', 'next']);
  });

  it.each([
    ['first', [']Q1', null, null]],
    ['last', [null, null, ']Q1']],
  ] as const)('joins reports of which the %s alone tells the symbology', (_, symbologies) => {
    const { joiner, texts } = start();
    symbologies.forEach((symbology, at) => {
      joiner.push(piece(`${at}`, at < 2, symbology), at);
    });
    expect(texts()).toEqual(['012']);
  });

  it('forgets the symbology with the code that told it', () => {
    const { joiner, texts } = start();
    joiner.push(piece('whole'), 1);
    joiner.push(piece('two ', true, null), 2);
    joiner.push(piece('parts', false, ']C1'), 3);
    expect(texts()).toEqual(['whole', 'two parts']);
  });

  it('ends with an empty report that follows a full one, and gives nothing for one alone', () => {
    const { joiner, texts } = start();
    joiner.push(piece('full', true), 1);
    joiner.push(piece(''), 2);
    joiner.push(piece(''), 3);
    expect(texts()).toEqual(['full']);
  });

  it('takes a code of exactly the limit', () => {
    const { joiner, texts, overflows } = start(4);
    joiner.push(piece('1234'), 1);
    expect([texts(), overflows()]).toEqual([['1234'], 0]);
  });

  it('drops a flood, says so once, and reads what follows it', () => {
    const { joiner, texts, overflows } = start(8);
    for (let turn = 0; turn < 100; turn++) joiner.push(piece('12345', true), turn);
    expect(overflows()).toBe(1);
    joiner.push(piece('end'), 100);
    joiner.push(piece('next'), 101);
    expect([texts(), overflows()]).toEqual([['next'], 1]);
  });

  it('forgives a flood after a silence', () => {
    const { joiner, texts } = start(8);
    for (let turn = 0; turn < 3; turn++) joiner.push(piece('12345', true), turn);
    vi.advanceTimersByTime(SILENCE_MS);
    joiner.push(piece('next'), 3);
    expect(texts()).toEqual(['next']);
  });

  it('says nothing after close', () => {
    const { joiner, texts } = start();
    joiner.push(piece('half', true), 1);
    joiner.close();
    vi.runAllTimers();
    expect(texts()).toEqual([]);
  });
});
