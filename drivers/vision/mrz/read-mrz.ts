import { mapQuad } from '../image/crop.ts';
import { shrink } from '../image/scale.ts';
import type { GrayPicture } from '../picture.ts';
import { align, sharpenGrid } from './align.ts';
import { type Cell, readCells } from './cells.ts';
import { decide, isForeign, type MrzReading, strangeness } from './decide.ts';
import { findMrzZones, type MrzZone } from './find-zone.ts';
import { CELL, GLYPHS } from './glyphs.ts';
import { type Grid, gridOf, turned } from './grid.ts';
import type { OcrEngine } from './ocr.ts';
import { linesOf } from './places.ts';
import { opinionOf, stripForOcr } from './second-reader.ts';

/** Cells that were found on a zone, and where. */
interface Found {
  readonly picture: GrayPicture;
  readonly grid: Grid;
  /** How much the cells look like characters, at most 1. */
  readonly score: number;
  readonly cells: readonly Cell[];
}

/** Characters need no more pixels than this times the cells that they are read in. */
const FINE = 0.95;
const ROW_BY_PITCH = 4.23 / 2.54;
/** Zones that are tried in one picture. */
const TRIES = 3;
/** Below this, what was laid out looks little like characters. */
const LIKELY = 0.4;

const findCells = (picture: GrayPicture, zone: MrzZone): Found | null => {
  const factor = Math.max(1, Math.floor(zone.rowHeight / ROW_BY_PITCH / (CELL.width * FINE)));
  const small = factor > 1 ? shrink(picture, factor) : picture;
  const rough = gridOf(mapQuad(zone.corners, ({ x, y }) => ({ x: x / factor, y: y / factor })));
  if (rough === null) return null;
  const upright = align(small, rough);
  const upsideDown = align(small, turned(rough));
  const better = upright.score >= upsideDown.score ? upright : upsideDown;
  if (better.score < LIKELY) return null;
  const grid = sharpenGrid(small, better.grid);
  return { picture: small, grid, score: better.score, cells: readCells(small, grid) };
};

const confirmed = async (found: Found, ocr: OcrEngine, today: string): Promise<MrzReading> => {
  const lines = linesOf(found.cells.map(({ glyph }) => GLYPHS[glyph] ?? '<').join(''));
  const read = await ocr.recognise(stripForOcr(found.picture, found.grid));
  return decide(found.cells, opinionOf(read, lines), today);
};

/** The mean loss per place above which the cells hold something else than a zone of Vietnam: not worth the time of an OCR engine. */
const STRANGE = 0.6;
/** From this likeness on, what stands there is a zone of some state. */
const ZONE = 0.66;

/**
 * Reads the machine-readable zone in a picture of any size, with the card in any position: our own reader of OCR-B cell by cell, and
 * the engine over the same straightened strip. Accepted is only what satisfies all check digits and, where there are none (the name,
 * the sex), what both readers agree on or one is very sure of. `today` (FHIR date) decides the century of a birth.
 */
export async function readMrz(picture: GrayPicture, ocr: OcrEngine, today: string): Promise<MrzReading> {
  let refused: MrzReading = { ok: false, reason: 'no-zone', lines: [] };
  for (const zone of findMrzZones(picture, TRIES)) {
    const found = findCells(picture, zone);
    if (found === null) continue;
    if (strangeness(found.cells) > STRANGE) {
      const reason = found.score > ZONE && isForeign(found.cells) ? 'foreign' : 'unreadable';
      if (refused.reason === 'no-zone' || reason === 'foreign') refused = { ok: false, reason, lines: [] };
      continue;
    }
    const reading = await confirmed(found, ocr, today);
    return reading;
  }
  return refused;
}
