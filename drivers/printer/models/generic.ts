import type { PrinterModel } from './model.ts';

/**
 * What nearly every receipt printer of the last twenty years obeys; GS v 0 with m = 0 to 3 is one command (POS-80 programmer's
 * manual). GS r is answered by many when the command is read, not when the paper is out: a job is never confirmed by it, unless
 * the option `confirms` says so.
 */
export const generic: PrinterModel = {
  id: 'generic',
  label: 'Any ESC/POS receipt printer',
  dpi: 203,
  dots: { 80: 576, 58: 384 },
  raster: { command: 'GS v 0', enlarges: true },
  setsMotionUnits: false,
  cutter: { command: 'GS V', kinds: ['partial', 'full'], feedDots: 0 },
  presenter: null,
  status: { topics: [1, 2, 3, 4], full: false, automatic: false, paperLow: true },
  confirms: null,
  clearsBuffers: false,
  cutCounter: null,
};
