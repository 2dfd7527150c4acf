/** Lines for standard output, gathered and sent many at a time. */
export interface Output {
  line(text: string): void;
  /**
   * Sends what was gathered; waits until it has left where the other side is slower than we are. False where nobody
   * listens any more, as behind `| head -1`: what is left is for nobody.
   */
  send(): Promise<boolean>;
  /** Lets standard output go: its faults are nobody's again. */
  close(): void;
}

const SIZE = 256 * 1024;
/** No character of UTF-16 takes more bytes of UTF-8. */
const MOST_BYTES = 3;
const LINE_FEED = 10;

/** Every line is encoded at once: text that waits in one long string is copied twice before it is bytes. */
export const createOutput = (): Output => {
  let bytes = Buffer.allocUnsafe(SIZE);
  let length = 0;
  let isHeard = true;
  let goOn = (): void => undefined;

  const onDrain = (): void => goOn();
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    isHeard = false;
    goOn();
  };
  process.stdout.on('drain', onDrain).on('error', onError);

  const grow = (): void => {
    const wider = Buffer.allocUnsafe(2 * bytes.length);
    bytes.copy(wider, 0, 0, length);
    bytes = wider;
  };

  return {
    line: (text) => {
      while (length + text.length * MOST_BYTES >= bytes.length) grow();
      length += bytes.write(text, length);
      bytes[length++] = LINE_FEED;
    },
    send: async () => {
      if (length === 0 || !isHeard) return isHeard;
      const flowing = process.stdout.write(bytes.subarray(0, length));
      // What was handed over is not ours any more until it has left.
      bytes = Buffer.allocUnsafe(SIZE);
      length = 0;
      if (!flowing)
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      return isHeard;
    },
    close: () => {
      process.stdout.off('drain', onDrain).off('error', onError);
    },
  };
};
