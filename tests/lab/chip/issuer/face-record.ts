import { joined, tlv } from './der.ts';
import { EYES, PORTRAIT_HEIGHT, PORTRAIT_WIDTH } from './portrait.ts';
import type { PortraitFormat } from './portrait-file.ts';

const pair = (value: number): Uint8Array => Uint8Array.of((value >>> 8) & 0xff, value & 0xff);
const word = (value: number): Uint8Array => joined(pair(value >>> 16), pair(value & 0xffff));

/** `FAC`, and version `010`, each with a NUL. */
const FACIAL_MAGIC = Uint8Array.of(0x46, 0x41, 0x43, 0x00, 0x30, 0x31, 0x30, 0x00);
const FACIAL_HEADER_BYTES = 14;
/** Feature points 12.1 and 12.2 of MPEG-4 (ISO/IEC 19794-5:2005, 5.6): the centres of the eyes. */
const featurePoints = (): readonly Uint8Array[] =>
  EYES.map(({ x, y }, index) => joined(Uint8Array.of(0x01, 0xc0 | (index + 1)), pair(x), pair(y), pair(0)));

/** Image information (5.7): full frontal, sRGB, a still camera. */
const imageInformation = (format: PortraitFormat): Uint8Array =>
  joined(
    Uint8Array.of(0x01, format === 'jpeg' ? 0x00 : 0x01),
    pair(PORTRAIT_WIDTH),
    pair(PORTRAIT_HEIGHT),
    Uint8Array.of(0x01, 0x02),
    pair(0),
    pair(0),
  );

/** A facial record with one face (ISO/IEC 19794-5:2005, 5.4 to 5.8). */
export const facialRecord = (picture: Uint8Array, format: PortraitFormat, sex: 'Nam' | 'Nữ'): Uint8Array => {
  const points = featurePoints();
  const details = joined(
    pair(points.length),
    Uint8Array.of(sex === 'Nam' ? 1 : 2),
    // Eyes, hair, properties, expression, pose and its uncertainty: not told.
    new Uint8Array(13),
    ...points,
    imageInformation(format),
    picture,
  );
  const size = 4 + details.length;
  return joined(FACIAL_MAGIC, word(FACIAL_HEADER_BYTES + size), pair(1), word(size), details);
};

/** EF.DG2 (ICAO 9303-10, 4.7.2; ISO/IEC 19785-3): one biometric template with a facial record. */
export const dataGroup2 = (record: Uint8Array): Uint8Array => {
  const header = tlv(
    0xa1,
    tlv(0x80, Uint8Array.of(0x01, 0x01)),
    tlv(0x81, Uint8Array.of(0x02)),
    tlv(0x82, Uint8Array.of(0x00)),
    tlv(0x87, Uint8Array.of(0x01, 0x01)),
    tlv(0x88, Uint8Array.of(0x00, 0x08)),
  );
  const template = tlv(0x7f60, header, tlv(0x5f2e, record));
  return tlv(0x75, tlv(0x7f61, tlv(0x02, Uint8Array.of(1)), template));
};
