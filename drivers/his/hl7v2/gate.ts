/** Lets so many in at a time; others wait in the order in which they came. */
export interface Gate {
  /** What `work` gives; null where the signal was aborted before it began. */
  pass<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | null>;
}

export const createGate = (places: number): Gate => {
  let inside = 0;
  const waiting: (() => void)[] = [];

  const enter = (signal: AbortSignal): Promise<boolean> => {
    if (signal.aborted) return Promise.resolve(false);
    if (inside < places) {
      inside += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const come = (): void => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(come), 1);
        resolve(false);
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(come);
    });
  };

  return {
    async pass(work, signal) {
      if (!(await enter(signal))) return null;
      try {
        return await work();
      } finally {
        // The place goes on to the next, or becomes free.
        const next = waiting.shift();
        if (next) next();
        else inside -= 1;
      }
    },
  };
};
