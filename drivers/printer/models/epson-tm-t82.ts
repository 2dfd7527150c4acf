import type { PrinterModel } from './model.ts';

/**
 * TM-T82II, T82III, T82X (Epson, "TM-T82II/T82III technical reference" and the ESC/POS reference by model). The first TM-T82 has no
 * process id: for it take `generic`. Paper of 58 mm needs the guide that comes with the printer.
 */
export const epsonTmT82: PrinterModel = {
  id: 'epson-tm-t82',
  label: 'Epson TM-T82II, T82III, T82X',
  dpi: 203,
  dots: { 80: 576, 58: 420 },
  raster: { command: 'GS v 0', enlarges: true },
  setsMotionUnits: true,
  cutter: { command: 'GS V', kinds: ['partial', 'full'], feedDots: 0 },
  presenter: null,
  status: { topics: [1, 2, 3, 4], full: false, automatic: true, paperLow: true },
  confirms: 'process-id',
  clearsBuffers: true,
  cutCounter: 178,
};
