import type { PrinterModel } from './model.ts';

/** Printers from before GS v 0 and GS V: lines of columns, the older cuts, and no word of their own. */
export const genericOld: PrinterModel = {
  id: 'generic-old',
  label: 'Older ESC/POS receipt printer (ESC *)',
  dpi: 203,
  dots: { 80: 576, 58: 384 },
  raster: { command: 'ESC *' },
  setsMotionUnits: false,
  cutter: { command: 'ESC i/m', kinds: ['partial', 'full'], feedDots: 120 },
  presenter: null,
  status: { topics: [], full: false, automatic: false, paperLow: false },
  confirms: null,
  clearsBuffers: false,
  cutCounter: null,
};
