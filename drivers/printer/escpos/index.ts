import { blacken, blankBitmap } from '../../codec/bitmap.ts';
import { defineDriver } from '../../define.ts';
import { err, ok } from '../../ports/result.ts';
import { findModel, PRINTER_MODELS } from '../models/index.ts';
import { jobBytes } from '../models/job.ts';
import type { PrinterModel } from '../models/model.ts';
import { linkTo } from './link.ts';
import { type EscposOptions, escposOptions } from './options.ts';
import { patienceFor } from './patience.ts';
import { createEscposPrinter } from './printer.ts';

/** Encodes a picture that is never printed: the code is compiled before a patient waits for it. */
const warmUp = (width: number): ReturnType<typeof blankBitmap> => {
  const picture = blankBitmap(width, 64);
  for (let i = 0; i < 64; i++) blacken(picture, i * 3, i);
  return picture;
};

/** The model, with the way to confirm that the configuration names. */
const confirming = (model: PrinterModel, confirms: EscposOptions['confirms']): PrinterModel =>
  confirms === undefined ? model : { ...model, confirms: confirms === 'none' ? null : confirms };

/**
 * Receipt printers that speak ESC/POS, on the network, a serial line or USB. Opens also while the printer is off: its status says
 * so. `misconfigured`: no such model, or one without such paper or cut.
 */
export default defineDriver({
  kind: 'printer',
  id: 'escpos',
  label: 'ESC/POS ticket printer',
  options: escposOptions,
  open: async (options, context) => {
    const { paper } = options;
    const known = findModel(options.model);
    if (!known) {
      const all = PRINTER_MODELS.map(({ id }) => id).join(', ');
      return err('misconfigured', `no printer model "${options.model}"; there are: ${all}`);
    }
    const model = confirming(known, options.confirms);
    const dots = model.dots[paper];
    if (dots === undefined) return err('misconfigured', `${model.id} takes no paper of ${paper} mm`);
    const kinds = model.cutter?.kinds ?? [];
    const cut = options.cut ?? kinds[0] ?? 'full';
    if (options.cut !== undefined && model.cutter !== null && !kinds.includes(options.cut))
      return err('misconfigured', `the cutter of ${model.id} makes no ${options.cut} cut`);
    jobBytes(warmUp(dots), model, { paper, cut, jobId: 0 });
    const open = linkTo(options.to);
    const timeouts = patienceFor(options.to, options.timeouts);
    return ok(createEscposPrinter({ open, model, paper: { roll: paper, dots }, cut, timeouts }, context));
  },
});
