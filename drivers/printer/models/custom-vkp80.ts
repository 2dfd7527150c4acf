import type { PrinterModel } from './model.ts';

/**
 * Custom VKP80, VKP80II, VKP80III (in VKP80II emulation): kiosk printers with presenter and a sensor for the end of the roll
 * (Custom, VKP80II user's manual and command reference). The cutter is 11.9 mm behind the head and ESC i does not feed to it. GS e 3 m
 * hands out m steps of 7.3 mm. Uncertain: the length of a step of the first VKP80; whether GS r waits for the motor.
 */
export const customVkp80: PrinterModel = {
  id: 'custom-vkp80',
  label: 'Custom VKP80, VKP80II, VKP80III (presenter)',
  dpi: 203,
  dots: { 80: 576 },
  raster: { command: 'GS v 0', enlarges: true },
  setsMotionUnits: true,
  cutter: { command: 'ESC i/m', kinds: ['full'], feedDots: 96 },
  presenter: { present: Uint8Array.of(0x1d, 0x65, 3, 12) },
  status: { topics: [1, 2, 3, 4], full: true, automatic: false, paperLow: true },
  confirms: 'GS r',
  clearsBuffers: false,
  cutCounter: null,
};
