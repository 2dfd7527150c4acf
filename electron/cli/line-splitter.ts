/** Takes bytes of UTF-8 apart into lines, however they come in pieces. */
export interface LineSplitter {
  /** Calls `onLine` for each line that this piece ends. */
  push(piece: Uint8Array, onLine: (line: string) => void): void;
  /** The last line where nothing ended it. */
  end(onLine: (line: string) => void): void;
}

const LINE_BREAK = '\n';
const RETURN = 13;
const LINE_FEED = 10;
const NOT_ASCII = /[\x80-\xff]/g;

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Lines end with LF, CR or both. Of a line of more than `longest` bytes no more than one byte beyond is kept: whoever
 * reads it sees that it was too long.
 */
export const createLineSplitter = (longest: number): LineSplitter => {
  let rest = Buffer.alloc(0);
  let afterReturn = false;

  /** The piece with LF alone; a CR LF that came in two pieces is one break. */
  const withLineFeeds = (piece: Buffer): Buffer => {
    const bytes = afterReturn && piece[0] === LINE_FEED ? piece.subarray(1) : piece;
    afterReturn = piece[piece.length - 1] === RETURN;
    return bytes.includes(RETURN)
      ? Buffer.from(bytes.toString('latin1').replace(/\r\n?/g, LINE_BREAK), 'latin1')
      : bytes;
  };

  const bounded = (bytes: Buffer): Buffer => bytes.subarray(0, longest + 1);

  return {
    push: (piece, onLine) => {
      if (piece.length === 0) return;
      const bytes = Buffer.concat([rest, withLineFeeds(bufferOf(piece))]);
      // One character a byte: a line of ASCII, as most codes are, needs no decoding, and is quicker to read.
      const text = bytes.toString('latin1');
      let start = 0;
      let special = -1;
      for (let end = text.indexOf(LINE_BREAK); end !== -1; end = text.indexOf(LINE_BREAK, start)) {
        if (special < start) {
          NOT_ASCII.lastIndex = start;
          special = NOT_ASCII.test(text) ? NOT_ASCII.lastIndex - 1 : text.length;
        }
        const last = Math.min(end, start + longest + 1);
        onLine(special < last ? bytes.toString('utf8', start, last) : text.slice(start, last));
        start = end + 1;
      }
      rest = Buffer.from(bounded(bytes.subarray(start)));
    },
    end: (onLine) => {
      if (rest.length > 0) onLine(rest.toString('utf8'));
      rest = Buffer.alloc(0);
    },
  };
};
