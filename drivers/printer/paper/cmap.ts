import { inflateSync } from 'node:zlib';

/** WOFF 1.0, clause 4: an entry is tag, offset, length as stored, length as meant, checksum. */
const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
const SIGNATURE = 0x774f4646;
/** OpenType, `cmap`: Windows (3) and Unicode (0) tables are in Unicode. */
const UNICODE_PLATFORMS = [0, 3];

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const cmapOf = (woff: Uint8Array): Uint8Array | null => {
  const view = viewOf(woff);
  if (view.getUint32(0) !== SIGNATURE) return null;
  for (let index = 0; index < view.getUint16(12); index++) {
    const at = HEADER_BYTES + ENTRY_BYTES * index;
    if (String.fromCharCode(...woff.subarray(at, at + 4)) !== 'cmap') continue;
    const [offset, stored, meant] = [4, 8, 12].map((field) => view.getUint32(at + field));
    if (offset === undefined || stored === undefined || meant === undefined) return null;
    const table = woff.subarray(offset, offset + stored);
    return stored < meant ? inflateSync(table, { maxOutputLength: meant }) : table;
  }
  return null;
};

/** Format 4: segments of the first 65,536 code points; a segment leads to glyphs by a difference or by a list. */
const addSegments = (table: DataView, points: Set<number>): void => {
  const count = table.getUint16(6) / 2;
  const field = (list: number, segment: number): number =>
    14 + 2 * segment + 2 * count * list + (list > 0 ? 2 : 0);
  for (let segment = 0; segment < count; segment++) {
    const end = table.getUint16(field(0, segment));
    const start = table.getUint16(field(1, segment));
    const delta = table.getUint16(field(2, segment));
    const listAt = field(3, segment);
    const list = table.getUint16(listAt);
    for (let point = start; point <= end && point !== 0xffff; point++) {
      const raw = list === 0 ? point : table.getUint16(listAt + list + 2 * (point - start));
      if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) points.add(point);
    }
  }
};

/** Format 12: groups of code points of all planes. */
const addGroups = (table: DataView, points: Set<number>): void => {
  for (let group = 0; group < table.getUint32(12); group++) {
    const at = 16 + 12 * group;
    const [start, end, glyph] = [table.getUint32(at), table.getUint32(at + 4), table.getUint32(at + 8)];
    for (let point = start; point <= end; point++) if (glyph + point - start !== 0) points.add(point);
  }
};

/**
 * The code points for which a font file (WOFF 1.0) has a glyph, from its own `cmap` (formats 4 and 12); none where it is no such
 * file. Throws a RangeError where the file is cut.
 */
export const codePointsOf = (woff: Uint8Array): Set<number> => {
  const points = new Set<number>();
  const cmap = cmapOf(woff);
  if (cmap === null) return points;
  const view = viewOf(cmap);
  for (let index = 0; index < view.getUint16(2); index++) {
    const at = 4 + 8 * index;
    if (!UNICODE_PLATFORMS.includes(view.getUint16(at))) continue;
    const table = viewOf(cmap.subarray(view.getUint32(at + 4)));
    const format = table.getUint16(0);
    if (format === 4) addSegments(table, points);
    if (format === 12) addGroups(table, points);
  }
  return points;
};
