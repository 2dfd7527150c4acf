import type { ChipFault } from '../contents.ts';
import { bytes, concat, fromBigInt } from './bytes.ts';
import { encodeLength } from './tlv.ts';

/** A transparent elementary file as READ BINARY sees it. */
export interface ElementaryFile {
  /** Bytes; Infinity for one without end. */
  readonly size: number;
  /** At most `length` bytes from `offset`. */
  read(offset: number, length: number): Uint8Array;
}

const ENDLESS_LENGTH = 0x7fff_ffff;

const plainFile = (content: Uint8Array): ElementaryFile => ({
  size: content.length,
  read: (offset, length) => content.slice(offset, offset + length),
});

/** Bytes before the value of a file that is one data object with a tag of one byte. */
const headerSize = (content: Uint8Array): number => {
  const first = content[1] ?? 0;
  return Math.min(content.length, first < 0x80 ? 2 : 2 + (first & 0x7f));
};

const withLength = (content: Uint8Array, length: Uint8Array): Uint8Array =>
  concat(content.subarray(0, 1), length, content.subarray(headerSize(content)));

const endlessFile = (content: Uint8Array): ElementaryFile => {
  const start = withLength(content, concat(bytes(0x84), fromBigInt(BigInt(ENDLESS_LENGTH), 4)));
  const byteAt = (offset: number): number => start[offset] ?? offset % 251;
  return {
    size: Number.POSITIVE_INFINITY,
    read: (offset, length) => Uint8Array.from({ length }, (_, at) => byteAt(offset + at)),
  };
};

/** The file with the fault that concerns it, if one does. */
export const openFile = (id: number, content: Uint8Array, fault: ChipFault | null): ElementaryFile => {
  if (fault?.kind === 'truncated' && fault.file === id) return plainFile(content.slice(0, fault.keep));
  if (fault?.kind === 'endless' && fault.file === id) return endlessFile(content);
  if (fault?.kind === 'huge' && fault.file === id)
    return plainFile(withLength(content, encodeLength(fault.length)));
  return plainFile(content);
};
