import { afterEach, describe, expect, it, vi } from 'vitest';
import { afterSilence } from './silence.ts';
import { realTimers } from './timers.ts';

describe('silence', () => {
  afterEach(() => void vi.useRealTimers());

  it('is told once, and can be stopped at any time', () => {
    vi.useFakeTimers();
    const told: string[] = [];
    afterSilence(realTimers, 100, () => told.push('whole'));
    const stops = [50, 105].map((at) => {
      const stop = afterSilence(realTimers, 100, () => told.push(`stopped at ${at}`));
      setTimeout(stop, at);
      return stop;
    });
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(['whole']);
    for (const stop of stops) stop();
  });

  it('is not told to a process that was busy while something came', async () => {
    const told: string[] = [];
    const stop = afterSilence(realTimers, 20, () => told.push('silence'));
    const end = performance.now() + 60;
    while (performance.now() < end);
    // As what comes in on a wire: it is heard after the timers that are due.
    await new Promise<void>((resolve) => {
      setImmediate(() => {
        stop();
        resolve();
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(told).toEqual([]);
  });
});
