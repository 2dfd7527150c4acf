import { customVkp80 } from './custom-vkp80.ts';
import { epsonTmT82 } from './epson-tm-t82.ts';
import { epsonTmT88 } from './epson-tm-t88.ts';
import { generic } from './generic.ts';
import { genericOld } from './generic-old.ts';
import type { PrinterModel } from './model.ts';
import { nipponKiosk } from './nippon-kiosk.ts';
import { starEscpos } from './star-escpos.ts';
import { xprinterXp80 } from './xprinter-xp80.ts';

/** Every printer that can be named in the configuration. */
export const PRINTER_MODELS: readonly PrinterModel[] = [
  generic,
  genericOld,
  epsonTmT82,
  epsonTmT88,
  xprinterXp80,
  starEscpos,
  customVkp80,
  nipponKiosk,
];

/** The printer of that id. */
export const findModel = (id: string): PrinterModel | undefined =>
  PRINTER_MODELS.find((model) => model.id === id);
