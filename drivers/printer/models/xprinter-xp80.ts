import type { PrinterModel } from './model.ts';

/**
 * XP-80, XP-Q200, XP-C300H and the many printers of the same board (programmer's manual of the POS-80XX series). Automatic status is
 * not used: boards differ in whether they tell it. Nor is GS r: many of these boards answer it when the command is read, not
 * when the paper is out; for one that was seen to wait there is the option `confirms`. Uncertain: whether a sensor for the end of
 * the roll is fitted; some heads print 512 dots, most 576.
 */
export const xprinterXp80: PrinterModel = {
  id: 'xprinter-xp80',
  label: 'Xprinter XP-80 and alike',
  dpi: 203,
  dots: { 80: 576, 58: 384 },
  raster: { command: 'GS v 0', enlarges: true },
  setsMotionUnits: true,
  cutter: { command: 'GS V', kinds: ['partial'], feedDots: 0 },
  presenter: null,
  status: { topics: [1, 2, 3, 4], full: false, automatic: false, paperLow: true },
  confirms: null,
  clearsBuffers: false,
  cutCounter: null,
};
