import { firstValue } from '../ber-tlv.ts';
import { type Decoded, openFile, refuse } from './decoded.ts';
import { childrenOf } from './der.ts';

/** EF.COM (ICAO 9303-10, 4.6.1): what the chip says is on it. Nobody signed this file. */
export interface Com {
  /** `0107`: version and update level of the logical data structure. */
  readonly ldsVersion: string;
  /** `040000`. */
  readonly unicodeVersion: string;
  /** Numbers of the data groups, 1 to 16, in the order of the file. */
  readonly dataGroups: readonly number[];
}

const TAG = { file: 0x60, ldsVersion: 0x5f01, unicodeVersion: 0x5f36, tagList: 0x5c };
/** First tags of DG1 to DG16 (ICAO 9303-10, 4.6.1.1). */
const DATA_GROUP_TAGS = [
  0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f, 0x70,
];

const versionOf = (bytes: Uint8Array | null, digits: number): string | null => {
  if (bytes?.length !== digits) return null;
  const text = String.fromCharCode(...bytes);
  return /^\d+$/.test(text) ? text : null;
};

/** Reads EF.COM. A tag in the list that no data group has is passed over: another application may have put it there. */
export const parseCom = (bytes: Uint8Array): Decoded<Com> => {
  const file = openFile(bytes, TAG.file);
  if (!file.ok) return file;
  const objects = childrenOf(file.value);
  if (objects === null) return refuse('malformed');
  const ldsVersion = versionOf(firstValue(objects, TAG.ldsVersion), 4);
  const unicodeVersion = versionOf(firstValue(objects, TAG.unicodeVersion), 6);
  const tags = firstValue(objects, TAG.tagList);
  if (ldsVersion === null || unicodeVersion === null || tags === null) return refuse('malformed');
  const numbers = Array.from(tags, (tag) => DATA_GROUP_TAGS.indexOf(tag) + 1).filter((number) => number > 0);
  return { ok: true, value: { ldsVersion, unicodeVersion, dataGroups: [...new Set(numbers)] } };
};
