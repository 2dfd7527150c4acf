/** What must be given back: frames that are held stop the camera. */
interface Closable {
  close(): void;
}

export interface Newest<F extends Closable> {
  /** The newest frame, as soon as there is one that was not given before; the caller closes it. Null: no more come. */
  next(): Promise<F | null>;
  /** Lets go of the stream and of the frame that waits. */
  close(): void;
}

/** Reads frames as they come and keeps the last one: whoever is busy for long finds the newest, not a queue. */
export function newestOf<F extends Closable>(frames: ReadableStream<F>): Newest<F> {
  const reader = frames.getReader();
  let waiting: F | null = null;
  let ended = false;
  let wake = (): void => undefined;

  function put(frame: F | null): void {
    waiting?.close();
    waiting = frame;
    wake();
  }

  async function pump(): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (ended) value.close();
      else put(value);
    }
    ended = true;
    wake();
  }

  const pumped = pump();
  // Heard by next(), which tells whoever looks.
  pumped.catch(() => wake());

  return {
    async next() {
      while (!waiting && !ended) {
        await Promise.race([pumped, new Promise<void>((resolve) => (wake = resolve))]);
      }
      const frame = waiting;
      waiting = null;
      return frame;
    },
    close() {
      ended = true;
      put(null);
      // A stream that broke is as gone as one that was let go.
      reader.cancel().catch(() => undefined);
    },
  };
}
