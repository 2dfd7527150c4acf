import type { Bitmap } from '../../codec/bitmap.ts';
import {
  concatBytes,
  cut,
  cutHere,
  feed,
  initialise,
  justify,
  processIdOf,
  requestAutomaticStatus,
  requestPaperStatus,
  requestProcessId,
  setMotionUnits,
} from '../../codec/escpos.ts';
import { columnLines } from '../../codec/escpos-columns.ts';
import { rasterBands } from '../../codec/escpos-raster.ts';
import type { CutKind, PaperWidth, PrinterModel } from './model.ts';

export interface JobSettings {
  readonly paper: PaperWidth;
  /** One of the kinds that the printer's cutter has; of no effect where it has none. */
  readonly cut: CutKind;
  /** Told apart by the printer's answer, where it knows process ids: two jobs in a row have different ones. */
  readonly jobId: number;
}

const MM_PER_INCH = 25.4;
/** Paper between the last line and the cut. */
const FOOT_MM = 2;
/** To the edge at which paper is torn off, where nothing cuts it. */
const TEAR_MM = 20;

const dotsOf = (mm: number, { dpi }: PrinterModel): number => Math.round((mm / MM_PER_INCH) * dpi);

const pictureBytes = (
  picture: Bitmap,
  { raster, setsMotionUnits }: PrinterModel,
  area: number,
): Uint8Array =>
  raster.command === 'ESC *'
    ? columnLines(picture)
    : // Where the unit of feed cannot be set it is one dot or half of one: white rows are told as dots.
      rasterBands(picture, { area, enlarges: raster.enlarges, feeds: setsMotionUnits });

const unitBytes = ({ setsMotionUnits: sets, dpi }: PrinterModel): Uint8Array =>
  sets ? setMotionUnits(dpi) : new Uint8Array(0);

const endBytes = (model: PrinterModel, kind: CutKind): Uint8Array => {
  const { cutter } = model;
  if (cutter === null) return feed(dotsOf(TEAR_MM, model));
  const foot = dotsOf(FOOT_MM, model);
  if (cutter.command === 'GS V') return concatBytes([feed(cutter.feedDots), cut(kind, foot)]);
  return concatBytes([feed(cutter.feedDots + foot), cutHere(kind)]);
};

/** Feeds and cuts what hangs out of the printer, half a ticket of before, and lets it fall. */
export const scrapBytes = (model: PrinterModel, kind: CutKind): Uint8Array =>
  concatBytes([
    initialise(),
    unitBytes(model),
    endBytes(model, kind),
    model.presenter?.present ?? new Uint8Array(0),
  ]);

const confirmBytes = (model: PrinterModel, jobId: number): Uint8Array => {
  if (model.confirms === 'process-id') return requestProcessId(processIdOf(jobId));
  return model.confirms === 'GS r' ? requestPaperStatus() : new Uint8Array(0);
};

/**
 * All bytes of one job: settings, picture, cut, presenter, and the question whose answer says that all before it was printed. GS a
 * stands behind ESC @, which ends it.
 * @throws RangeError where the picture is wider than the paper, or the printer takes no such paper.
 */
export const jobBytes = (picture: Bitmap, model: PrinterModel, settings: JobSettings): Uint8Array => {
  const area = model.dots[settings.paper];
  if (area === undefined) throw new RangeError(`${model.id} takes no paper of ${settings.paper} mm`);
  if (picture.width > area) throw new RangeError(`a picture of ${picture.width} dots for ${area}`);
  return concatBytes([
    initialise(),
    model.status.automatic ? requestAutomaticStatus() : new Uint8Array(0),
    unitBytes(model),
    justify('centre'),
    pictureBytes(picture, model, area),
    endBytes(model, settings.cut),
    model.presenter?.present ?? new Uint8Array(0),
    confirmBytes(model, settings.jobId),
  ]);
};
