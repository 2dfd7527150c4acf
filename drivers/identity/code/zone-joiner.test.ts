import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CCCD_FULL, MRZ } from '../../codec/code-samples.ts';
import type { Frame } from '../../transport/line-framer.ts';
import { realTimers } from '../../transport/timers.ts';
import { createZoneJoiner } from './zone-joiner.ts';

const [FIRST, SECOND, THIRD] = MRZ;
/** After which a silence is believed. */
const SILENCE_MS = 310;

const start = () => {
  const frames: Frame[] = [];
  const zone = createZoneJoiner(realTimers, (frame) => frames.push(frame));
  let at = 0;
  const push = (...texts: readonly string[]): void => {
    for (const text of texts) zone.push({ text, receivedAt: ++at });
  };
  return { zone, push, frames, texts: () => frames.map(({ text }) => text) };
};

describe('joiner of the lines of a zone', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells three lines as one code, dated by the last, and at once', () => {
    const { push, frames } = start();
    push(FIRST, SECOND);
    expect(frames).toEqual([]);
    push(THIRD);
    expect(frames).toEqual([{ text: MRZ.join('/'), receivedAt: 3 }]);
  });

  it('waits for each line anew', () => {
    const { push, texts } = start();
    for (const line of MRZ) {
      push(line);
      vi.advanceTimersByTime(SILENCE_MS - 1);
    }
    expect(texts()).toEqual([MRZ.join('/')]);
  });

  it('joins the zones of two cards, one after the other', () => {
    const { push, texts } = start();
    push(...MRZ, ...MRZ);
    expect(texts()).toEqual([MRZ.join('/'), MRZ.join('/')]);
  });

  it.each([
    ['second', [FIRST]],
    ['third', [FIRST, SECOND]],
  ])('tells what came, once, where a %s line never comes', (_, came) => {
    const { push, frames } = start();
    push(...came);
    vi.advanceTimersByTime(SILENCE_MS - 1);
    expect(frames).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(frames).toEqual([{ text: came.join('/'), receivedAt: came.length }]);
    push(THIRD);
    expect(frames.at(-1)).toEqual({ text: THIRD, receivedAt: came.length + 1 });
    vi.runAllTimers();
    expect(frames).toHaveLength(2);
  });

  it('tells a torn zone before the code that follows it, and reads a zone that follows it', () => {
    const { push, texts } = start();
    push(FIRST, CCCD_FULL, FIRST, ...MRZ);
    expect(texts()).toEqual([FIRST, CCCD_FULL, FIRST, MRZ.join('/')]);
  });

  it.each([
    ['a citizen card', CCCD_FULL],
    ['a whole zone', MRZ.join('')],
    ['a second line without a first', SECOND],
    ['a line of a passport', `P<VNMNGUYEN<<VAN<AN${'<'.repeat(25)}`],
    ['a first line that is too short', FIRST.slice(0, 29)],
    ['nothing', ''],
  ])('does not hold up %s', (_, text) => {
    const { push, texts } = start();
    push(text);
    expect(texts()).toEqual([text]);
  });

  it('says nothing after close', () => {
    const { zone, push, frames } = start();
    push(FIRST);
    zone.close();
    vi.runAllTimers();
    expect(frames).toEqual([]);
  });
});
