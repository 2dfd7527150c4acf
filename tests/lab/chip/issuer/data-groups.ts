import { joined, tlv } from './der.ts';

/** Tag of a data group's file by its number (ICAO 9303-10, table 38). */
const TAGS = [
  0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f, 0x70,
] as const;

/** @throws RangeError for a number that is not 1 to 16. */
export const dataGroupTag = (number: number): number => {
  const tag = TAGS[number - 1];
  if (tag === undefined) throw new RangeError(`there is no data group ${number}`);
  return tag;
};

/** A file for a data group whose content nobody reads: fingerprints and the like. */
export const fillerDataGroup = (number: number): Uint8Array =>
  tlv(
    dataGroupTag(number),
    tlv(0x7f61, tlv(0x02, Uint8Array.of(0)), tlv(0x53, new Uint8Array(64).fill(number))),
  );

/** EF.COM (9303-10, 4.6.1): LDS 1.7, Unicode 4.0.0, and the tags of the data groups on the chip. */
export const commonFile = (numbers: readonly number[]): Uint8Array => {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  return tlv(
    0x60,
    joined(tlv(0x5f01, text('0107')), tlv(0x5f36, text('040000'))),
    tlv(0x5c, Uint8Array.from(numbers.map(dataGroupTag))),
  );
};
