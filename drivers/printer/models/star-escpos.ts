import type { PrinterModel } from './model.ts';

/**
 * Star printers switched to ESC/POS mode: TSP650II, TSP700II, BSC10, mC-Print (Star, "Line Thermal Printer ESC/POS Mode Command
 * Specifications" 2.50). Process ids and maintenance counters are Epson's alone. Uncertain: the dots on 58 mm, which differ by
 * model; 384 fit on all.
 */
export const starEscpos: PrinterModel = {
  id: 'star-escpos',
  label: 'Star in ESC/POS mode',
  dpi: 203,
  dots: { 80: 576, 58: 384 },
  raster: { command: 'GS v 0', enlarges: true },
  setsMotionUnits: true,
  cutter: { command: 'GS V', kinds: ['partial', 'full'], feedDots: 0 },
  presenter: null,
  status: { topics: [1, 2, 3, 4], full: false, automatic: true, paperLow: true },
  confirms: 'GS r',
  clearsBuffers: false,
  cutCounter: null,
};
