/** One packet of ZVT (PA00P015, chapter 1): control field, length, data. */
export interface ZvtApdu {
  /** Class and instruction, for an acknowledgement CCRC and APRC, as one number: 0x0601, 0x8000. */
  readonly control: number;
  readonly data: Uint8Array;
}

/** Longer ones have a length of three bytes: FF, low byte, high byte. */
const SHORT_DATA = 0xfe;
const MAX_DATA = 0xffff;
const LONG_LENGTH = 0xff;
/** What a packet may begin with: classes of commands, 80 and 84 of acknowledgements. */
const CLASSES: ReadonlySet<number> = new Set([0x04, 0x05, 0x06, 0x08, 0x0f, 0x80, 0x84]);

/** @throws RangeError where the data are longer than 65535 bytes. */
export const encodeZvtApdu = ({ control, data }: ZvtApdu): Uint8Array => {
  if (data.length > MAX_DATA) throw new RangeError(`${data.length} bytes are no ZVT packet`);
  const length =
    data.length <= SHORT_DATA ? [data.length] : [LONG_LENGTH, data.length & 0xff, data.length >> 8];
  return Uint8Array.of(control >> 8, control & 0xff, ...length, ...data);
};

export type ZvtCut =
  /** The bytes begin with a whole packet; `end`: the offset behind it. */
  | { readonly kind: 'apdu'; readonly apdu: ZvtApdu; readonly end: number }
  /** More bytes are needed. */
  | { readonly kind: 'short' }
  /** No packet begins so. */
  | { readonly kind: 'nonsense' };

/** Takes the first packet off some bytes. Its data are a copy. */
export const cutZvtApdu = (bytes: Uint8Array): ZvtCut => {
  const [first, second, short, low, high] = bytes;
  if (first === undefined) return { kind: 'short' };
  if (!CLASSES.has(first)) return { kind: 'nonsense' };
  if (second === undefined || short === undefined) return { kind: 'short' };
  const isLong = short === LONG_LENGTH;
  if (isLong && (low === undefined || high === undefined)) return { kind: 'short' };
  const from = isLong ? 5 : 3;
  const end = from + (isLong ? ((high ?? 0) << 8) | (low ?? 0) : short);
  if (bytes.length < end) return { kind: 'short' };
  return { kind: 'apdu', apdu: { control: (first << 8) | second, data: bytes.slice(from, end) }, end };
};

export interface ZvtApduReader {
  /** The packets that are whole now; `nonsense`: what follows is no ZVT, and nothing more comes of this reader. */
  push(bytes: Uint8Array): { readonly apdus: readonly ZvtApdu[]; readonly nonsense: boolean };
}

/** Cuts the stream of a TCP connection (PA00P016: packets follow each other bare). It never holds more than one packet. */
export const createZvtApduReader = (): ZvtApduReader => {
  let held: Uint8Array = new Uint8Array();
  let nonsense = false;
  return {
    push: (bytes) => {
      const apdus: ZvtApdu[] = [];
      if (nonsense) return { apdus, nonsense };
      held = Uint8Array.from([...held, ...bytes]);
      let cut = cutZvtApdu(held);
      while (cut.kind === 'apdu') {
        apdus.push(cut.apdu);
        held = held.slice(cut.end);
        cut = cutZvtApdu(held);
      }
      nonsense = cut.kind === 'nonsense';
      if (nonsense) held = new Uint8Array();
      return { apdus, nonsense };
    },
  };
};
