import { describe, expect, test } from 'vitest';
import type { VirtualCard } from '../contents.ts';
import { onLine } from './line.ts';

const card = (answer: Uint8Array | null, computeMs = 0): VirtualCard => ({
  atr: Uint8Array.of(0x3b, 0x80, 0x80, 0x01, 0x01),
  powerUp: () => undefined,
  transmit: async () => {
    const end = performance.now() + computeMs;
    while (performance.now() < end) await new Promise(setImmediate);
    return answer;
  },
});

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await run();
  return performance.now() - start;
};

describe('the line to a card', () => {
  test('an answer takes the fixed cost and its bytes both ways, no less', async () => {
    const line = onLine(card(new Uint8Array(1000)), { bitsPerSecond: 424_000, msPerApdu: 3.25 });
    const took = await timed(() => line.transmit(new Uint8Array(60)));
    expect(took).toBeGreaterThanOrEqual(3.25 + (8 * 1060 * 1000) / 424_000);
    expect(line.traffic).toEqual({ apdus: 1, commandBytes: 60, answerBytes: 1000 });
  });

  test('what the card computes is not added to the time on the line', async () => {
    const model = { bitsPerSecond: 848_000, msPerApdu: 40 };
    const times = [];
    for (let round = 0; round < 3; round++) {
      const line = onLine(card(new Uint8Array(2), 30), model);
      times.push(await timed(() => line.transmit(new Uint8Array(5))));
    }
    expect(Math.min(...times)).toBeLessThan(30 + 40);
  });

  test('a card that leaves leaves at once', async () => {
    const line = onLine(card(null), { bitsPerSecond: 1, msPerApdu: 10_000 });
    expect(await line.transmit(new Uint8Array(5))).toBeNull();
    expect(line.traffic).toEqual({ apdus: 1, commandBytes: 5, answerBytes: 0 });
  });
});
