import type { PrinterModel } from './model.ts';

/**
 * TM-T88IV to T88VII (Epson, ESC/POS reference by model): 180 dpi, and a cutter that leaves one point whatever is asked for.
 * Uncertain: the counter of cuts of a T88IV.
 */
export const epsonTmT88: PrinterModel = {
  id: 'epson-tm-t88',
  label: 'Epson TM-T88IV, T88V, T88VI, T88VII',
  dpi: 180,
  dots: { 80: 512, 58: 360 },
  raster: { command: 'GS v 0', enlarges: true },
  setsMotionUnits: true,
  cutter: { command: 'GS V', kinds: ['partial'], feedDots: 0 },
  presenter: null,
  status: { topics: [1, 2, 3, 4], full: false, automatic: true, paperLow: true },
  confirms: 'process-id',
  clearsBuffers: true,
  cutCounter: 178,
};
