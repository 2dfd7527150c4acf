import type { PrinterModel } from './model.ts';

/**
 * Nippon Primex NP-2511D-2, NP-3511D-2 and alike (command reference D-F10116): ESC * and ESC i, ESC m; a presenter hands the
 * ticket out by itself after the cut. It tells the end of printing by commands of its own (GS G), which we do not use. Uncertain: how
 * far the cutter is from the head (12 mm here), and which topics of DLE EOT an older firmware answers.
 */
export const nipponKiosk: PrinterModel = {
  id: 'nippon-kiosk',
  label: 'Nippon Primex kiosk printers (presenter)',
  dpi: 203,
  dots: { 80: 576, 58: 384 },
  raster: { command: 'ESC *' },
  setsMotionUnits: false,
  cutter: { command: 'ESC i/m', kinds: ['full', 'partial'], feedDots: 96 },
  presenter: { present: new Uint8Array(0) },
  status: { topics: [1, 2, 3, 4], full: false, automatic: false, paperLow: true },
  confirms: null,
  clearsBuffers: false,
  cutCounter: null,
};
