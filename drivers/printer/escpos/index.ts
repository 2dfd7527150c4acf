import { defineDriver } from '../../define.ts';
import { err, ok } from '../../ports/result.ts';
import { loadTicketFonts } from '../paper/fonts.ts';
import { jobBytes } from './job.ts';
import { escposOptions } from './options.ts';
import { createEscposPrinter } from './printer.ts';
import { WARM_UP_TICKET } from './warm-up.ts';

/** Receipt printers that speak ESC/POS on a TCP port (Epson TM, Xprinter and alike). Opens also while the printer is off: its status says so. */
export default defineDriver({
  kind: 'printer',
  id: 'escpos',
  label: 'ESC/POS ticket printer (TCP)',
  options: escposOptions,
  open: async (options, context) => {
    const fonts = loadTicketFonts();
    if (!fonts.ok) return err('misconfigured', fonts.detail);
    jobBytes(WARM_UP_TICKET, options);
    return ok(createEscposPrinter(options, context));
  },
});
