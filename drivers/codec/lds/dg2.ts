import { firstValue, type Tlv } from '../ber-tlv.ts';
import { type ImageSize, imageFormat } from '../image-header.ts';
import { type Decoded, openFile, refuse } from './decoded.ts';
import { childrenOf } from './der.ts';

/** The face of EF.DG2 (ICAO 9303-10, 4.7.2). */
export interface Dg2 {
  readonly format: ImageSize['format'];
  /** The picture as it would stand in a file: a view of the input. */
  readonly bytes: Uint8Array;
}

const TAG = { file: 0x75, group: 0x7f61, template: 0x7f60, data: 0x5f2e, dataConstructed: 0x7f2e };

/** Sizes in ISO/IEC 19794-5:2005, clause 5.3 to 5.7, in bytes. */
const HEADER = 14;
const FACIAL_INFORMATION = 20;
const FEATURE_POINT = 8;
const IMAGE_INFORMATION = 12;
/** `FAC\0`, and the version `010\0`. */
const MAGIC = [0x46, 0x41, 0x43, 0x00, 0x30, 0x31, 0x30, 0x00];
const IMAGE_TYPES: readonly ImageSize['format'][] = ['jpeg', 'jpeg2000'];

/** The biometric data block of the first template. */
const findBlock = (file: Uint8Array): Uint8Array | null => {
  const groups = childrenOf(file) ?? [];
  const group = firstValue(groups, TAG.group);
  const templates: readonly Tlv[] = (group === null ? null : childrenOf(group)) ?? [];
  const template = firstValue(templates, TAG.template);
  const parts = (template === null ? null : childrenOf(template)) ?? [];
  return firstValue(parts, TAG.data) ?? firstValue(parts, TAG.dataConstructed);
};

/** The first picture of a facial record. Every declared length must fit what is there. */
const readRecord = (block: Uint8Array): Decoded<Dg2> => {
  if (block.length < HEADER + FACIAL_INFORMATION + IMAGE_INFORMATION) return refuse('malformed');
  if (!MAGIC.every((byte, index) => block[index] === byte)) return refuse('unsupported');
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const end = HEADER + view.getUint32(HEADER);
  const information = HEADER + FACIAL_INFORMATION + view.getUint16(HEADER + 4) * FEATURE_POINT;
  const image = information + IMAGE_INFORMATION;
  const whole = view.getUint32(8);
  if (whole > block.length || end > whole || view.getUint16(12) < 1 || image >= end)
    return refuse('malformed');
  const declared = IMAGE_TYPES[block[information + 1] ?? -1];
  const bytes = block.subarray(image, end);
  const format = imageFormat(bytes);
  if (declared === undefined || format === null) return refuse('unsupported');
  return declared === format ? { ok: true, value: { format, bytes } } : refuse('invalid');
};

/**
 * Finds the picture of the first face. `unsupported`: a record that is not ISO/IEC 19794-5, or a picture neither JPEG
 * nor JPEG 2000; `invalid`: the record says one of the two and holds the other. The picture is not decoded.
 */
export const parseDg2 = (bytes: Uint8Array): Decoded<Dg2> => {
  const file = openFile(bytes, TAG.file);
  if (!file.ok) return file;
  const block = findBlock(file.value);
  return block === null ? refuse('malformed') : readRecord(block);
};
