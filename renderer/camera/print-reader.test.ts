import { describe, expect, it } from 'vitest';
import type { GrayPicture } from '../../drivers/vision/picture.ts';
import { manualTimers } from './manual-timers.ts';
import { createPrintReader, type PrintEngine, type PrintReading } from './print-reader.ts';

const PICTURE: GrayPicture = { width: 1, height: 1, pixels: Uint8Array.of(0) };
const LINES: PrintReading = { ok: true, lines: ['a', 'b', 'c'] };
const UNREADABLE: PrintReading = { ok: false, reason: 'unreadable' };
const never = new Promise<never>(() => undefined);

/** A reader whose engines read by `reads`, one entry an engine; null: it does not start. */
function bench(reads: readonly ((() => Promise<PrintReading>) | null)[]) {
  const timers = manualTimers();
  const told: string[] = [];
  let started = 0;
  const reader = createPrintReader({
    timers,
    onFailed: () => told.push('failed'),
    onMended: () => told.push('mended'),
    start: async (): Promise<PrintEngine> => {
      const number = ++started;
      const read = reads[number - 1];
      if (!read) throw new Error('no engine');
      return { read, end: () => told.push(`end ${number}`) };
    },
  });
  return { reader, timers, told, started: () => started };
}

describe('print reader', () => {
  it('starts one engine, ahead of the first card, and keeps it', async () => {
    const { reader, timers, started } = bench([async () => LINES]);
    reader.warmUp();
    reader.warmUp();
    expect(await reader.read(PICTURE)).toBeNull();
    await timers.pass(0);
    expect([await reader.read(PICTURE), await reader.read(PICTURE)]).toEqual([LINES, LINES]);
    expect(started()).toBe(1);
  });

  it('ends an engine that hangs, and starts another', async () => {
    const { reader, timers, told } = bench([() => never, async () => LINES]);
    reader.warmUp();
    await timers.pass(0);
    const hanging = reader.read(PICTURE);
    await timers.pass(4999);
    expect(told).toEqual([]);
    await timers.pass(1);
    expect([await hanging, await reader.read(PICTURE), told]).toEqual([null, null, ['end 1']]);
    await timers.pass(0);
    expect(await reader.read(PICTURE)).toEqual(LINES);
  });

  it('ends an engine that starts too late', async () => {
    let arrive = (_engine: PrintEngine): void => undefined;
    const late = new Promise<PrintEngine>((resolve) => {
      arrive = resolve;
    });
    const timers = manualTimers();
    const told: string[] = [];
    const start = (): Promise<PrintEngine> => late;
    const reader = createPrintReader({
      timers,
      onFailed: () => told.push('failed'),
      onMended: () => told.push('mended'),
      start,
    });
    reader.warmUp();
    await timers.pass(20_000);
    arrive({ read: async () => LINES, end: () => told.push('end') });
    await timers.pass(0);
    expect([await reader.read(PICTURE), told]).toEqual([null, ['end']]);
  });

  it('gives up for a while after three failures in a row, and says so once', async () => {
    const broken = (): Promise<never> => Promise.reject(new Error('broken'));
    const { reader, timers, told, started } = bench([null, broken, null, async () => LINES]);
    for (let card = 0; card < 8; card++) {
      expect(await reader.read(PICTURE)).toBeNull();
      await timers.pass(0);
    }
    reader.warmUp();
    expect([told, started()]).toEqual([['end 2', 'failed'], 3]);
  });

  it('tries again after minutes, more of them each time, and says when it reads', async () => {
    const { reader, timers, told, started } = bench([null, null, null, null, async () => LINES]);
    for (let card = 0; card < 8; card++) {
      await reader.read(PICTURE);
      await timers.pass(0);
    }
    const startedAfter = async (ms: number): Promise<number> => {
      await timers.pass(ms);
      await reader.read(PICTURE);
      await timers.pass(0);
      return started();
    };
    expect([await startedAfter(299_999), await startedAfter(1)]).toEqual([3, 4]);
    expect([await startedAfter(599_999), await startedAfter(1)]).toEqual([4, 5]);
    expect([await reader.read(PICTURE), await reader.read(PICTURE)]).toEqual([LINES, LINES]);
    expect(told).toEqual(['failed', 'mended']);
  });

  it('forgets failures when a card was looked at', async () => {
    const { reader, timers, told, started } = bench([null, null, async () => UNREADABLE]);
    for (let card = 0; card < 4; card++) {
      await reader.read(PICTURE);
      await timers.pass(0);
    }
    expect([told, started()]).toEqual([[], 3]);
  });
});
