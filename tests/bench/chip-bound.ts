import type { ChipContents } from '../lab/chip/contents.ts';
import type { LineModel } from '../lab/chip/reader/line.ts';

/** What must go over the line at the least, and how long that takes. */
export interface Bound {
  readonly apdus: number;
  readonly bytes: number;
  /** Ms on the line: bytes at its rate, and its fixed cost an APDU. */
  readonly ms: number;
}

/** Frames of the card: most bytes of an answer's body, and whether APDUs are long. */
export interface Frames {
  readonly maxResponse: number;
  readonly extended: boolean;
}

interface Exchange {
  readonly command: number;
  readonly answer: number;
}

/** Sizes of one AES block, of the objects that protect an answer (status 4, checksum 10), and of its status word. */
const BLOCK = 16;
const PROTECTION = 14;
const STATUS = 2;
/** Header 4, Lc 3, checksum 10, the expected length and the APDU's own, 4 and 2: a protected, long READ BINARY. */
const LONG_READ = 23;
/** Header 4, Lc 1, checksum 10, expected length 3, Le 1. */
const SHORT_READ = 19;

const lengthBytes = (length: number): number =>
  length < 0x80 ? 1 : length < 0x100 ? 2 : length < 0x10000 ? 3 : 4;
/** A data object with a padding indicator around padded cipher text. */
const hidden = (plain: number): number => {
  const content = (Math.floor(plain / BLOCK) + 1) * BLOCK + 1;
  return 1 + lengthBytes(content) + content;
};

/** Reads of one file in the largest frames that the card takes. */
const reads = (length: number, { maxResponse, extended }: Frames): readonly Exchange[] => {
  const room = Math.floor((maxResponse - PROTECTION - 4) / BLOCK) * BLOCK - 1;
  const count = Math.ceil(length / room);
  return Array.from({ length: count }, (_, index) => ({
    command: extended ? LONG_READ : SHORT_READ,
    answer: hidden(Math.min(room, length - index * room)) + PROTECTION + STATUS,
  }));
};

/** An uncompressed point of a 256-bit curve, and the objects of GENERAL AUTHENTICATE around it. */
const POINT = 65;
const AUTHENTICATE = 5 + 4 + POINT + 1;

/** EF.CardAccess in the clear, PACE in four steps with its template, and the application by name. */
const opening = (contents: ChipContents): readonly Exchange[] => [
  { command: 7, answer: (contents.cardAccess?.length ?? 0) + STATUS },
  { command: 20, answer: STATUS },
  { command: 8, answer: 4 + BLOCK + STATUS },
  { command: AUTHENTICATE, answer: 4 + POINT + STATUS },
  { command: AUTHENTICATE, answer: 4 + POINT + STATUS },
  { command: 5 + 12 + 1, answer: 12 + STATUS },
  { command: 5 + hidden(7) + 10 + 1, answer: PROTECTION + STATUS },
];

/** Chip authentication (template, key) and active authentication (challenge of 8, signature of 64 bytes). */
const proofs: readonly Exchange[] = [
  { command: 5 + hidden(12) + 10 + 1, answer: PROTECTION + STATUS },
  { command: 5 + hidden(4 + POINT) + 3 + 10 + 1, answer: hidden(2) + PROTECTION + STATUS },
  { command: 5 + hidden(8) + 3 + 10 + 1, answer: hidden(64) + PROTECTION + STATUS },
];

const TEXT_FILES = [0x0101, 0x010d, 0x011d, 0x010e, 0x010f];
const PORTRAIT = 0x0102;

const timeOf = (exchanges: readonly Exchange[], { bitsPerSecond, msPerApdu }: LineModel): Bound => {
  const bytes = exchanges.reduce((sum, { command, answer }) => sum + command + answer, 0);
  return {
    apdus: exchanges.length,
    bytes,
    ms: exchanges.length * msPerApdu + (8000 * bytes) / bitsPerSecond,
  };
};

/** The least that a verified text identity takes, and everything with the portrait, of a card with PACE, AES-128 and all proofs. */
export const boundsOf = (
  contents: ChipContents,
  frames: Frames,
  line: LineModel,
): { readonly text: Bound; readonly all: Bound } => {
  const sizeOf = (file: number): number => contents.files.get(file)?.length ?? 0;
  const text = [
    ...opening(contents),
    ...TEXT_FILES.flatMap((file) => reads(sizeOf(file), frames)),
    ...proofs,
  ];
  return {
    text: timeOf(text, line),
    all: timeOf([...text, ...reads(sizeOf(PORTRAIT), frames)], line),
  };
};
