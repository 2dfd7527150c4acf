/** Start and end of a block of the Minimal Lower Layer Protocol (MLLP release 1): `VT data FS CR`. */
const START = 0x0b;
const END = 0x1c;
const CR = 0x0d;
const LF = 0x0a;

export type MllpEvent =
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  /** Bytes outside a block: whoever sends them does not speak MLLP. Nothing after them is read. */
  | { readonly kind: 'no-frame' }
  /** A block that passes the limit. Nothing after it is read. */
  | { readonly kind: 'too-long' };

export interface MllpFramer {
  /** What came whole with these bytes. */
  push(chunk: Uint8Array): readonly MllpEvent[];
  /** Whether a block has begun and not ended. */
  isInside(): boolean;
}

/** The block of a message. @throws RangeError for data that hold the signs of a block themselves. */
export const mllpBlock = (data: Uint8Array): Uint8Array => {
  if (data.includes(START) || data.includes(END)) throw new RangeError('the data hold a sign of MLLP');
  return new Uint8Array(Buffer.concat([Uint8Array.of(START), data, Uint8Array.of(END, CR)]));
};

/**
 * Cuts a stream into blocks, however it is split. A block is whole at FS: it cannot stand in a message, and some engines send
 * the CR late or never. CR and LF between blocks are passed over.
 */
export const createMllpFramer = (maxBytes: number): MllpFramer => {
  let chunks: Uint8Array[] = [];
  let size = 0;
  let inside = false;
  let ended = false;

  const stop = (kind: 'no-frame' | 'too-long'): MllpEvent => {
    ended = true;
    inside = false;
    chunks = [];
    return { kind };
  };
  /** Index at which a block begins; -1 where there is none, null where something else stands. */
  const startIn = (chunk: Uint8Array, from: number): number | null => {
    for (let at = from; at < chunk.length; at++) {
      if (chunk[at] === START) return at + 1;
      if (chunk[at] !== CR && chunk[at] !== LF) return null;
    }
    return -1;
  };

  return {
    isInside: () => inside,
    push: (chunk) => {
      const events: MllpEvent[] = [];
      let at = 0;
      while (!ended && at < chunk.length) {
        if (!inside) {
          const start = startIn(chunk, at);
          if (start === null) return [...events, stop('no-frame')];
          if (start === -1) break;
          inside = true;
          size = 0;
          at = start;
        }
        const end = chunk.indexOf(END, at);
        const part = chunk.slice(at, end === -1 ? undefined : end);
        size += part.length;
        if (size > maxBytes) return [...events, stop('too-long')];
        chunks.push(part);
        if (end === -1) break;
        events.push({ kind: 'frame', bytes: new Uint8Array(Buffer.concat(chunks)) });
        chunks = [];
        inside = false;
        at = end + 1;
      }
      return events;
    },
  };
};
