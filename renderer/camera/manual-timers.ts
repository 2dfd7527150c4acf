import type { PageTimers } from './timers.ts';

/** Timers of a test, which says when time passes; promises settle between two of them. */
export function manualTimers(): PageTimers & { pass(ms: number): Promise<void> } {
  let time = 0;
  const waiting = new Set<{ at: number; run: () => void }>();
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

  return {
    now: () => time,
    after(ms, run) {
      const one = { at: time + ms, run };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    async pass(ms) {
      const until = time + ms;
      for (;;) {
        await settled();
        const [next] = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        waiting.delete(next);
        time = next.at;
        next.run();
      }
      time = until;
    },
  };
}
